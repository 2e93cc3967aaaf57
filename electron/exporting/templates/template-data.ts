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

/** A report whose highlights are known by their ids, and read when their turn has come. */
export interface ExportedReport {
  readonly report: ReportSummary & { readonly sha256: string | null }
  /** In reading order. */
  readonly marks: readonly Mark[]
  /** Those of its highlights that are still there; all of them, or these. */
  read(ids?: readonly string[]): readonly ExportedHighlight[]
}

/** Of a highlight, what says in which files it stands. */
export interface Mark {
  readonly id: string
  /** Paths of its tags. */
  readonly tags: readonly string[]
}

/** One file to be: what it is about and how it is called. */
export interface ExportedGroup {
  /** Told in the front matter, so that the file is known under any name. */
  readonly id: string
  readonly fileName: string
  readonly highlights: number
  /** What the user wrote about it as a whole, in Markdown; empty where nothing is written. */
  readonly memo: string
  /** The reports whose highlights stand in it. */
  readonly reportIds: ReadonlySet<string>
  /** What a template may say of it, as it is now. */
  read(): GroupContent
}

export interface GroupContent {
  readonly data: object
  readonly highlights: number
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
  const keysOf = {
    all: () => [ALL],
    tag: (_: ExportedReport, { tags }: Mark) => (tags.length > 0 ? tags : [UNTAGGED]),
    place: ({ report }: ExportedReport) => [report.place ?? NO_PLACE],
    year: ({ report }: ExportedReport) => [report.year === null ? NO_YEAR : String(report.year)],
  }[unit]
  const groups = new Map<string, Map<ExportedReport, string[]>>()
  for (const report of reports) {
    for (const mark of report.marks) {
      for (const key of keysOf(report, mark)) {
        const parts = groups.get(key) ?? new Map<ExportedReport, string[]>()
        groups.set(key, parts)
        const ids = parts.get(report) ?? []
        parts.set(report, ids)
        ids.push(mark.id)
      }
    }
  }
  return [...groups].sort(([a], [b]) => compareNames(a, b)).map(([name, parts]) => groupOf(unit, name, parts, memos))
}

/** For a file of an earlier export about something of which no highlight is left; undefined for what is no such thing. */
export function emptiedGroup(id: string, unit: ExportUnit, memos: MemoTexts): ExportedGroup | undefined {
  if (unit === 'report') return undefined
  const name = unit === 'all' ? ALL : id.slice(unit.length + 1)
  const group = groupOf(unit, name, new Map(), memos)
  return group.id === id ? group : undefined
}

interface Entry {
  readonly report: ExportedReport['report']
  readonly highlight: ExportedHighlight
  readonly data: object
}

function memoOf(memos: MemoTexts, about: MemoSubject): string {
  return memos.get(memoKey(about)) ?? ''
}

function reportGroup({ report, marks, read }: ExportedReport, memos: MemoTexts): ExportedGroup {
  const memo = memoOf(memos, { kind: 'report', id: report.id })
  return {
    id: report.id,
    fileName: reportFileName(report, '.md'),
    highlights: marks.length,
    memo,
    reportIds: new Set([report.id]),
    read() {
      const told = reportData(report)
      const own = ordered(read())
      let section: readonly string[] = []
      const highlights = own.map(highlight => {
        const here = highlight.state === 'orphan' ? [LOST] : highlight.section
        const headings = headingsBetween(section, here)
        section = here
        return { ...highlightData(highlight, told, memos), headings }
      })
      const tags = [...new Set(own.flatMap(highlight => highlight.tags.map(toOneLine)))].sort()
      return { data: { name: report.title, report: told, tags, highlights, memo }, highlights: own.length }
    },
  }
}

type Unit = Exclude<ExportUnit, 'report'>

/** `parts`: ids of the highlights of each report. */
function groupOf(unit: Unit, name: string, parts: ReadonlyMap<ExportedReport, readonly string[]>, memos: MemoTexts): ExportedGroup {
  const memo = memoOf(memos, unit === 'all' ? { kind: 'library' } : { kind: 'tag', id: unit === 'tag' ? name : '' })
  return {
    id: unit === 'all' ? unit : `${unit}:${name}`,
    fileName: `${safeName(name)}.md`,
    highlights: [...parts.values()].reduce((sum, ids) => sum + ids.length, 0),
    memo,
    reportIds: new Set([...parts.keys()].map(({ report }) => report.id)),
    read() {
      const entries = [...parts].flatMap(([{ report, read }, ids]) => {
        const told = reportData(report)
        return ordered(read(ids)).map((highlight): Entry => {
          return { report, highlight, data: { ...highlightData(highlight, told, memos), headings: [] } }
        })
      })
      const data = {
        ...{ name, memo, highlights: entries.map(entry => entry.data) },
        ...(unit === 'all' ? matrixOf(entries) : { [unit]: unit === 'year' && name !== NO_YEAR ? Number(name) : name }),
      }
      return { data, highlights: entries.length }
    },
  }
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
function matrixOf(entries: readonly Entry[]): { columns: string[]; rows: { name: string; cells: object[][] }[] } {
  const columns = new Map(entries.map(({ report }) => [report.id, shortName(report)]))
  const rows = new Map<string, Map<string, object[]>>()
  for (const { report, highlight, data } of entries) {
    for (const tag of highlight.tags.length > 0 ? highlight.tags : [UNTAGGED]) {
      const row = rows.get(tag) ?? new Map<string, object[]>()
      rows.set(tag, row)
      const cell = row.get(report.id) ?? []
      row.set(report.id, cell)
      cell.push(data)
    }
  }
  return {
    columns: [...columns.values()],
    rows: [...rows]
      .sort(([a], [b]) => compareNames(a, b))
      .map(([name, row]) => ({ name, cells: [...columns.keys()].map(id => row.get(id) ?? []) })),
  }
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

/** `report`: what is told of its report. */
function highlightData(highlight: ExportedHighlight, report: object, memos: MemoTexts): object {
  const { id, reportId, quote, prefix, suffix, section, tags, note, colour, state, start, end, createdAt, updatedAt } = highlight
  return {
    ...{ id, quote, prefix, suffix, section, tags: tags.toSorted(), note, start, end, created: createdAt, modified: updatedAt },
    colour: highlight.inkName ?? INKS[colour].name,
    state: STATES[state],
    memo: memoOf(memos, { kind: 'highlight', id }),
    link: linkTo({ reportId, highlightId: id }),
    report,
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
