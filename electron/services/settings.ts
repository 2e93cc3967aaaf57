import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EventPayload } from '../../shared/contract.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../shared/model/settings.ts'
import { settings as settingsSchema } from '../../shared/schemas.ts'
import { makeFolder } from '../make-folder.ts'

export interface SettingsService {
  get(): Settings
  update(patch: { readonly [K in keyof Settings]?: Settings[K] | undefined }): Settings
}

/** Preferences in one small file; it is written beside and renamed, so that it is never half there. */
export function createSettings(dataFolder: string, changed: (settings: EventPayload<'settings.changed'>) => void): SettingsService {
  const file = join(dataFolder, 'settings.json')
  let settings = read(file)

  return {
    get: () => settings,
    update(patch) {
      const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as Partial<Settings>
      const next = { ...settings, ...given }
      makeFolder(dataFolder)
      writeFileSync(`${file}.new`, `${JSON.stringify(next, null, 2)}\n`, { flush: true })
      renameSync(`${file}.new`, file)
      settings = next
      changed(settings)
      return settings
    },
  }
}

/** A file that cannot be understood is put aside, so that the user can look at it; the program starts all the same. */
function read(file: string): Settings {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return DEFAULT_SETTINGS
    throw error
  }
  const settings = parse(text)
  if (settings) return settings
  renameSync(file, `${file}.broken`)
  return DEFAULT_SETTINGS
}

function parse(text: string): Settings | undefined {
  try {
    const parsed = settingsSchema.partial().safeParse(JSON.parse(text))
    return parsed.success ? ({ ...DEFAULT_SETTINGS, ...parsed.data } as Settings) : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
