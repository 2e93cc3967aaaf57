import { z } from 'zod'
import type { Input } from '../../../shared/contract.ts'
import { COLOURS } from '../../../shared/model/highlight.ts'
import type { InkNames } from '../../../shared/model/inks.ts'
import type { Db } from '../../store/db.ts'
import { findSetting, saveSetting } from '../../store/settings.ts'
import type { CurrentLibrary } from '../library/current-library.ts'

const KEY = 'ink-names'

/** What another version wrote and this one cannot read is as good as nothing. */
const namesSchema = z.partialRecord(z.enum(COLOURS), z.string().min(1)).catch({})

export interface InksService {
  get(): InkNames
  rename(input: Input<'inks.rename'>): InkNames
}

/** What colours mean in the open library. */
export function createInks(library: CurrentLibrary, changed: () => void): InksService {
  return {
    get: () => inkNames(library.database()),
    rename({ colour, name }) {
      const db = library.database()
      const { [colour]: _, ...others } = inkNames(db)
      const names = name === '' ? others : { ...others, [colour]: name }
      saveSetting(db, KEY, names)
      changed()
      return names
    },
  }
}

/** For what leaves the library as well. */
export function inkNames(db: Db): InkNames {
  return namesSchema.parse(findSetting(db, KEY) ?? {}) as InkNames
}
