import type { ErrorCode } from '../errors.ts'
import type { HighlightFilter } from './highlight.ts'

/** What one file of an export is about. */
export const EXPORT_UNITS = ['report', 'tag', 'place', 'year', 'all'] as const
export type ExportUnit = (typeof EXPORT_UNITS)[number]

/** How highlights become Markdown files. */
export interface ExportTemplate {
  readonly id: string
  /** Empty for those that come with the program: the interface names them. */
  readonly name: string
  readonly unit: ExportUnit
  /** In the language of Liquid, with front matter between `---` if wanted. */
  readonly source: string
  readonly builtIn: boolean
}

/** What a template gives for the highlights of a filter: the names of its files and the first of them whole. */
export interface ExportPreview {
  readonly files: readonly string[]
  readonly highlights: number
  readonly markdown: string
  /** Why the template cannot be used, in the words of its language; null where it can. */
  readonly problem: string | null
}

/** A file in which the user and the program changed the same thing. */
export interface ExportConflict {
  readonly file: string
  /** Ids of highlights, names of values in the front matter. */
  readonly about: readonly string[]
}

/** A folder that follows the library. */
export interface LivingExport {
  readonly directory: string
  /** Id of the template, or null for the first of the program. */
  readonly template: string | null
  readonly filter: HighlightFilter
  /** ISO date and time; null before the first time since the library was opened. */
  readonly writtenAt: string | null
  /** Since the library was opened. */
  readonly conflicts: readonly ExportConflict[]
  /** Why it could not be written the last time; null where it could. */
  readonly problem: ErrorCode | null
}
