export const BIN_KINDS = ['source', 'report', 'highlight', 'tag', 'memo'] as const
export type BinKind = (typeof BIN_KINDS)[number]

/** Something that was removed and can be had again. */
export interface BinItem {
  readonly kind: BinKind
  readonly id: string
  /** By which a user knows it: path, title, quote, path in the codebook. */
  readonly words: string
  /** What it belonged to: the file of a report, the title of a highlight's report. */
  readonly origin: string | null
  readonly removedAt: string
  /** Highlights that come back with it. */
  readonly highlights: number
}
