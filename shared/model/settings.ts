import type { z } from 'zod'
import type { savedLayout, settings, workspace } from '../schemas.ts'

/** Preferences of the user on this machine, whichever library is open. */
export type Settings = z.infer<typeof settings>

export const DEFAULT_SETTINGS: Settings = {
  locale: 'system',
  theme: 'system',
  readingSize: 18,
  readingLine: 178,
  readingMeasure: 36,
  shortcuts: {},
  lastLibrary: null,
}

/** What the window looked like, kept with the library so that a start ends where the reader was. */
export type Workspace = z.infer<typeof workspace>

/** Panes laid out for one task, under the user's own name for it. */
export type SavedLayout = z.infer<typeof savedLayout>
export type PaneLayout = SavedLayout['layout']
