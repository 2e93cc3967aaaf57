import type { SectionRole } from '../../shared/model/comparison.ts'
import type { Part } from '../../shared/model/report.ts'
import type { Range } from '../../shared/model/search.ts'
import { paragraphs } from '../../shared/text/sentences.ts'
import {
  admitsShortcomings,
  callsUpon,
  isAboutGovernment,
  isOfSmallFields,
  listsSmallFields,
  namesShortcomings,
  recapsOrCalls,
  setsTheScene,
  withoutAddress,
} from './paragraph-signs.ts'
import type { Leaf, ReportSection } from './sections.ts'

/** Shorter lines (`各位代表：`) go with the next paragraph. */
const SHORT = 40
/** Longer ones that neither recap nor call are sections without a heading, where nothing can be looked back on. */
const LONG = 300

/** Whether a paragraph after the first of a section is behind it and no longer of it. */
export function beginsTail(paragraph: string, heading: string): boolean {
  return (
    recapsOrCalls(paragraph) ||
    (/^(?:同时|此外)?[,，]?(?:我们|也)?[^。]{0,20}(?:清醒|看到)/.test(paragraph) && namesShortcomings(paragraph)) ||
    listsSmallFields(paragraph) ||
    worksOnItself(paragraph, heading)
  )
}

/** The government's work on itself, where the heading speaks of something else. */
function worksOnItself(paragraph: string, heading: string): boolean {
  return (
    !isAboutGovernment(heading) &&
    !/作风|效能|治理|政府/.test(heading) &&
    isAboutGovernment(withoutAddress(paragraph).slice(0, 70)) &&
    /政府|行政/.test(paragraph)
  )
}

/** Where what is behind the last section of a part begins; its end where nothing is. */
export function tailStart(text: string, section: Range & { readonly heading: string }): number {
  const lines = linesOf(text, section)
  const body = lines.findIndex(({ start, end }) => end - start > section.heading.length + 1)
  const tail = lines.find((line, at) => at > Math.max(body, 0) && beginsTail(text.slice(line.start, line.end), section.heading))
  return tail?.start ?? section.end
}

/** A section, and what stands behind it in stretches by what they do, if it is the last of its part. */
export function splitTail(text: string, leaf: Leaf, next: Leaf | undefined): ReportSection[] {
  const { last, ...section } = leaf
  const endsPart = next === undefined || next.part !== section.part
  if (section.role !== 'section' || !(last || endsPart)) return [section]
  const start = tailStart(text, section)
  if (start >= section.end) return [section]
  const behind = stretches(text, { ...section, start }, section.part === 'review' && next?.part === 'plan')
  const roles = behind.map(stretch => roleOf(stretch, endsPart, section.part))
  return joined([
    { ...section, end: start },
    ...behind.map(({ start: from, kind }, at) => ({
      start: from,
      end: behind[at + 1]?.start ?? section.end,
      heading: '',
      part: kind === 'ahead' ? ('plan' as const) : section.part,
      role: roles[at] ?? 'closing',
    })),
  ])
}

type TailKind = 'ahead' | 'fields' | 'mixed' | 'government' | 'shortcomings' | 'recap' | 'plain'

interface Stretch {
  readonly start: number
  readonly kind: TailKind
  length: number
}

/** A promise between two sections of a part (`各位代表，民生无小事…`) belongs to the one before it. */
function roleOf({ kind, length }: Stretch, endsPart: boolean, part: Part): SectionRole | 'same' {
  if (kind === 'ahead') return 'opening'
  if (kind === 'shortcomings') return 'shortcomings'
  if (kind === 'fields') return kind
  if (kind === 'mixed' || kind === 'government') return 'section'
  if (!endsPart) return 'same'
  return kind === 'plain' && length >= LONG && part !== 'review' ? 'section' : 'closing'
}

/** `turns` where the plan comes next: its first lines may stand here already, after all that looks back. */
function stretches(text: string, tail: ReportSection, turns: boolean): Stretch[] {
  const found: Stretch[] = []
  let waiting: number | undefined
  const lines = linesOf(text, tail).map(line => ({ start: line.start, paragraph: text.slice(line.start, line.end) }))
  const looksBack = lines.findLastIndex(({ paragraph }) => looksBackOrCalls(paragraph))
  for (const [at, line] of lines.entries()) {
    const { paragraph } = line
    const start = found.length === 0 ? tail.start : (waiting ?? line.start)
    if (paragraph.length < SHORT && !callsUpon(paragraph)) {
      waiting = start
      continue
    }
    waiting = undefined
    const before = found.at(-1)
    const kind = kindOf(paragraph, tail, turns && at > looksBack, before?.kind)
    if (before?.kind === kind && kind !== 'fields' && kind !== 'mixed') before.length += paragraph.length
    else found.push({ start, kind, length: paragraph.length })
  }
  return found.length > 0 ? found : [{ start: tail.start, kind: 'recap', length: 0 }]
}

function looksBackOrCalls(paragraph: string): boolean {
  const plain = withoutAddress(paragraph)
  return admitsShortcomings(plain) || recapsOrCalls(plain)
}

function kindOf(paragraph: string, { heading, part }: ReportSection, turns: boolean, before: TailKind | undefined): TailKind {
  const plain = withoutAddress(paragraph)
  if (before === 'ahead') return 'ahead'
  if (turns && before !== undefined && setsTheScene(paragraph)) return 'ahead'
  if (callsUpon(paragraph)) return 'recap'
  if (before === 'shortcomings' && /^[一二三四五六七八九]是/.test(plain)) return 'shortcomings'
  if (listsSmallFields(plain) && !recapsOrCalls(plain)) return isOfSmallFields(plain) ? 'fields' : 'mixed'
  if (worksOnItself(paragraph, heading) && paragraph.length >= 100 && !recapsOrCalls(plain)) return 'government'
  if (part !== 'plan' && namesShortcomings(plain)) return 'shortcomings'
  if (recapsOrCalls(plain)) return 'recap'
  // What follows on a kind without words of its own goes with it.
  return before === 'government' || before === 'shortcomings' ? before : 'plain'
}

function joined(sections: readonly (Omit<ReportSection, 'role'> & { readonly role: SectionRole | 'same' })[]): ReportSection[] {
  const found: ReportSection[] = []
  for (const { role, ...section } of sections) {
    const before = found.at(-1)
    const alike = role === 'same' || (before?.role === role && role !== 'section')
    // Further fields with more behind them are a section as others.
    const kept = before?.role === 'fields' && role === 'same' ? 'section' : before?.role
    if (before && kept && alike) found[found.length - 1] = { ...before, role: kept, end: section.end }
    else if (role !== 'same') found.push({ ...section, role })
  }
  return found
}

function linesOf(text: string, { start, end }: Range): Range[] {
  return paragraphs(text.slice(start, end)).map(line => ({ start: line.start + start, end: line.end + start }))
}
