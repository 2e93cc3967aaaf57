import { type MemoSubject, memoKey } from './memo.ts'
import type { Range } from './search.ts'

/** What quick-open finds, in the order in which equally good ones are shown. */
export const QUICK_OPEN_KINDS = ['report', 'place', 'section', 'tag', 'note', 'memo'] as const
export type QuickOpenKind = (typeof QUICK_OPEN_KINDS)[number]

interface Found {
  /** Title, name of the place, heading, path of the tag, beginning of the note, or sentence of the memo. */
  readonly text: string
  /** What was meant of `text`, in reading order; empty where something else of it was meant, such as its year. */
  readonly marks: readonly Range[]
}

/** Something that can be gone to. */
export type QuickOpenItem =
  | (Found & { readonly kind: 'report'; readonly reportId: string })
  /** `path`: names from the outermost to the place itself. `reports`: how many lie in it. */
  | (Found & { readonly kind: 'place'; readonly path: readonly string[]; readonly reports: number })
  /** `start` is an offset in the report's canonical text. */
  | (Found & { readonly kind: 'section'; readonly reportId: string; readonly start: number })
  | (Found & { readonly kind: 'tag'; readonly tagId: string })
  /** `[start, end)`: the highlighted passage in the report's canonical text. */
  | (Found & Range & { readonly kind: 'note'; readonly reportId: string; readonly highlightId: string })
  /** `name`: of what it is about. */
  | (Found & { readonly kind: 'memo'; readonly about: MemoSubject; readonly name: string })

/** An item before its marks are made. */
export type UnmarkedItem = QuickOpenItem extends infer I ? (I extends { readonly marks: unknown } ? Omit<I, 'marks'> : never) : never

/** The same string for the same thing, another one for any other. */
export function quickOpenKey(item: UnmarkedItem): string {
  switch (item.kind) {
    case 'report':
      return item.reportId
    case 'place':
      return `place ${item.path.join('/')}`
    case 'section':
      return `${item.reportId} ${item.start}`
    case 'tag':
      return item.tagId
    case 'note':
      return item.highlightId
    case 'memo':
      return `memo ${memoKey(item.about)}`
  }
}

export interface QuickOpenGroup {
  readonly kind: QuickOpenKind
  /** How many there are, whatever the limit. */
  readonly total: number
  /** Best first. */
  readonly items: readonly QuickOpenItem[]
}
