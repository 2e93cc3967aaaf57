import { citeGbt7714 } from '../../../shared/interchange/bibliography.ts'
import { linkTo } from '../../../shared/interchange/passage-link.ts'
import type { ExportUnit } from '../../../shared/model/export-template.ts'
import type { HighlightInContext } from '../../../shared/model/highlight.ts'
import { INKS } from '../../../shared/model/inks.ts'
import { type MemoSubject, memoKey } from '../../../shared/model/memo.ts'
import type { ReportSummary } from '../../../shared/model/report.ts'
import { compareNames } from '../../../shared/text/compare-names.ts'
import { toOneLine } from '../commonmark.ts'
import { BODY_NAMES, reportFileName } from '../report-names.ts'

/** `inkName`: what the user calls its colour, where that is not the ink's own name. */
export interface ExportedHighlight extends HighlightInContext {
  readonly inkName?: string | undefined
}

/** A report with its highlights in reading order. */
export interface ExportedReport {
  readonly report: ReportSummary & { readonly sha256: string | null }
  readonly highlights: readonly ExportedHighlight[]
}

/** One file to be: what it is about, how it is called, and what a template may say of it. */
export interface ExportedGroup {
  /** Told in the front matter, so that the file is known under any name. */
  readonly id: string
  readonly fileName: string
  readonly data: object
  readonly highlights: number
  /** What the user wrote about it as a whole, in Markdown; empty where nothing is written. */
  readonly memo: string
}

/** Texts of memos by what they are about, see memoKey; tags by their paths. */
export type MemoTexts = ReadonlyMap<string, string>

const UNTAGGED = '未加标签'
const NO_PLACE = '未知地区'
const NO_YEAR = '未知年份'
const ALL = '全部摘录'
const LOST = '原文中已找不到的摘录'
const STATES = {
  anchored: '',
  doubtful: '待确认（原文已改动，位置或文字需要核对）',
  orphan: '失去位置（原文已改动，找不到这段文字）',
} as const

/** The files of an export: one for each report, tag, place or year with highlights, or one for all. */
export function groupsOf(reports: readonly ExportedReport[], unit: ExportUnit, memos: MemoTexts = new Map()): ExportedGroup[] {
  if (unit === 'report') return reports.map(report => reportGroup(report, memos))
  const entries = reports.flatMap(({ report, highlights }) => ordered(highlights).map(highlight => ({ report, highlight })))
  if (unit === 'all')
    return entries.length === 0
      ? []
      : [groupOf('all', ALL, entries, memos, { ...matrixOf(entries, memos), memo: memoOf(memos, { kind: 'library' }) })]
  const keysOf = {
    tag: ({ highlight }: Entry) => (highlight.tags.length > 0 ? highlight.tags : [UNTAGGED]),
    place: ({ report }: Entry) => [report.place ?? NO_PLACE],
    year: ({ report }: Entry) => [report.year === null ? NO_YEAR : String(report.year)],
  }[unit]
  const groups = new Map<string, Entry[]>()
  for (const entry of entries) for (const key of keysOf(entry)) groups.set(key, [...(groups.get(key) ?? []), entry])
  return [...groups]
    .sort(([a], [b]) => compareNames(a, b))
    .map(([name, own]) => {
      const memo = unit === 'tag' ? memoOf(memos, { kind: 'tag', id: name }) : ''
      return groupOf(`${unit}:${name}`, name, own, memos, { memo, [unit]: unit === 'year' && name !== NO_YEAR ? Number(name) : name })
    })
}

interface Entry {
  readonly report: ExportedReport['report']
  readonly highlight: ExportedHighlight
}

function memoOf(memos: MemoTexts, about: MemoSubject): string {
  return memos.get(memoKey(about)) ?? ''
}

function reportGroup({ report, highlights }: ExportedReport, memos: MemoTexts): ExportedGroup {
  const memo = memoOf(memos, { kind: 'report', id: report.id })
  const own = ordered(highlights)
  let section: readonly string[] = []
  const described = own.map(highlight => {
    const here = highlight.state === 'orphan' ? [LOST] : highlight.section
    const headings = headingsBetween(section, here)
    section = here
    return { ...highlightData(highlight, report, memos), headings }
  })
  const tags = [...new Set(own.flatMap(highlight => highlight.tags.map(toOneLine)))].sort()
  return {
    id: report.id,
    fileName: reportFileName(report, '.md'),
    data: { name: report.title, report: reportData(report), tags, highlights: described, memo },
    highlights: own.length,
    memo,
  }
}

function groupOf(id: string, name: string, entries: readonly Entry[], memos: MemoTexts, more: { readonly memo: string }): ExportedGroup {
  const highlights = entries.map(({ report, highlight }) => ({ ...highlightData(highlight, report, memos), headings: [] }))
  return { id, fileName: `${safeName(name)}.md`, data: { name, highlights, ...more }, highlights: entries.length, memo: more.memo }
}

/** Legal on Windows, macOS and Linux; a path of tags becomes one name. */
function safeName(name: string): string {
  const plain = toOneLine(name)
    .replaceAll('/', '／')
    .replaceAll(/[<>:"\\|?*.\s]+/g, ' ')
    .trim()
    .normalize('NFC')
  const short = [...plain].slice(0, 60).join('').trim() || '_'
  // Names of devices, which Windows takes for no file whatever stands behind the dot.
  return /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(short) ? `${short}_` : short
}

/** Tags against reports. */
function matrixOf(entries: readonly Entry[], memos: MemoTexts): { columns: string[]; rows: { name: string; cells: object[][] }[] } {
  const columns = [...new Map(entries.map(({ report }) => [report.id, shortName(report)])).entries()]
  const tags = [...new Set(entries.flatMap(({ highlight }) => (highlight.tags.length > 0 ? highlight.tags : [UNTAGGED])))].sort(
    compareNames,
  )
  const has = (entry: Entry, tag: string) => (tag === UNTAGGED ? entry.highlight.tags.length === 0 : entry.highlight.tags.includes(tag))
  const rows = tags.map(name => ({
    name,
    cells: columns.map(([id]) =>
      entries
        .filter(entry => entry.report.id === id && has(entry, name))
        .map(({ report, highlight }) => highlightData(highlight, report, memos)),
    ),
  }))
  return { columns: columns.map(([, name]) => name), rows }
}

function shortName(report: ReportSummary): string {
  return [report.place ?? report.title, BODY_NAMES[report.body], report.year].filter(part => part !== null).join(' ')
}

function reportData(report: ExportedReport['report']): object {
  const { id, title, place, province, city, county, year, body, kind, session, date, speaker, sourcePath, sha256 } = report
  const cite = shortName(report)
  return {
    id,
    title,
    place,
    province,
    city,
    county,
    year,
    body,
    kind,
    session,
    date,
    speaker,
    source: sourcePath,
    sha256,
    cite,
    reference: citeGbt7714(report),
  }
}

function highlightData(highlight: ExportedHighlight, report: ExportedReport['report'], memos: MemoTexts): object {
  const { id, quote, prefix, suffix, section, tags, note, colour, state, start, end, createdAt, updatedAt } = highlight
  return {
    ...{ id, quote, prefix, suffix, section, tags: tags.toSorted(), note, start, end, created: createdAt, modified: updatedAt },
    colour: highlight.inkName ?? INKS[colour].name,
    state: STATES[state],
    memo: memoOf(memos, { kind: 'highlight', id }),
    link: linkTo({ reportId: report.id, highlightId: id }),
    report: reportData(report),
  }
}

/** In reading order; orphans come last, as their offsets say nothing any more. */
function ordered(highlights: readonly ExportedHighlight[]): ExportedHighlight[] {
  const lost = (highlight: ExportedHighlight) => (highlight.state === 'orphan' ? 1 : 0)
  return highlights.toSorted((a, b) => lost(a) - lost(b) || a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : 1))
}

/** The headings that must be written to get from one section to the next. */
function headingsBetween(from: readonly string[], to: readonly string[]): { readonly marks: string; readonly text: string }[] {
  let same = 0
  while (same < to.length && from[same] === to[same]) same++
  // Back in a section after one of its parts: its heading is said again, or the quote would seem to belong to the part.
  if (same === to.length && from.length > to.length) same--
  const first = Math.max(same, 0)
  return to.slice(first).map((text, at) => ({ marks: '#'.repeat(Math.min(first + at + 2, 6)), text }))
}
