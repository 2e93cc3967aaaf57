import type { Colour } from '../model/highlight.ts'

/**
 * Annotations as they stand in a file, whoever wrote it. Nothing of it has been compared with the library yet: a
 * selector here says where the words were, not where they are.
 */
export interface AnnotationFile {
  readonly format: AnnotationFormat
  readonly documents: readonly OutsideDocument[]
  readonly annotations: readonly OutsideAnnotation[]
  /** The codebook, parents before children, where the file has one. */
  readonly tags: readonly OutsideTag[]
  readonly memos: readonly OutsideMemo[]
  /** What the file holds beside and the library has no place for, with how many there are of it. */
  readonly leftOut: Readonly<Partial<Record<LeftOut, number>>>
}

export type AnnotationFormat = 'library' | 'web-annotation' | 'hypothesis' | 'refi-project' | 'refi-codebook'

/** Answers to annotations, notes on whole pages or projects, marks on pictures, sound or film, links between marks, sources that are no text. */
export type LeftOut = 'reply' | 'page-note' | 'memo' | 'media' | 'link' | 'unreadable-source' | 'unusable'

/** A text that annotations are about. */
export interface OutsideDocument {
  /** Names it in the file. */
  readonly key: string
  /** To be shown, never to be matched. */
  readonly name: string
  /** Id of the report of ours that it was, where the file says so. */
  readonly reportId: string | null
  /** SHA-256 of a file with this text; any of them. */
  readonly sha256: readonly string[]
  /** SHA-256 of the canonical text, where the file says: tells apart the reports of one file. */
  readonly textSha256: string | null
  /** True where the file holds the text itself, so that it can be read into the library. */
  readonly enclosed: boolean
}

export interface OutsideAnnotation {
  /** The id of ours that it had, where the file says so. */
  readonly ownId: string | null
  /** What tells it from every other one in any file: what the file calls it, or what it says. */
  readonly name: string
  /** Key of its document. */
  readonly document: string
  readonly quote: string
  readonly prefix: string
  readonly suffix: string
  /** First and behind the last code point in the document, where the file says. */
  readonly start: number | null
  readonly end: number | null
  readonly colour: Colour | null
  readonly note: string
  /** Names from the root. */
  readonly tags: readonly (readonly string[])[]
  /** True where its place was not certain in the library that it comes from. */
  readonly doubtful: boolean
  /** ISO dates with time, in UTC. */
  readonly createdAt: string | null
  readonly updatedAt: string | null
}

export interface OutsideTag {
  readonly path: readonly string[]
  /** The id of ours that it had. */
  readonly ownId: string | null
  readonly description: string
  readonly colour: Colour | null
}

/** What somebody wrote about a whole thing; only files of ours say what a memo is about. */
export interface OutsideMemo {
  readonly about: OutsideSubject
  /** The id of ours that it had. */
  readonly ownId: string | null
  /** Markdown. */
  readonly text: string
  /** ISO dates with time, in UTC. */
  readonly createdAt: string | null
  readonly updatedAt: string | null
}

export type OutsideSubject =
  | { readonly kind: 'library' }
  /** Key of a document of the file. */
  | { readonly kind: 'report'; readonly document: string }
  | { readonly kind: 'tag'; readonly path: readonly string[] }
  /** The id of ours that the highlight had. */
  | { readonly kind: 'highlight'; readonly ownId: string }

/** A name of another program as one that a tag can have; undefined where nothing is left of it. Names of ours stay as they are. */
export function toTagName(name: string): string | undefined {
  const plain = name
    .toWellFormed()
    .replaceAll(/\p{Cc}+/gu, ' ')
    .replaceAll('/', '／')
    .trim()
  return plain === '' ? undefined : plain.slice(0, LONGEST_TAG).toWellFormed().trim()
}

/** UTF-16 units. */
const LONGEST_TAG = 200

/** What is no date of the years in which there were computers is none. */
export function toIsoDate(written: unknown): string | null {
  const time = typeof written === 'string' ? Date.parse(written) : Number.NaN
  if (Number.isNaN(time) || time < 0 || time > Date.UTC(2200, 0)) return null
  return new Date(time).toISOString()
}
