import type { EventPayload } from '../../../shared/contract.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../../shared/model/settings.ts'
import { settings as settingsSchema } from '../../../shared/schemas.ts'
import { createProgramFile, type Understood } from './program-file.ts'

export interface SettingsService {
  get(): Settings
  /** Throws `settings-unsaved`; they are as they were then. */
  update(patch: { readonly [K in keyof Settings]?: Settings[K] | undefined }): Settings
}

export function createSettings(dataFolder: string, changed: (settings: EventPayload<'settings.changed'>) => void): SettingsService {
  const file = createProgramFile(dataFolder, 'settings.json', understand)
  let settings: Settings = { ...DEFAULT_SETTINGS, ...file.read() }

  return {
    get: () => settings,
    update(patch) {
      const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as Partial<Settings>
      const next = { ...settings, ...given }
      file.write(next)
      settings = next
      changed(settings)
      return settings
    },
  }
}

/** One value that is damaged, or of a newer version, does not take the others along. */
function understand(json: unknown): Understood<Partial<Settings>> {
  if (typeof json !== 'object' || json === null) return { value: undefined, whole: false }
  const given = json as Readonly<Record<string, unknown>>
  const good = Object.entries(settingsSchema.shape).flatMap(([key, schema]) => {
    const read = schema.safeParse(given[key])
    return read.success ? [[key, read.data] as const] : []
  })
  return { value: Object.fromEntries(good) as Partial<Settings>, whole: good.length === Object.keys(given).length }
}
