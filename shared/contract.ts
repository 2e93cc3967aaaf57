import type { z } from 'zod'
import type { CancelSignal } from './cancel.ts'
import { annotating } from './contract/annotating.ts'
import { comparing } from './contract/comparing.ts'
import { exporting } from './contract/exporting.ts'
import { finding } from './contract/finding.ts'
import { library } from './contract/library.ts'
import { window } from './contract/window.ts'
import type { LivingExport } from './model/export-template.ts'
import type { FolderNews } from './model/folder.ts'
import type { HighlightChanges } from './model/highlight.ts'
import type { JournalState } from './model/journal.ts'
import type { LibraryInfo } from './model/library.ts'
import type { Settings } from './model/settings.ts'
import type { ImportProgress } from './model/source.ts'

/**
 * Every method and event that crosses the boundary between a window (or script) and the engine, once. Handler types,
 * client types, the allow-list and the input check all come from this table. Data is plain JSON.
 */
export const contract = { ...library, ...finding, ...annotating, ...comparing, ...exporting, ...window } as const

type Contract = typeof contract
export type MethodName = keyof Contract
export type Input<M extends MethodName> = z.infer<Contract[M]['input']>
type TypesOf<M extends MethodName> = NonNullable<Contract[M]['types']>
export type Output<M extends MethodName> = TypesOf<M>['output']
export type Progress<M extends MethodName> = TypesOf<M>['progress']
export type MethodOf<S extends 'engine' | 'host'> = { [M in MethodName]: Contract[M]['side'] extends S ? M : never }[MethodName]

/** What a handler gets beside its input. */
export interface CallContext<P = unknown> {
  readonly signal: CancelSignal
  readonly progress: (progress: P) => void
}

export type Handlers<M extends MethodName> = {
  readonly [K in M]: (input: Input<K>, context: CallContext<Progress<K>>) => Output<K> | Promise<Output<K>>
}

/** Announcements to every window; they tell that something changed, they do not steer. */
export interface Events {
  'library.changed': LibraryInfo | null
  'reports.changed': { readonly ids: readonly string[] | null }
  /** `changes`: all that is different now, where it is known; without it the reports' highlights are to be read again. */
  'highlights.changed': { readonly reportIds: readonly string[] | null; readonly changes?: HighlightChanges }
  'tags.changed': Record<string, never>
  /** What colours mean. */
  'inks.changed': Record<string, never>
  'concepts.changed': Record<string, never>
  /** Definitions of indicators, or what was chosen for cells. */
  'indicators.changed': Record<string, never>
  /** Sets of themes, or what was chosen of them: whatever was told of themes is to be asked anew. */
  'themes.changed': Record<string, never>
  /** What was said of sections that are compared. */
  'comparisons.changed': Record<string, never>
  /** Memos, or what they are about. */
  'memos.changed': Record<string, never>
  /** Layouts of panes under names. */
  'workspaces.changed': Record<string, never>
  /** Reading lists or saved searches. */
  'lists.changed': Record<string, never>
  'journal.changed': JournalState
  'settings.changed': Settings
  'importing.progress': ImportProgress | null
  /** What a look through opened folders brought in. */
  'folders.news': FolderNews
  'folders.changed': Record<string, never>
  'exports.living': LivingExport | null
  'engine.restarted': Record<string, never>
}
export type EventName = keyof Events
export type EventPayload<E extends EventName> = Events[E]
