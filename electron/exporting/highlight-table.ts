import type { HighlightInContext } from '../../shared/model/highlight.ts'
import { type InkNames, inkName } from '../../shared/model/inks.ts'
import type { ReportSummary } from '../../shared/model/report.ts'
import type { DatedCell } from '../../shared/text/csv.ts'
import { BODY_NAMES } from './report-names.ts'
import type { Column, Table } from './table.ts'

const COLUMNS: readonly Column[] = [
  { title: '地区', width: 12 },
  { title: '省', width: 10 },
  { title: '市', width: 10 },
  { title: '县', width: 10 },
  { title: '年份', width: 7 },
  { title: '机关', width: 9 },
  { title: '标题', width: 36 },
  { title: '节', width: 30 },
  { title: '摘录', width: 70 },
  { title: '笔记', width: 40 },
  { title: '标签', width: 24 },
  { title: '颜色', width: 7 },
  { title: '状态', width: 9 },
  { title: '起', width: 8 },
  { title: '止', width: 8 },
  { title: '建立（UTC）', width: 20 },
  { title: '修改（UTC）', width: 20 },
  { title: '编号', width: 16 },
  { title: '报告', width: 16 },
  { title: '来源', width: 36 },
]

const STATES = { anchored: null, doubtful: '待确认', orphan: '失去位置' } as const

/** A row for each highlight, in the order of the library. Offsets are UTF-16 units of the report's canonical text, the end excluded. */
export function highlightTable(
  highlights: readonly HighlightInContext[],
  reports: ReadonlyMap<string, ReportSummary>,
  inks: InkNames,
): Table & { rows: DatedCell[][] } {
  const rows = highlights.map(highlight => {
    const { reportId, place, year, body, reportTitle, section, quote, note, tags, colour, state, start, end } = highlight
    const report = reports.get(reportId)
    const lost = state === 'orphan'
    return [
      place,
      report?.province ?? null,
      report?.city ?? null,
      report?.county ?? null,
      year,
      BODY_NAMES[body],
      reportTitle,
      section.join(' / '),
      quote,
      note,
      tags.join('；'),
      inkName(inks, colour),
      STATES[state],
      lost ? null : start,
      lost ? null : end,
      new Date(highlight.createdAt),
      new Date(highlight.updatedAt),
      highlight.id,
      reportId,
      report?.sourcePath ?? null,
    ]
  })
  return { name: '摘录', columns: COLUMNS, rows }
}
