import type { Range } from '../../shared/model/search.ts'

/** A heading and what it governs, `[start, end)`; the heading stands at the start. */
export interface Heading extends Range {
  /** Folded. */
  readonly text: string
}

/** Where in a report a query looks: below headings that hold one value of each `inside`, and of none of `outside`. */
export interface Scope {
  readonly inside: readonly (readonly string[])[]
  readonly outside: readonly (readonly string[])[]
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
export function createScopeTest({ inside, outside }: Scope, headings: readonly Heading[]): (range: Range) => boolean {
  const wanted = inside.map(values => headingsWith(headings, values))
  const unwanted = outside.flatMap(values => headingsWith(headings, values))
  const lies =
    ({ start, end }: Range) =>
    (section: Heading) =>
      section.start <= start && end <= section.end
  return range => wanted.every(sections => sections.some(lies(range))) && !unwanted.some(lies(range))
}

/** `一、监督工作` and `（三）监督工作` are the same section of different reports. The heading may be folded. */
export function withoutNumber(heading: string): string {
  const bare = heading.replace(/^\s*(?:第?[（(]?[一二三四五六七八九十百零〇\d]+[）)、,.．:：章节]+|[①-⑳])\s*/, '')
  return bare === '' ? heading : bare
}
