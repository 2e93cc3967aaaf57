import type { Range } from '../../shared/model/search.ts'

/** A heading and what it governs, `[start, end)`; the heading stands at the start. */
export interface Heading extends Range {
  /** Folded. */
  readonly text: string
}

/** Fields that say where in a report something stands. */
export const PLACE_FIELDS = ['section', 'theme'] as const
export type PlaceField = (typeof PLACE_FIELDS)[number]

/** Stretches of a report: those below headings, or about themes, that hold one of the values (folded). */
export interface Stretches {
  readonly field: PlaceField
  readonly values: readonly string[]
}

/** Where in a report a query looks: in stretches of each `inside`, and in none of `outside`. */
export interface Scope {
  readonly inside: readonly Stretches[]
  readonly outside: readonly Stretches[]
}

export const EVERYWHERE: Scope = { inside: [], outside: [] }

export function isEverywhere({ inside, outside }: Scope): boolean {
  return inside.length + outside.length === 0
}

/** Values are folded. */
export function headingsWith(headings: readonly Heading[], values: readonly string[]): Heading[] {
  return headings.filter(({ text }) => values.some(value => text.includes(value)))
}

/** Whether a passage lies in the scope, whole. */
export function createScopeTest(
  { inside, outside }: Scope,
  rangesOf: (stretches: Stretches) => readonly Range[],
): (range: Range) => boolean {
  const wanted = inside.map(rangesOf)
  const unwanted = outside.flatMap(rangesOf)
  const lies =
    ({ start, end }: Range) =>
    (stretch: Range) =>
      stretch.start <= start && end <= stretch.end
  return range => wanted.every(stretches => stretches.some(lies(range))) && !unwanted.some(lies(range))
}

const NUMBER = /^\s*(?:第?[（(]?[一二三四五六七八九十百零〇\d]+[）)、,.．:：章节]+|[一二三四五六七八九十]+是|[①-⑳]|[—–-]+)\s*/

/** `一、监督工作`, `（三）监督工作` and `二是监督工作` are the same section of different reports. The heading may be folded. */
export function withoutNumber(heading: string): string {
  const bare = heading.replace(NUMBER, '')
  return bare === '' ? heading : bare
}
