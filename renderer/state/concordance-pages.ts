import type { ConcordanceRow } from '../../shared/model/search.ts'

/** Rows that are read at a time. */
export const PAGE_ROWS = 100
/** Pages that stay when others come: what scrolling back is likely to need. */
const KEPT = 40

/** Rows as they were read; `of` names the concordance, its order and context width. */
export interface ConcordanceRows {
  readonly of: string
  readonly rows: readonly ConcordanceRow[]
}

/** By the number of the page. */
export type ConcordancePages = ReadonlyMap<number, ConcordanceRows>

export function rowOf(pages: ConcordancePages, row: number): ConcordanceRow | undefined {
  return pages.get(Math.floor(row / PAGE_ROWS))?.rows[row % PAGE_ROWS]
}

/** The page to read next, so that these rows and then those around them are there; undefined when all are. */
export function nextPage(pages: ConcordancePages, of: string, first: number, last: number, count: number, coming: ReadonlySet<number>) {
  const [from, to] = [Math.floor(first / PAGE_ROWS), Math.floor(last / PAGE_ROWS)]
  const seen = Array.from({ length: to - from + 1 }, (_, at) => from + at)
  const wanted = [...seen, to + 1, from - 1].filter(page => page >= 0 && page * PAGE_ROWS < count)
  return wanted.find(page => pages.get(page)?.of !== of && !coming.has(page))
}

/** With the rows that came; what is of another order goes, except where it stands in for rows that are in view. */
export function withPage(pages: ConcordancePages, page: number, came: ConcordanceRows, first: number, last: number): ConcordancePages {
  const inView = (at: number) => at >= Math.floor(first / PAGE_ROWS) && at <= Math.floor(last / PAGE_ROWS)
  const others = [...pages].filter(([at, { of }]) => at !== page && (of === came.of || inView(at)))
  return new Map([...others.slice(-KEPT), [page, came]])
}
