/** What a column of a table of reports can mean. */
export type Column = 'title' | 'text' | 'place' | 'year' | 'date' | 'body' | 'speaker'

/** Which cells of a row hold what, by their numbers. A place may be spread over several (province, city, county). */
export type ColumnMap = ReadonlyMap<Column, readonly number[]>

/** Common names of columns, in the order in which they are tried; matched whole after folding. */
const NAMES: readonly (readonly [Column, readonly string[]])[] = [
  [
    'text',
    words(
      '正文 全文 报告正文 报告全文 正文内容 报告内容 文章内容 内容 文本 text content full_text fulltext report_text report_content article main_text',
    ),
  ],
  ['title', words('标题 报告标题 文章标题 题目 题名 报告名称 名称 文件名 title report_title headline heading name')],
  [
    'place',
    words(
      '地区 地方 地名 地点 行政区 行政区划 省份 省 省市 城市 地市 市 区县 县区 县 place region area location province city prefecture county district',
    ),
  ],
  ['year', words('年份 年度 报告年份 年 year report_year')],
  ['date', words('日期 发布日期 报告日期 时间 发布时间 报告时间 date publish_date pub_date pubdate published publish_time time')],
  ['body', words('机关 机构 报告机关 报告类型 body organ agency institution')],
  ['speaker', words('报告人 作报告人 发言人 speaker reporter')],
]

function words(names: string): string[] {
  return names.split(' ')
}

/** The columns that the first row of a table names. */
export function columnsOf(header: readonly string[]): ColumnMap {
  const folded = header.map(fold)
  const found = new Map<Column, readonly number[]>()
  for (const [column, names] of NAMES) {
    const cells = names.flatMap(name => {
      const at = folded.indexOf(name)
      return at < 0 ? [] : [at]
    })
    if (cells.length > 0) found.set(column, column === 'place' ? cells.sort((one, other) => one - other) : cells.slice(0, 1))
  }
  return found
}

function fold(name: string): string {
  return name
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
}

/** Characters of a cell that may be a report; titles and addresses are shorter. */
const LONG = 200

/** The column of the texts by what is in it, where no name tells: the one with the longest cells. */
export function longestColumn(rows: readonly (readonly string[])[]): number | undefined {
  const totals: number[] = []
  for (const row of rows) {
    row.forEach((cell, at) => {
      totals[at] = (totals[at] ?? 0) + cell.length
    })
  }
  const most = totals.reduce((longest, total) => Math.max(longest, total ?? 0), 0)
  return most > 0 && most >= rows.length * LONG ? totals.indexOf(most) : undefined
}

/** Cells that say by themselves what they are. */
const TELLING: readonly (readonly [Column, RegExp])[] = [
  ['place', /^[\u4e00-\u9fff]{1,12}(?:省|市|自治区|州|盟|地区|县|区|旗)$/],
  ['year', /^(?:19|20)\d\d(?:年度?)?$/],
  ['body', /^(?:人大|政协|政府|法院|检察院)(?:常委会)?$/],
]

/** Rows that are looked at, and how many of their filled cells must agree. */
const STUDIED = 100
const MOST = 0.9
const FEWEST = 2

/** What no name of a column says, its cells may: `单位` and `届次` over places and years. */
export function columnsByContent(columns: ColumnMap, rows: readonly (readonly string[])[]): ColumnMap {
  const studied = rows.slice(0, STUDIED)
  const width = Math.max(0, ...studied.map(row => row.length))
  const taken = new Set([...columns.values()].flat())
  const free = Array.from({ length: width }, (_, at) => at).filter(at => !taken.has(at))
  const found = new Map(columns)
  for (const [column, looks] of TELLING) {
    if (columns.has(column)) continue
    const cells = free.filter(at => {
      const filled = studied.map(row => (row[at] ?? '').trim()).filter(cell => cell !== '')
      return filled.length >= FEWEST && filled.filter(cell => looks.test(cell)).length >= filled.length * MOST
    })
    if (cells.length > 0) found.set(column, column === 'place' ? cells : cells.slice(0, 1))
  }
  return found
}
