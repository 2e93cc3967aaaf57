import { citeGbt7714 } from '../../../shared/interchange/bibliography.ts'
import { linkTo } from '../../../shared/interchange/passage-link.ts'
import type { ExportUnit } from '../../../shared/model/export-template.ts'
import type { HighlightInContext } from '../../../shared/model/highlight.ts'
import { type MemoSubject, memoKey } from '../../../shared/model/memo.ts'
import type { ReportSummary } from '../../../shared/model/report.ts'
import type { TableLanguage } from '../../../shared/model/table.ts'
import { compareNames } from '../../../shared/text/compare-names.ts'
import { toOneLine } from '../commonmark.ts'
import { bodyNames, reportFileName } from '../report-names.ts'
import { templateWords, UNNAMED } from './template-words.ts'

/** `inkName`: what its colour is called. */
export interface ExportedHighlight extends HighlightInContext {
  readonly inkName: string
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

/** What the files of an export are made with. */
export interface Told {
  readonly memos: MemoTexts
  /** Of what the program says itself. */
  readonly language?: TableLanguage | undefined
}

/** The files of an export: one for each report, tag, place or year with highlights, or one for all. */
export function groupsOf(reports: readonly ExportedReport[], unit: ExportUnit, told: Told): ExportedGroup[] {
  if (unit === 'report') return reports.map(report => reportGroup(report, told))
  const keysOf = {
    all: () => [UNNAMED.all],
    tag: (_: ExportedReport, { tags }: Mark) => (tags.length > 0 ? tags : [UNNAMED.tag]),
    place: ({ report }: ExportedReport) => [report.place ?? UNNAMED.place],
    year: ({ report }: ExportedReport) => [report.year === null ? UNNAMED.year : String(report.year)],
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
  return [...groups].sort(([a], [b]) => compareNames(a, b)).map(([name, parts]) => groupOf(unit, name, parts, told))
}

/** For a file of an earlier export about something of which no highlight is left; undefined for what is no such thing. */
export function emptiedGroup(id: string, unit: ExportUnit, told: Told): ExportedGroup | undefined {
  if (unit === 'report') return undefined
  const name = unit === 'all' ? UNNAMED.all : id.slice(unit.length + 1)
  const group = groupOf(unit, name, new Map(), told)
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

function reportGroup({ report, marks, read }: ExportedReport, told: Told): ExportedGroup {
  const memo = memoOf(told.memos, { kind: 'report', id: report.id })
  const words = templateWords(told.language)
  return {
    id: report.id,
    fileName: reportFileName(report, '.md', told.language),
    highlights: marks.length,
    memo,
    reportIds: new Set([report.id]),
    read() {
      const data = reportData(report, told)
      const own = ordered(read())
      let section: readonly string[] = []
      const highlights = own.map(highlight => {
        const here = highlight.state === 'orphan' ? [words.lost] : highlight.section
        const headings = headingsBetween(section, here)
        section = here
        return { ...highlightData(highlight, data, told), headings }
      })
      const tags = [...new Set(own.flatMap(highlight => highlight.tags.map(toOneLine)))].sort()
      return { data: { name: report.title, report: data, tags, highlights, memo, words }, highlights: own.length }
    },
  }
}

type Unit = Exclude<ExportUnit, 'report'>

/** `parts`: ids of the highlights of each report. `key`: a tag's path, a place or a year, or what stands for none. */
function groupOf(unit: Unit, key: string, parts: ReadonlyMap<ExportedReport, readonly string[]>, told: Told): ExportedGroup {
  const memo = memoOf(told.memos, unit === 'all' ? { kind: 'library' } : { kind: 'tag', id: unit === 'tag' ? key : '' })
  const words = templateWords(told.language)
  const name = key === UNNAMED[unit] ? words.unnamed[unit] : key
  return {
    id: unit === 'all' ? unit : `${unit}:${key}`,
    fileName: `${safeName(name)}.md`,
    highlights: [...parts.values()].reduce((sum, ids) => sum + ids.length, 0),
    memo,
    reportIds: new Set([...parts.keys()].map(({ report }) => report.id)),
    read() {
      const entries = [...parts].flatMap(([{ report, read }, ids]) => {
        const data = reportData(report, told)
        return ordered(read(ids)).map((highlight): Entry => {
          return { report, highlight, data: { ...highlightData(highlight, data, told), headings: [] } }
        })
      })
      const data = {
        ...{ name, memo, words, highlights: entries.map(entry => entry.data) },
        ...(unit === 'all' ? matrixOf(entries, told) : { [unit]: unit === 'year' && key !== UNNAMED.year ? Number(key) : name }),
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
function matrixOf(entries: readonly Entry[], { language }: Told): { columns: string[]; rows: { name: string; cells: object[][] }[] } {
  const columns = new Map(entries.map(({ report }) => [report.id, shortName(report, language)]))
  const rows = new Map<string, Map<string, object[]>>()
  for (const { report, highlight, data } of entries) {
    for (const tag of highlight.tags.length > 0 ? highlight.tags : [templateWords(language).unnamed.tag]) {
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

function shortName(report: ReportSummary, language: TableLanguage | undefined): string {
  return [report.place ?? report.title, bodyNames(language)[report.body], report.year].filter(part => part !== null).join(' ')
}

function reportData(report: ExportedReport['report'], { language }: Told): object {
  const { id, title, place, province, city, county, year, body, kind, session, date, speaker, sourcePath, sha256 } = report
  const cite = shortName(report, language)
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
function highlightData(highlight: ExportedHighlight, report: object, { memos, language }: Told): object {
  const { id, reportId, quote, prefix, suffix, section, tags, note, inkName, state, start, end, createdAt, updatedAt } = highlight
  return {
    ...{ id, quote, prefix, suffix, section, tags: tags.toSorted(), note, start, end, created: createdAt, modified: updatedAt },
    colour: inkName,
    state: templateWords(language).states[state],
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
