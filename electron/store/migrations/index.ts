import { first } from './001-first.ts'
import { repairs } from './002-repairs.ts'
import { duplicates } from './003-duplicates.ts'
import { folders } from './004-folders.ts'
import { search } from './005-search.ts'
import { concepts } from './006-concepts.ts'
import { lists } from './007-lists.ts'
import { codebook } from './008-codebook.ts'
import { words } from './009-words.ts'
import { themes } from './010-themes.ts'
import { sectionPins } from './011-section-pins.ts'
import { sharedWording } from './012-shared-wording.ts'
import { indicators } from './013-indicators.ts'
import { memos } from './014-memos.ts'
import { themeSummaries } from './015-theme-summaries.ts'
import { layouts } from './016-layouts.ts'
import { sourcePlaces } from './017-source-places.ts'
import type { Migration } from './migration.ts'

export const MIGRATIONS: readonly Migration[] = [
  first,
  repairs,
  duplicates,
  folders,
  search,
  concepts,
  lists,
  codebook,
  words,
  themes,
  sectionPins,
  sharedWording,
  indicators,
  memos,
  themeSummaries,
  layouts,
  sourcePlaces,
]
