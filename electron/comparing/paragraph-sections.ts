import type { Range } from '../../shared/model/search.ts'
import { paragraphs } from '../../shared/text/sentences.ts'
import type { HeadingNode } from './heading-tree.ts'
import { admitsShortcomings, isOfSmallFields, listsSmallFields, recapsOrCalls, setsTheScene, withoutAddress } from './paragraph-signs.ts'
import { beginsTail } from './section-tails.ts'
import type { Leaf } from './sections.ts'

/** Shorter ones lead in to what follows: `一年来，主要做了以下工作：`. */
const LEADS_IN = 60
/** First sentences up to this length stand as heading. */
const LONGEST_HEADING = 60

/**
 * A stretch without headings that divide it: paragraphs that begin the same way (`一年来，我们…`) begin its sections, and
 * those between go with the one before; where none do, every paragraph is a section.
 */
export function divideParagraphs(text: string, node: HeadingNode): Leaf[] {
  const { start, end, heading, part } = node
  const lines = linesOf(text, node)
  const isHeading = heading !== '' && lines[0] !== undefined && lines[0].end - lines[0].start <= heading.length + 1
  const body = lines.slice(isHeading ? 1 : 0)
  const alike = sayingTheYear(text, node) ?? beginningAlike(text, body)
  const firsts = sectionStarts(text, alike ? body : beforeTail(text, body), alike)
  const bounds = [...firsts, end]
  const [first] = firsts
  if (first === undefined) return [{ start, end, heading, part, role: 'section', last: true }]
  const opening: Leaf = { start, end: first, heading, part, role: 'opening', last: false }
  return [
    ...(first > start ? [opening] : []),
    ...firsts.map((from, at): Leaf => {
      const stretch = { start: from, end: bounds[at + 1] ?? end }
      const role = isOfSmallFields(withoutAddress(text.slice(stretch.start, stretch.end).trim())) ? 'fields' : 'section'
      return { ...stretch, heading: role === 'section' ? firstSentence(text, stretch) : '', part, role, last: at === firsts.length - 1 }
    }),
  ]
}

/** What stands behind the sections begins where most of what follows is of its kind. */
function beforeTail(text: string, body: readonly Range[]): readonly Range[] {
  const long = body.filter(({ start, end }) => end - start >= LEADS_IN)
  const behind = long.findIndex((line, at) => {
    if (at < 2 || !isTail(text, line)) return false
    const after = long.slice(at)
    return after.filter(each => isTail(text, each)).length * 2 >= after.length
  })
  return behind < 0 ? body : body.filter(({ start }) => start < (long[behind]?.start ?? 0))
}

function isTail(text: string, { start, end }: Range): boolean {
  return beginsTail(text.slice(start, end), '')
}

function sectionStarts(text: string, lines: readonly Range[], alike: ReadonlySet<number> | undefined): number[] {
  const starts: number[] = []
  let lead: number | undefined
  lines.forEach((line, at) => {
    const short = line.end - line.start < LEADS_IN
    if (short && !alike?.has(line.start)) {
      if (/[：:。]$/.test(text.slice(line.start, line.end))) lead ??= line.start
      return
    }
    const isFirst = starts.length === 0
    const words = text.slice(line.start, line.end)
    const scene = isFirst && at < 4 && setsTheScene(words)
    const begins = !scene && (!alike || alike.has(line.start) || (!isFirst && listsSmallFields(words)))
    // What leads in to the first section belongs to the opening; a line in the middle to what it leads in to.
    if (begins) starts.push(isFirst ? line.start : (lead ?? line.start))
    lead = undefined
  })
  return starts
}

/**
 * `一年来，我们以……为主线，……更加牢固。`: paragraphs, also short ones, each of which begins what was done in one field. They
 * count for more than run-in headings below them.
 */
export function sayingTheYear(text: string, { start, end }: Range): ReadonlySet<number> | undefined {
  const lines = linesOf(text, { start, end })
  const saying = lines.filter(line => {
    const paragraph = text.slice(line.start, line.end)
    return SAYS_THE_YEAR.test(paragraph) && !recapsOrCalls(withoutAddress(paragraph)) && !listsSmallFields(paragraph)
  })
  const last = saying.at(-1)
  const first = saying[0]
  if (!first || !last || saying.length < 3) return undefined
  // In an overview before the sections such paragraphs stand close together.
  const covers = end - first.start >= (end - start) * 0.4 && end - last.start <= (end - start) * 0.5
  return covers ? new Set(saying.map(line => line.start)) : undefined
}

const SAYS_THE_YEAR = /^(?:一年来|[三四五]年来|过去(?:的)?[一五]年|这一年|本届以来)[,，](?:我们|市?政协|常委会|市?人大|市?政府)/

function linesOf(text: string, { start, end }: Range): Range[] {
  return paragraphs(text.slice(start, end)).map(line => ({ start: line.start + start, end: line.end + start }))
}

/** Paragraphs with the same first letters, three or more and most of the text. */
function beginningAlike(text: string, lines: readonly Range[]): ReadonlySet<number> | undefined {
  const long = lines.filter(({ start, end }) => {
    const plain = withoutAddress(text.slice(start, end))
    return end - start >= LEADS_IN && !recapsOrCalls(plain) && !admitsShortcomings(plain)
  })
  const length = (some: readonly Range[]) => some.reduce((sum, { start, end }) => sum + end - start, 0)
  const groups = [4, 2].flatMap(letters => {
    const byStart = Map.groupBy(long, ({ start, end }) => withoutAddress(text.slice(start, Math.min(end, start + 40))).slice(0, letters))
    return [...byStart.values()].filter(group => group.length >= 3)
  })
  const best = groups.sort((a, b) => length(b) - length(a))[0]
  return best && length(best) >= length(long) * 0.4 ? new Set(best.map(({ start }) => start)) : undefined
}

function firstSentence(text: string, { start, end }: Range): string {
  const line = text.slice(start, end).trimStart().split('\n', 1)[0] ?? ''
  const stop = line.search(/[。！!？?；;]/)
  return stop > 4 && stop <= LONGEST_HEADING ? line.slice(0, stop) : ''
}
