/** What a memo can be about. */
export const MEMO_KINDS = ['library', 'report', 'tag', 'highlight'] as const
export type MemoKind = (typeof MEMO_KINDS)[number]

/** The thing that a memo is about; each has one memo at most. */
export type MemoSubject = { readonly kind: 'library' } | { readonly kind: Exclude<MemoKind, 'library'>; readonly id: string }

/** What the user thinks about something, in Markdown; longer than a highlight's note. */
export interface Memo {
  readonly id: string
  readonly about: MemoSubject
  readonly text: string
  readonly createdAt: string
  readonly updatedAt: string
}

/** What a memo is or would be about, with what a list must say of it. */
export interface MemoEntry {
  readonly about: MemoSubject
  /** Name of the library, title of a report, path of a tag, quote of a highlight. */
  readonly name: string
  /** The report, or that of the highlight. */
  readonly report: { readonly id: string; readonly title: string; readonly place: string | null; readonly year: number | null } | null
  /** Null where none is written. */
  readonly memo: Memo | null
}

/** The same string for the same thing. */
export function memoKey(about: MemoSubject): string {
  return about.kind === 'library' ? about.kind : `${about.kind} ${about.id}`
}
