import type { Evidence } from '../../../shared/model/source.ts'
import { isPartHeading, lookOf } from '../../../shared/text/part-headings.ts'
import type { YearInTable } from '../formats/reading.ts'
import { isProse } from '../lines.ts'
import { isoDateIn, type YearMention, yearMentions, yearOf } from '../numerals.ts'
import { compact } from '../phrases.ts'
import { hintedYear, planBegins } from './year-hints.ts'

/** When a report was given and what it looks back on. */
export interface Dating {
  readonly year: number | null
  readonly inferred: boolean
  readonly reviewFrom: number | null
  readonly reviewTo: number | null
  readonly evidence: { readonly year?: Evidence; readonly review?: Evidence }
}

export interface DatingInput {
  /** Lines of the canonical text. */
  readonly lines: readonly string[]
  readonly title: string
  /** Session and date lines. */
  readonly session: string
  /** File name without ending, then folders. */
  readonly fileName: string
  readonly folder: string
  /** What was cut next to the text: a line with the date of publication. */
  readonly context: readonly string[]
  readonly inTable?: YearInTable | undefined
}

/** A year in favour of the session being in `year`. */
interface Vote {
  readonly year: number
  readonly evidence: Evidence
  /** The year itself stands in the text, not only the one before it. */
  readonly stated: boolean
}

export function dateReport(input: DatingInput): Dating {
  const headings = headingYears(input.lines)
  const session = sessionVote(input)
  const column = tableVote(input)
  const vote =
    (input.inTable?.byUser ? column : undefined) ??
    (session && forNextYear(input, session, headings.vote)) ??
    session ??
    titleVote(input) ??
    column ??
    headings.vote ??
    proseVote(input.lines) ??
    hintVote(input.lines) ??
    nameVote(input) ??
    mentionVote(input)
  const year = vote?.year ?? null
  const term = termOf(input.lines, headings.review)
  const inferred = vote !== undefined && !(vote.stated || statesItself(input, vote.year))
  const evidence = vote ? { year: vote.evidence } : {}
  if (term?.kind === 'term') return { year, inferred, reviewFrom: null, reviewTo: null, evidence: { ...evidence, review: term.evidence } }
  if (year === null) return { year, inferred, reviewFrom: null, reviewTo: null, evidence }
  const begun = headings.review === undefined ? undefined : planBegins(headings.review)
  if (begun !== undefined && term === undefined && year - 1 > begun && year - 1 <= begun + 4)
    return {
      year,
      inferred,
      reviewFrom: begun,
      reviewTo: year - 1,
      evidence: { ...evidence, review: { from: 'text', quote: headings.review ?? '', confidence: 0.85 } },
    }
  const review = term?.evidence ?? headings.evidence ?? { from: 'default' as const, quote: '', confidence: 0.5 }
  const years = term?.years ?? 1
  return { year, inferred, reviewFrom: year - years, reviewTo: year - 1, evidence: { ...evidence, review } }
}

function statesItself(input: DatingInput, year: number): boolean {
  return input.lines.some(line => line.includes(String(year).slice(0, 2)) && yearMentions(line).some(each => each.year === year))
}

/** `——2023年1月7日在……会议上`: beyond doubt. */
function sessionVote({ session }: DatingInput): Vote | undefined {
  const found = yearMentions(session.replace(/(?<=\d)\s+(?=[\d年])/g, ''))[0]
  return found && { year: found.year, stated: true, evidence: { from: 'text', quote: session, confidence: 1 } }
}

/**
 * A session in November or December that looks back on its own year and plans the next one (`2024年工作安排`) is the session
 * of the next year, only held early: counted by its date the place would have two reports in one year and none in the other.
 */
function forNextYear({ session }: DatingInput, vote: Vote, planned: Vote | undefined): Vote | undefined {
  const month = Number(isoDateIn(compact(session))?.slice(5, 7) ?? 0)
  return month >= 11 && planned?.year === vote.year + 1 ? planned : undefined
}

function hintVote(lines: readonly string[]): Vote | undefined {
  const hint = hintedYear(lines)
  return hint && { year: hint.year, stated: false, evidence: { from: 'text', quote: hint.quote, confidence: 0.7 } }
}

/** `2023年政府工作报告`, `政府工作报告（2023年1月8日）`. `2010政府工作报告` lacks 年. */
function titleVote({ title }: DatingInput): Vote | undefined {
  const years = yearMentions(title).map(mention => mention.year)
  const evidence = { from: 'title' as const, quote: title, confidence: 0.95 }
  // `2023年计划执行情况与2024年计划草案的报告`, `2023年度预算执行情况的报告`: what was carried out is the year before.
  if (years.length > 0 && /执行|决算|审计|完成情况/.test(title))
    return {
      year: years.length > 1 ? Math.max(...years) : (years[0] ?? 0) + 1,
      stated: years.length > 1,
      evidence: { ...evidence, confidence: 0.8 },
    }
  const found = years[0] ?? yearOf(/^\s*([12]\d{3})(?=\D)/.exec(title)?.[1] ?? '')
  return found ? { year: found, stated: true, evidence } : undefined
}

interface HeadingYears {
  readonly vote?: Vote
  readonly evidence?: Evidence
  /** First heading that looks back, if any. */
  readonly review?: string
}

/**
 * The headings of the two parts. A heading that says 回顾 or 安排 is plain; `2022年的主要工作` may be either, so the earlier
 * of two years looks back, and one alone looks back in the first half of the text and ahead in the second.
 */
function headingYears(lines: readonly string[]): HeadingYears {
  const headings: {
    readonly text: string
    readonly year: number | undefined
    readonly look: 'review' | 'plan' | undefined
    readonly at: number
  }[] = []
  lines.forEach((text, at) => {
    if (text.length > 45 || at === 0) return
    const year = yearMentions(text)[0]?.year
    const tail = partHeadingInside(text)
    if (isPartHeading(text) || tail) headings.push({ text: tail ?? text, year, look: lookOf(tail ?? text), at })
  })
  const dated = headings.filter(heading => heading.year !== undefined)
  const review = headings.find(heading => heading.look === 'review')?.text
  const found = { ...(review === undefined ? {} : { review }) }
  const plan = dated.find(heading => heading.look === 'plan') ?? laterOf(dated)
  const past = dated.find(heading => heading.look === 'review') ?? dated.find(heading => heading.look === undefined)
  const pastEvidence: { evidence?: Evidence } = past ? { evidence: { from: 'text', quote: past.text, confidence: 0.95 } } : {}
  if (plan?.year)
    return {
      ...found,
      ...pastEvidence,
      vote: { year: plan.year, stated: true, evidence: { from: 'text', quote: plan.text, confidence: 0.95 } },
    }
  if (!past?.year) return found
  const ahead = past.look === undefined && past.at > lines.length / 2
  const year = ahead ? past.year : past.year + 1
  return {
    ...found,
    ...(ahead ? {} : pastEvidence),
    vote: { year, stated: ahead, evidence: { from: 'text', quote: past.text, confidence: 0.85 } },
  }
}

/** A heading that was run into the paragraph before it, without a line end (`……改进。2023年工作安排`), is seen by proseVote. */
function partHeadingInside(text: string): string | undefined {
  const tail = /^.{0,30}[。！]((?:\d{4})年.{2,16})$/.exec(text)?.[1]
  return tail && isPartHeading(tail) ? tail : undefined
}

function laterOf<T extends { readonly year: number | undefined; readonly look: string | undefined }>(dated: readonly T[]): T | undefined {
  const years = new Set(dated.map(heading => heading.year))
  if (years.size < 2) return undefined
  const latest = Math.max(...[...years].map(year => year ?? 0))
  return dated.find(heading => heading.year === latest && heading.look !== 'review')
}

/** `2023年是……的开局之年`, `刚刚过去的2022年`, `2022年,市人大常委会……`: paragraphs that begin with the year they tell of. */
function proseVote(lines: readonly string[]): Vote | undefined {
  const about: { readonly year: number; readonly at: number; readonly past: boolean; readonly quote: string }[] = []
  lines.forEach((text, at) => {
    const head = text.slice(0, 40)
    const match =
      /^(?:各位(?:代表|委员)[^\d]{0,8})?(刚刚过去的|过去的|即将过去的|刚过去的)?([12]\d{3}|[一二][〇○零一二三四五六七八九]{3})年(?=[，,是的全市区县我在]|，?(?:面对|将))/.exec(
        head,
      )
    const year = match ? yearOf(match[2] ?? '') : undefined
    if (match && year && isProse(text)) about.push({ year, at, past: match[1] !== undefined, quote: head.split(/[，,。]/)[0] ?? head })
  })
  const middle = lines.length / 2
  const ahead = about.filter(each => !each.past && each.at > middle).at(-1)
  const back = about.find(each => each.at <= middle)
  if (ahead && (!back || ahead.year > back.year))
    return { year: ahead.year, stated: true, evidence: { from: 'text', quote: ahead.quote, confidence: 0.85 } }
  if (back) return { year: back.year + 1, stated: false, evidence: { from: 'text', quote: back.quote, confidence: 0.75 } }
  return undefined
}

/** `2024年`, `20240112`, `二〇二四`, `24年`. */
function yearInName(name: string): number | undefined {
  // `2023-2024` is a session's year with the one that it looks back on; a longer range is a collection.
  const range = /(?<!\d)((?:19|20)\d{2})\s*[-—–－~～至到]\s*((?:19|20)\d{2})(?!\d)/.exec(name)
  if (range) return Number(range[2]) === Number(range[1]) + 1 ? Number(range[2]) : undefined
  const written =
    /(?<!\d)((?:19|20)\d{2})(?!\d)/.exec(name)?.[1] ??
    /(?<!\d)((?:19|20)\d{2})(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])?(?!\d)/.exec(name)?.[1] ??
    /[一二][〇○零九][〇○零一二三四五六七八九]{2}/.exec(name)?.[0]
  if (written) return yearOf(written)
  const short = /(?<!\d)(\d{2})年(?!来|计划|规划)/.exec(name)?.[1]
  return short ? (Number(short) > 50 ? 1900 : 2000) + Number(short) : undefined
}

/** The name of the file, then of its folders: `2024年` or `2024`. */
/** A column of years is made to be relied on; that it holds the years of the sessions, only the user knows for sure. */
function tableVote({ inTable, fileName }: DatingInput): Vote | undefined {
  if (!inTable) return undefined
  return { year: inTable.year, stated: true, evidence: { from: 'table', quote: fileName, confidence: inTable.byUser ? 1 : 0.9 } }
}

function nameVote({ fileName, folder }: DatingInput): Vote | undefined {
  for (const [from, name, confidence] of [
    ['file-name', fileName, 0.8],
    ['folder', folder, 0.6],
  ] as const) {
    const year = yearInName(name)
    if (year) return { year, stated: false, evidence: { from, quote: name, confidence } }
  }
  return undefined
}

/**
 * Last resort: the latest year that the text tells of as past. Years in names of plans and laws (`《……规划(2022-2025年)》`,
 * `到2035年`) lie ahead and are no evidence.
 */
function mentionVote({ lines, context }: DatingInput): Vote | undefined {
  const published = context.flatMap(line =>
    [...line.matchAll(/((?:19|20)\d{2})[-年./]\d{1,2}[-月./]\d{1,2}/g)].map(match => Number(match[1])),
  )[0]
  if (published) return { year: published, stated: false, evidence: { from: 'text', quote: String(published), confidence: 0.5 } }
  let latest: { readonly mention: YearMention; readonly line: string } | undefined
  for (const line of lines) {
    for (const mention of yearMentions(line)) {
      const before = line.slice(Math.max(0, mention.start - 6), mention.start)
      if (
        /[到至于—－\-~（(《后]$|力争|截至20|未来/.test(before) ||
        /^年?(?:[前底末远]|[—－-])/.test(line.slice(mention.end, mention.end + 3))
      )
        continue
      if (!latest || mention.year > latest.mention.year) latest = { mention, line }
    }
  }
  if (!latest) return undefined
  const { mention, line } = latest
  return {
    year: mention.year + 1,
    stated: false,
    evidence: { from: 'text', quote: line.slice(Math.max(0, mention.start - 8), mention.end + 9), confidence: 0.4 },
  }
}

type Term =
  | { readonly kind: 'years'; readonly years: number; readonly evidence: Evidence }
  | { readonly kind: 'term'; readonly years?: undefined; readonly evidence: Evidence }

/**
 * Reports at the end of a term look back on all of it: `过去五年工作回顾` names five years, `本届以来` and
 * `县五届人大常委会的主要工作` a term whose length is not said. The first heading that looks back counts: annual reports
 * of such a year often add `过去五年的体会` at the end.
 */
function termOf(lines: readonly string[], reviewHeading: string | undefined): Term | undefined {
  const first = lines.slice(1, 30).find(line => line === reviewHeading || isTermHeading(line)) ?? ''
  const years =
    /(?:过去|近|这)?(?<![〇○零Oo一二三四五六七八九\d])([三四五])年(?:来|以来)?(?:的)?(?:主要)?(?:工作)?(?:的)?(?:主要)?(?:回顾|工作|情况)|过去(?:的)?([三四五])年/.exec(
      first,
    )
  const written = years?.[1] ?? years?.[2]
  if (written) return { kind: 'years', years: '三四五'.indexOf(written) + 3, evidence: { from: 'text', quote: first, confidence: 0.9 } }
  if (isTermHeading(first)) return { kind: 'term', evidence: { from: 'text', quote: first, confidence: 0.8 } }
  return undefined
}

function isTermHeading(line: string): boolean {
  return (
    line.length <= 30 &&
    !/\d{4}年|[，,。：:]|一年/.test(line) &&
    /^(?:[一二三四五六七八九十]、)?(?:本届(?:以来)?|.{0,4}[一二三四五六七八九十]届.{0,12}(?:以来)?).{0,6}(?:主要)?工作(?:回顾|情况)?$|(?<![〇○零Oo一二三四五六七八九\d])[三四五]年.{0,4}工作的?回顾/.test(
      line,
    )
  )
}
