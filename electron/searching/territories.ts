import type { Range } from '../../shared/model/search.ts'

/** A stretch of text and the innermost section that governs it; undefined for none. */
export interface Territory<S extends Range> extends Range {
  readonly section: S | undefined
}

/** A text cut at every border of its sections, in reading order. */
export function territoriesOf<S extends Range>(sections: readonly S[], length: number): Territory<S>[] {
  const borders = [...new Set([0, length, ...sections.flatMap(({ start, end }) => [start, end])])]
    .filter(border => border >= 0 && border <= length)
    .sort((a, b) => a - b)
  return borders.slice(1).map((end, i) => {
    const start = borders[i] ?? 0
    return { start, end, section: innermostAt(sections, start) }
  })
}

/** The section that holds the unit and begins last; of those that begin together the shortest. */
export function innermostAt<S extends Range>(sections: readonly S[], at: number): S | undefined {
  return sections
    .filter(({ start, end }) => start <= at && at < end)
    .reduce<S | undefined>((inner, section) => (inner && !isInner(section, inner) ? inner : section), undefined)
}

function isInner(section: Range, inner: Range): boolean {
  return section.start > inner.start || (section.start === inner.start && section.end < inner.end)
}
