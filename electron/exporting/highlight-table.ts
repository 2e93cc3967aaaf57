import { type InkNames, inkName } from '../../shared/model/inks.ts'
import type { TableLanguage } from '../../shared/model/table.ts'
import type { DatedCell } from '../../shared/text/csv.ts'
import type { AnnotatedReport } from './annotated-report.ts'
import { bodyNames } from './report-names.ts'
import type { Table } from './table.ts'

const CHINESE = {
  sheet: '摘录',
  head: [
    ...['地区', '省', '市', '县', '年份', '机关', '标题', '节', '摘录', '笔记', '标签', '颜色', '状态'],
    ...['起', '止', '建立（UTC）', '修改（UTC）', '编号', '报告', '来源', '备忘'],
  ],
  states: { anchored: null, doubtful: '待确认', orphan: '失去位置' },
  between: '；',
} as const

const ENGLISH = {
  sheet: 'Highlights',
  head: [
    ...['Place', 'Province', 'City', 'County', 'Year', 'Body', 'Title', 'Section', 'Quote', 'Note', 'Tags', 'Colour', 'State'],
    ...['Start', 'End', 'Created (UTC)', 'Modified (UTC)', 'Id', 'Report', 'Source', 'Memo'],
  ],
  states: { anchored: null, doubtful: 'To check', orphan: 'Lost' },
  between: '; ',
} as const

/** In characters of a spreadsheet's type. */
const WIDTHS = [12, 10, 10, 10, 7, 9, 36, 30, 70, 40, 24, 9, 9, 8, 8, 20, 20, 16, 16, 36, 40]

/** A row for each highlight, report by report. Offsets are UTF-16 units of the report's canonical text, the end excluded. */
export function highlightTable(reports: AsyncIterable<AnnotatedReport>, inks: InkNames, language: TableLanguage = 'zh-CN'): Table {
  const names = language === 'en' ? ENGLISH : CHINESE
  async function* rows(): AsyncGenerator<DatedCell[]> {
    for await (const { report, highlights, highlightMemos } of reports) {
      for (const { id, section, quote, note, tags, colour, state, start, end, createdAt, updatedAt } of highlights) {
        const lost = state === 'orphan'
        yield [
          ...[report.place, report.province, report.city, report.county, report.year, bodyNames(language)[report.body], report.title],
          ...[section.join(' / '), quote, note, tags.join(names.between)],
          ...[inkName(inks, colour, language), names.states[state], lost ? null : start, lost ? null : end],
          ...[new Date(createdAt), new Date(updatedAt), id, report.id, report.sourcePath, highlightMemos.get(id)?.text ?? null],
        ]
      }
    }
  }
  return { name: names.sheet, columns: names.head.map((title, at) => ({ title, width: WIDTHS[at] ?? 12 })), rows: rows() }
}
