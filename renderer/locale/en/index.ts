import { common } from './common.ts'
import { errors } from './errors.ts'
import { library } from './library.ts'
import { notes } from './notes.ts'
import { reading } from './reading.ts'
import { search } from './search.ts'
import { settings } from './settings.ts'
import { source } from './source.ts'

export const words = { common, errors, library, reading, search, notes, settings, source }
