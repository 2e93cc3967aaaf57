import { z } from 'zod'

/** Preferences of the user on this machine, whichever library is open. */
export const settingsSchema = z
  .object({
    locale: z.enum(['system', 'zh-CN', 'en']),
    theme: z.enum(['system', 'light', 'dark']),
    /** Reading type size in px. */
    readingSize: z.number().int().min(12).max(36),
    /** Line length in em. */
    readingMeasure: z.number().int().min(20).max(60),
    /** Path of the library that is opened on start; null before the first. */
    lastLibrary: z.string().nullable(),
  })
  .strict()
export type Settings = z.infer<typeof settingsSchema>

export const DEFAULT_SETTINGS: Settings = { locale: 'system', theme: 'system', readingSize: 18, readingMeasure: 36, lastLibrary: null }

/** What the window looked like, kept with the library so that a start ends where the reader was. */
export const workspaceSchema = z
  .object({
    screen: z.enum(['library', 'reading', 'search', 'notes']),
    panes: z.array(z.object({ reportId: z.string().nullable(), position: z.number().int().min(0) }).strict()).max(4),
    activePane: z.number().int().min(0).max(3),
    outline: z.boolean(),
    margin: z.boolean(),
  })
  .strict()
export type Workspace = z.infer<typeof workspaceSchema>
