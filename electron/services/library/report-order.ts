import type { ReportSummary } from '../../../shared/model/report.ts'
import type { SearchedReports } from '../finding/searched-reports.ts'

const byPinyin = new Intl.Collator('zh-Hans-CN-u-co-pinyin')

/** Places by pinyin, the unknown last. */
export function comparePlaces(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return byPinyin.compare(a, b)
}

/** ISO dates, or prefixes of them, rising; the unknown last. */
function compareDates(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return a < b ? -1 : Number(a > b)
}

/** Years rising, the unknown last. */
export function compareYears(a: number | null, b: number | null): number {
  return (a ?? Number.MAX_SAFE_INTEGER) - (b ?? Number.MAX_SAFE_INTEGER)
}

/** Slots by place and year, by year, date and place, or as the library lists its reports. */
export function createSlotOrder(reports: SearchedReports, by: 'place' | 'year' | 'order'): (a: number, b: number) => number {
  const byPlace = (a: ReportSummary, b: ReportSummary) => comparePlaces(a.place, b.place)
  const byYear = (a: ReportSummary, b: ReportSummary) => compareYears(a.year, b.year)
  const byDate = (a: ReportSummary, b: ReportSummary) => compareDates(a.date, b.date)
  const bySource = (a: ReportSummary, b: ReportSummary) =>
    a.sourcePath === b.sourcePath ? a.sourceId - b.sourceId : a.sourcePath < b.sourcePath ? -1 : 1
  const orders = { place: [byPlace, byYear, byDate, bySource], year: [byYear, byDate, byPlace, bySource], order: [bySource] }
  return (a, b) => {
    const [left, right] = [reports.summaryOf(a), reports.summaryOf(b)]
    if (!left || !right) return Number(!left) - Number(!right)
    for (const compare of orders[by]) {
      const order = compare(left, right)
      if (order !== 0) return order
    }
    return a - b
  }
}
