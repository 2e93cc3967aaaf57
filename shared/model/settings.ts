import type { z } from 'zod'
import type { settings, workspace } from '../schemas.ts'

/** Preferences of the user on this machine, whichever library is open. */
export type Settings = z.infer<typeof settings>

export const DEFAULT_SETTINGS: Settings = { locale: 'system', theme: 'system', readingSize: 18, readingMeasure: 36, lastLibrary: null }

/** What the window looked like, kept with the library so that a start ends where the reader was. */
export type Workspace = z.infer<typeof workspace>
