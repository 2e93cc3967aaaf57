import type { HighlightInContext } from '../../../shared/model/highlight.ts'
import type { ReportSummary } from '../../../shared/model/report.ts'
import type { Tag } from '../../../shared/model/tag.ts'
import { compareNames } from '../../../shared/text/compare-names.ts'

export const MATRIX_SIDES = ['place', 'year'] as const
export type MatrixSide = (typeof MATRIX_SIDES)[number]

/** Tags as rows, places or years as columns, and in each cell the quotes. */
export interface QuoteMatrix {
  readonly tags: readonly Tag[]
  /** Null stands for reports of which it is not known. Those without any quote are there too: read, and not mentioned. */
  readonly columns: readonly (string | null)[]
  quotes(tagId: string, column: string | null): readonly HighlightInContext[]
}

export function makeMatrix(
  notes: readonly HighlightInContext[],
  side: MatrixSide,
  tags: readonly Tag[],
  reports: readonly Pick<ReportSummary, 'place' | 'year' | 'highlights'>[],
): QuoteMatrix {
  const columnOf = ({ place, year }: Pick<ReportSummary, 'place' | 'year'>) =>
    side === 'place' ? place : year === null ? null : String(year)
  const cells = new Map<string, HighlightInContext[]>()
  const used = new Set<string>()
  for (const note of notes) {
    for (const tagId of note.tagIds) {
      used.add(tagId)
      const key = cellOf(tagId, columnOf(note))
      cells.set(key, [...(cells.get(key) ?? []), note])
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
