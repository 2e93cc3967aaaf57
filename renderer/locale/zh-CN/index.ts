import { annotations } from './annotations.ts'
import { backups } from './backups.ts'
import { changes } from './changes.ts'
import { codebook } from './codebook.ts'
import { coders } from './coders.ts'
import { columns } from './columns.ts'
import { commands } from './commands.ts'
import { common } from './common.ts'
import { comparing } from './comparing.ts'
import { duplicates } from './duplicates.ts'
import { errors } from './errors.ts'
import { folders } from './folders.ts'
import { history } from './history.ts'
import { indicators } from './indicators.ts'
import { keys } from './keys.ts'
import { library } from './library.ts'
import { lists } from './lists.ts'
import { memos } from './memos.ts'
import { notes } from './notes.ts'
import { reading } from './reading.ts'
import { review } from './review.ts'
import { search } from './search.ts'
import { settings } from './settings.ts'
import { source } from './source.ts'
import { themes } from './themes.ts'
import { trends } from './trends.ts'
import { wording } from './wording.ts'
import { words as vocabulary } from './words.ts'

export const words = {
  annotations,
  backups,
  changes,
  codebook,
  coders,
  columns,
  commands,
  common,
  comparing,
  duplicates,
  errors,
  folders,
  history,
  indicators,
  keys,
  library,
  lists,
  memos,
  reading,
  review,
  search,
  notes,
  settings,
  source,
  themes,
  trends,
  wording,
  words: vocabulary,
}
