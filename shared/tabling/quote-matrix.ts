import type { HighlightInContext } from '../model/highlight.ts'
import type { ReportSummary } from '../model/report.ts'
import type { Tag } from '../model/tag.ts'
import { compareNames } from '../text/compare-names.ts'

export const MATRIX_SIDES = ['place', 'year'] as const
export type MatrixSide = (typeof MATRIX_SIDES)[number]

/** Tags as rows, places or years as columns, and in each cell the quotes. */
export interface QuoteMatrix<N> {
  readonly tags: readonly Tag[]
  /** Null stands for reports of which it is not known. Those without any quote are there too: read, and not mentioned. */
  readonly columns: readonly (string | null)[]
  quotes(tagId: string, column: string | null): readonly N[]
}

/** What of a highlight says where it stands in the matrix. */
export type MatrixNote = Pick<HighlightInContext, 'tagIds' | 'place' | 'year'>

export function makeMatrix<N extends MatrixNote>(
  notes: readonly N[],
  side: MatrixSide,
  tags: readonly Tag[],
  reports: readonly Pick<ReportSummary, 'place' | 'year' | 'highlights'>[],
): QuoteMatrix<N> {
  const columnOf = ({ place, year }: Pick<ReportSummary, 'place' | 'year'>) =>
    side === 'place' ? place : year === null ? null : String(year)
  const cells = new Map<string, N[]>()
  const used = new Set<string>()
  for (const note of notes) {
    for (const tagId of note.tagIds) {
      used.add(tagId)
      const key = cellOf(tagId, columnOf(note))
      const cell = cells.get(key) ?? []
      cell.push(note)
      cells.set(key, cell)
    }
  }
  // A report without any highlight has not been read yet: its empty column would say what nobody knows.
  const columns = new Set(
    [...notes.filter(note => note.tagIds.length > 0), ...reports.filter(report => report.highlights > 0)].map(columnOf),
  )
  return {
    tags: tags.filter(tag => used.has(tag.id)),
    columns: [...columns].sort((a, b) => Number(a === null) - Number(b === null) || compareNames(a ?? '', b ?? '')),
    quotes: (tagId, column) => cells.get(cellOf(tagId, column)) ?? [],
  }
}

function cellOf(tagId: string, column: string | null): string {
  return `${tagId} ${column ?? ''}`
}
