import { createHash } from 'node:crypto'
import { stringify } from 'yaml'
import type { HighlightInContext } from '../../shared/model/highlight.ts'
import { INKS } from '../../shared/model/inks.ts'
import type { Body, ReportSummary } from '../../shared/model/report.ts'
import { escapeInline, paragraphsOf, toOneLine } from './commonmark.ts'

/**
 * A report's highlights as one Markdown file. The same highlights give the same bytes, on any machine and any day, so
 * nothing that changes by itself (a date, an order of the database) may come in. The words are Chinese like the texts.
 */
export interface MarkdownReport {
  readonly report: MarkdownSource
  readonly highlights: readonly HighlightInContext[]
}

/** What the front matter says of a report. */
export type MarkdownSource = Pick<
  ReportSummary,
  'id' | 'title' | 'place' | 'province' | 'city' | 'county' | 'year' | 'body' | 'kind' | 'sourcePath'
> & { readonly sha256?: string | null }

export const BODY_NAMES: Readonly<Record<Body, string | null>> = {
  npc: '人大',
  cppcc: '政协',
  government: '政府',
  court: '法院',
  procuratorate: '检察院',
  other: null,
}

const LOST = '原文中已找不到的摘录'

export function renderMarkdown({ report, highlights }: MarkdownReport): string {
  const front = frontMatter(report, highlights)
  const body = renderBody(report, highlights).toWellFormed()
  return `---\n${toYaml({ duidu: report.id, seal: sealOf(toYaml(front), body), ...front })}---\n${body}`
}

/** Several reports one after the other, to look at before they are written. */
export function renderPreview(reports: readonly MarkdownReport[]): string {
  return reports.map(renderMarkdown).join('\n')
}

/** `青禾市-人大-2023-<id>.md`: legal on Windows, macOS and Linux, and the same for the same report. */
export function reportFileName(report: MarkdownSource, ending: string): string {
  const name = toOneLine(report.place ?? report.title).replaceAll(/[<>:"/\\|?*.\s]+/g, ' ')
  const short = [...name.trim().normalize('NFC')].slice(0, 40).join('').trim()
  const parts = [short, BODY_NAMES[report.body], report.year, report.id]
  return `${parts.filter(part => part !== null && part !== '').join('-')}${ending}`
}

/** Of a file written before: which report it belongs to, and whether it is still as it was written. */
export interface ExportedFile {
  readonly reportId: string
  readonly untouched: boolean
}

/** Undefined for a file that is not ours. */
export function recogniseMarkdown(content: string): ExportedFile | undefined {
  const front = /^---\n(duidu: (.+)\nseal: (.+)\n)([\s\S]*?)^---\n/m.exec(content)
  const [whole, , id, seal, rest] = front ?? []
  if (front?.index !== 0 || whole === undefined || !id || !seal || rest === undefined) return undefined
  return { reportId: unquote(id), untouched: unquote(seal) === sealOf(rest, content.slice(whole.length)) }
}

function frontMatter(report: MarkdownSource, highlights: readonly HighlightInContext[]) {
  const tags = new Set(highlights.flatMap(highlight => highlight.tags.map(toOneLine)))
  return {
    title: toOneLine(report.title),
    place: report.place,
    province: report.province,
    city: report.city,
    county: report.county,
    year: report.year,
    body: report.body,
    kind: report.kind,
    source: toOneLine(report.sourcePath),
    ...(report.sha256 ? { sha256: report.sha256 } : {}),
    highlights: highlights.length,
    tags: [...tags].sort(),
  }
}

function renderBody(report: MarkdownSource, highlights: readonly HighlightInContext[]): string {
  const blocks = [`# ${escapeInline(toOneLine(report.title))}`]
  if (highlights.length === 0) blocks.push('（没有摘录。）')
  let section: readonly string[] = []
  for (const highlight of inReadingOrder(highlights)) {
    const here = highlight.state === 'orphan' ? [LOST] : highlight.section
    blocks.push(...headings(section, here), ...renderHighlight(highlight))
    section = here
  }
  return `\n${blocks.join('\n\n')}\n`
}

/** Orphans come last: their offsets say nothing any more. */
function inReadingOrder(highlights: readonly HighlightInContext[]): HighlightInContext[] {
  const lost = (highlight: HighlightInContext) => (highlight.state === 'orphan' ? 1 : 0)
  return highlights.toSorted((a, b) => lost(a) - lost(b) || a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : 1))
}

/** The headings that must be written to get from one section to the next. */
function headings(from: readonly string[], to: readonly string[]): string[] {
  let same = 0
  while (same < to.length && from[same] === to[same]) same++
  // Back in a section after one of its parts: its heading is said again, or the quote would seem to belong to the part.
  if (same === to.length && from.length > to.length) same--
  return to.slice(Math.max(same, 0)).map((heading, i) => `${'#'.repeat(Math.min(same + i + 2, 6))} ${escapeInline(toOneLine(heading))}`)
}

function renderHighlight(highlight: HighlightInContext): string[] {
  const quote = paragraphsOf(highlight.quote)
    .map(line => `> ${line}`)
    .join('\n>\n')
  const facts = [
    highlight.tags.length > 0 ? `标签：${highlight.tags.toSorted().map(toOneLine).map(escapeInline).join('、')}` : '',
    `颜色：${INKS[highlight.colour].name}`,
    highlight.state === 'doubtful' ? '状态：待确认（原文已改动，位置或文字需要核对）' : '',
    highlight.state === 'orphan' ? '状态：失去位置（原文已改动，找不到这段文字）' : '',
  ]
  // A block id on a line of its own names the block before it, the quote.
  return [quote || '>', `^${highlight.id}`, ...paragraphsOf(highlight.note), facts.filter(fact => fact !== '').join('；')]
}

/** Quoted where YAML 1.1 readers would take a text for a number, date or truth value; never folded into lines. */
function toYaml(value: object): string {
  return stringify(value, { version: '1.2', compat: 'yaml-1.1', lineWidth: 0 })
}

/** Tells a file that somebody edited from one that is as it was written. */
function sealOf(front: string, body: string): string {
  return createHash('sha256').update(`${front}---\n${body}`).digest('hex').slice(0, 16)
}

function unquote(scalar: string): string {
  return scalar.replace(/^"(.*)"$/, '$1')
}
