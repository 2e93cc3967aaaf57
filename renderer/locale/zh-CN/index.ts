import { columns } from './columns.ts'
import { common } from './common.ts'
import { duplicates } from './duplicates.ts'
import { errors } from './errors.ts'
import { folders } from './folders.ts'
import { library } from './library.ts'
import { notes } from './notes.ts'
import { reading } from './reading.ts'
import { search } from './search.ts'
import { settings } from './settings.ts'
import { source } from './source.ts'
import { trends } from './trends.ts'

export const words = { columns, common, duplicates, errors, folders, library, reading, search, notes, settings, source, trends }
