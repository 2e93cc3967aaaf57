import { bridges, seam } from '../cleaning/wrapping.ts'
import { endsSentence, type Line } from '../lines.ts'
import { isOpening, isSalutation, turnsPage } from '../phrases.ts'
import { bodyOfTitle, type ReportingBody, wordScore } from '../vocabulary.ts'
import { type Head, readHead } from './head.ts'
import { type HeadingKind, isHeadingLine, leadingNumber } from './headings.ts'
import { titleLine } from './titles.ts'

/** One report taken out of a mixed page: its lines in reading order. */
export interface Untangled {
  readonly body: ReportingBody
  readonly lines: readonly Line[]
  /** Index of every line that goes on in the next one. */
  readonly joins: ReadonlySet<number>
  /** Index of every line after which text is missing. */
  readonly gaps: readonly number[]
}

/**
 * Takes a page apart on which reports of different bodies are mixed: the columns of a newspaper page were read straight
 * across, so sentences break off and go on elsewhere and the titles stand in the middle. Every line goes into exactly one
 * report.
 *
 * 1. Title blocks and openings name the reports and are certain.
 * 2. Every other line is given to a report by its vocabulary, and since columns are long, changing the report between
 *    two lines is dear, but cheap where a sentence breaks off or a title, an opening or 下转 stands between (Viterbi).
 * 3. The stretches of a report are put in order: title, opening, then whatever continues numbers and sentences best.
 */
export function untangle(source: string, lines: readonly Line[]): Untangled[] {
  const fixed = fixedLines(lines)
  const bodies = [...new Set([...fixed.values()].map(each => each.body))]
  if (bodies.length === 0) return []
  const owners = assign(lines, fixed, bodies, resumptions(source, lines))
  return bodies.map(body => ({ body, ...inOrder(source, stretches(source, lines, fixed, owners, body)) }))
}

interface Fixed {
  readonly body: ReportingBody
  readonly role: 'title' | 'opening'
}

/** Lines that say themselves whose they are. */
function fixedLines(lines: readonly Line[]): Map<number, Fixed> {
  const fixed = new Map<number, Fixed>()
  const titled = new Set<ReportingBody>()
  const give = (from: number, to: number, body: ReportingBody, role: Fixed['role']) => {
    for (let at = from; at < to; at++) if (!fixed.has(at)) fixed.set(at, { body, role })
  }
  const heads = lines.flatMap((line, at) => (titleLine(line.text) ? [readHead(lines, at)] : []))
  for (const head of heads) {
    const body = bodyOfTitle(head.title ?? '')
    if (!body) continue
    titled.add(body)
    give(head.from, head.to, body, 'title')
  }
  lines.forEach((line, at) => {
    if (fixed.has(at) || !(isSalutation(line.text) || isOpening(line.text))) return
    const head = readHead(lines, at)
    if (head.to !== at) return
    const formula = lines.slice(at, at + 3).findIndex(next => isOpening(next.text))
    if (formula < 0) return
    give(at, at + formula + 1, bodyOfOpening(head, titled), 'opening')
  })
  return fixed
}

function bodyOfOpening(head: Head, titled: ReadonlySet<ReportingBody>): ReportingBody {
  if (head.addressee === '委员') return 'cppcc'
  // Whoever is reported for, not who is asked to listen (请各位政协委员提出意见).
  const named = bodyOfTitle((head.opening ?? '').replace(/(?:委托|[，,]\s*(?:我)?向|请).*$/, ''))
  if (named && named !== 'cppcc') return named
  if (named && head.addressee === null) return named
  return [...titled].find(body => body !== 'cppcc') ?? 'npc'
}

/** What changing the report costs, in units of vocabulary score: within running text, and where a column may end. */
const CHANGE = 9
const CHANGE_AT_BREAK = 1.5
/** One paragraph can only say so much, however often it repeats a word. */
const LOUDEST = 6

function assign(
  lines: readonly Line[],
  fixed: ReadonlyMap<number, Fixed>,
  bodies: readonly ReportingBody[],
  resumed: ReadonlySet<number>,
): ReportingBody[] {
  const backwards: number[][] = []
  let costs = bodies.map(() => 0)
  lines.forEach((line, at) => {
    const certain = fixed.get(at)
    const change = resumed.has(at) || mayChange(lines, fixed, at) ? CHANGE_AT_BREAK : CHANGE
    const scores = bodies.map(body => Math.min(LOUDEST, wordScore(line.text, body)))
    const from: number[] = []
    costs = bodies.map((body, to) => {
      let best = 0
      let bestCost = Number.POSITIVE_INFINITY
      bodies.forEach((_, other) => {
        const cost = (costs[other] ?? 0) + (other === to || at === 0 ? 0 : change)
        if (cost < bestCost) {
          bestCost = cost
          best = other
        }
      })
      from[to] = best
      // A title stands in the column of another report as often as not: it decides for itself only.
      if (certain?.role === 'title') return costs[to] ?? 0
      return bestCost - (scores[to] ?? 0) + (certain && certain.body !== body ? 1000 : 0)
    })
    backwards.push(certain?.role === 'title' ? bodies.map((_, index) => index) : from)
  })
  const owners: ReportingBody[] = []
  let state = costs.indexOf(Math.min(...costs))
  for (let at = lines.length - 1; at >= 0; at--) {
    owners[at] = fixed.get(at)?.body ?? bodies[state] ?? 'npc'
    state = backwards[at]?.[state] ?? state
  }
  return owners
}

/** On such a page even a short line without a full stop may be the end of a column; a numbered heading is none. */
function mayStopShort(text: string): boolean {
  return !endsSentence(text) && !isHeadingLine(text)
}

/**
 * Lines that go on a sentence which broke off elsewhere on the page: there a column begins, although the one before it may
 * have ended with a whole sentence.
 */
function resumptions(source: string, lines: readonly Line[]): Set<number> {
  const broken = lines.filter(line => mayStopShort(line.text) && line.text.length >= LEAST_BROKEN)
  const found = new Set<number>()
  // A page has some hundred lines; every pair of a book would take hours.
  if (broken.length * lines.length > MOST_PAIRS) return found
  lines.forEach((line, at) => {
    if (leadingNumber(line.text) || isSalutation(line.text) || titleLine(line.text)) return
    if (broken.some(other => other !== line && other !== lines[at - 1] && seam(source, other, line) >= 2)) found.add(at)
  })
  return found
}

/** Shorter lines without a full stop may be headings. */
const LEAST_BROKEN = 20
const MOST_PAIRS = 1_000_000

function mayChange(lines: readonly Line[], fixed: ReadonlyMap<number, Fixed>, at: number): boolean {
  const before = lines[at - 1]?.text ?? ''
  return (
    fixed.has(at) || fixed.has(at - 1) || mayStopShort(before) || turnsPage(before) !== undefined || isSalutation(lines[at]?.text ?? '')
  )
}

interface Stretch {
  readonly role: 'title' | 'opening' | 'text'
  readonly lines: Line[]
  /** Index of its first line on the page. */
  readonly at: number
}

/** What stands together on the page and belongs together: up to a broken sentence that does not go on in the next line. */
function stretches(
  source: string,
  lines: readonly Line[],
  fixed: ReadonlyMap<number, Fixed>,
  owners: readonly ReportingBody[],
  body: ReportingBody,
): Stretch[] {
  const found: Stretch[] = []
  let previous: Line | undefined
  lines.forEach((line, at) => {
    if (owners[at] !== body) return
    const role = fixed.get(at)?.role ?? 'text'
    const current = found.at(-1)
    const adjacent = previous !== undefined && previous === lines[at - 1]
    const sameRole = role === current?.role || (role === 'text' && current?.role === 'opening')
    const brokenOff = previous !== undefined && role === 'text' && mayStopShort(previous.text) && !bridges(source, previous, line)
    if (current && adjacent && sameRole && !brokenOff && !turnsPage(previous?.text ?? '')) current.lines.push(line)
    else found.push({ role, lines: [line], at })
    previous = line
  })
  return found
}

/** Title first, then the opening, then each time the stretch that goes on best; the page's own order decides ties. */
function inOrder(source: string, all: readonly Stretch[]): Omit<Untangled, 'body'> {
  const rank = { title: 0, opening: 1, text: 2 } as const
  const open = all.filter(stretch => stretch.role !== 'text').sort((one, other) => rank[one.role] - rank[other.role] || one.at - other.at)
  const rest = all.filter(stretch => stretch.role === 'text')
  const lines: Line[] = []
  const joins = new Set<number>()
  const gaps: number[] = []
  const append = (stretch: Stretch, adjacent: boolean) => {
    const last = lines.at(-1)
    const first = stretch.lines[0]
    if (last && first && stretch.role === 'text' && mayStopShort(last.text)) {
      const goesOn = !leadingNumber(first.text) && (bridges(source, last, first) || (adjacent && isHeadingLine(lines.at(-2)?.text ?? '')))
      if (goesOn) joins.add(lines.length - 1)
      else if (!adjacent) gaps.push(lines.length - 1)
    }
    for (const line of stretch.lines) lines.push(line)
  }
  for (const stretch of open) append(stretch, false)
  const opening = open.at(-1)
  let from = opening ? opening.at + opening.lines.length : 0
  while (rest.length > 0) {
    const next = rest.reduce((best, each) => (followsBetter(source, lines, from, each, best) ? each : best))
    rest.splice(rest.indexOf(next), 1)
    append(next, next.at === from)
    from = next.at + next.lines.length
  }
  return { lines, joins, gaps }
}

function followsBetter(source: string, lines: readonly Line[], from: number, one: Stretch, other: Stretch): boolean {
  if (one === other) return false
  const difference = harmony(source, lines, one) - harmony(source, lines, other)
  if (difference !== 0) return difference > 0
  // The next one down the page, then from the top again.
  const distance = (stretch: Stretch) => (stretch.at >= from ? 0 : 1e6) + stretch.at
  return distance(one) < distance(other)
}

/** How well a stretch goes on from what stands so far: broken sentence to rest of sentence, number to next number. */
function harmony(source: string, lines: readonly Line[], stretch: Stretch): number {
  const last = lines.at(-1)
  const first = stretch.lines[0]
  if (!last || !first) return 0
  let score = 0
  if (mayStopShort(last.text)) {
    const fresh = leadingNumber(first.text) !== undefined
    score += fresh ? -2 : 1.5 * seam(source, last, first) - 1
  }
  for (const kind of ['han', 'han-bracket', 'ordinal'] as const)
    score += numberFit(numbers(lines, kind).at(-1), numbers(stretch.lines, kind)[0])
  return score
}

/** The numbers of one kind of heading, in order. */
function numbers(lines: readonly Line[], kind: HeadingKind): number[] {
  return lines.flatMap(line => {
    const heading = leadingNumber(line.text)
    return heading?.kind === kind && heading.number !== null ? [heading.number] : []
  })
}

function numberFit(last: number | undefined, next: number | undefined): number {
  if (next === undefined) return 0
  if (next === (last ?? 0) + 1) return 2
  // Counting starts anew under the next section.
  if (next === 1) return 0.5
  return last !== undefined && next <= last ? -2 : -1
}
