import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { IndicatorCell, IndicatorTable } from '../../../shared/model/indicator-table.ts'
import { reportText, startEngine, type TestEngine } from '../../test-engine.ts'

/** A city's government report; the place is invented. */
function governmentText(city: string, year: number, review: string, plan: string): string {
  return `${city}政府工作报告
——${year}年1月6日在${city}第五届人民代表大会第三次会议上
${city}市长 李明远

各位代表：
现在，我代表市人民政府向大会报告工作，请予审议。

一、${year - 1}年工作回顾
过去一年，我们坚持稳中求进，各项工作取得新的进展。
（一）经济运行稳中有进
${review}

二、${year}年工作安排
新的一年，要坚持高质量发展，奋力开创新局面。
（一）主要预期目标
${plan}
`
}

const LAW_CHECKS = '市委常委会会议研究人大工作5次。召开常委会会议7次，先后组织执法检查4项，其中安全生产执法检查2项。办理代表建议126件。'

let engine: TestEngine
let folder: string
beforeEach(async () => {
  engine = await startEngine()
  folder = engine.write('reports', {
    'a2023.txt': reportText('青禾市', 2023, LAW_CHECKS),
    'a2024.txt': reportText('青禾市', 2024, '五年来，共召开常委会会议41次。全年召开常委会会议八次。'),
    'b2024.txt': reportText('云泽市', 2024, '全年召开主任会议20次。'),
  })
  await engine.call('sources.import', { paths: [folder] })
})
afterEach(() => engine.stop())

/** `青禾市 2023: 常委会会议 annual 7次`, cell by cell. */
function shown({ columns, rows }: IndicatorTable): string[] {
  return rows.flatMap(({ place, year, cells }) =>
    cells.map(cell => {
      const column = columns[cell.column]
      const marks = [column?.period, ...(column?.part === 'plan' ? ['plan'] : []), ...(cell.chosen ? [cell.chosen] : [])]
      return `${place} ${year}: ${column?.name['zh-CN']} ${marks.join(' ')} ${cell.value}${cell.to === null ? '' : `-${cell.to}`}${cell.unit}`
    }),
  )
}

async function cellOf(indicator: string, place: string, year: number) {
  const { columns, rows } = await engine.call('indicators.table', { indicators: [indicator] })
  const row = rows.find(each => each.place === place && each.year === year)
  const cell: IndicatorCell | undefined = row?.cells[0]
  return { cell, column: columns[cell?.column ?? 0]?.key ?? '', reportId: row?.reportIds[0] ?? '' }
}

test('annual figures and those of five years stand in columns of their own, and a report that says nothing has no cell', async () => {
  const table = await engine.call('indicators.table', { indicators: ['meet_standing'] })
  expect(shown(table)).toEqual([
    '青禾市 2023: 常委会会议 annual 7次',
    '青禾市 2024: 常委会会议 annual 8次',
    '青禾市 2024: 常委会会议 five-years 41次',
  ])
  expect(table.rows.map(({ place, year }) => `${place} ${year}`)).toEqual(['青禾市 2023', '青禾市 2024', '云泽市 2024'])
  expect(table.columns.map(({ unit, filled }) => [unit, filled])).toEqual([
    ['次', 2],
    ['次', 1],
  ])
})

test('a part of a whole is shown with its reason, and not taken', async () => {
  const { cell, column, reportId } = await cellOf('law_check', '青禾市', 2023)
  expect(cell).toMatchObject({ value: 4, unit: '项', values: 1, chosen: null })
  const { candidates } = await engine.call('indicators.cell', { reportIds: [reportId], column })
  expect(candidates.map(({ value, bar, sentence }) => [value, bar, sentence.includes('安全生产')])).toEqual([
    [4, null, true],
    [2, 'part', true],
  ])
})

test("the user's choice stands in the cell, is taken back and stays when the file changes elsewhere", async () => {
  const { column, reportId } = await cellOf('law_check', '青禾市', 2023)
  const { candidates } = await engine.call('indicators.cell', { reportIds: [reportId], column })
  const { start = 0, end = 0 } = candidates[1] ?? {}
  await engine.call('indicators.choose', { reportId, column, choice: { kind: 'candidate', start, end }, note: '专项' })
  expect((await cellOf('law_check', '青禾市', 2023)).cell).toMatchObject({ value: 2, chosen: 'candidate', note: '专项', lost: false })

  engine.write('reports', { 'a2023.txt': reportText('青禾市', 2023, `依法行使职权，认真履职尽责。${LAW_CHECKS}`) })
  await engine.call('sources.import', { paths: [folder] })
  engine = await engine.restart()
  const { cell } = await cellOf('law_check', '青禾市', 2023)
  expect(cell).toMatchObject({ value: 2, chosen: 'candidate', lost: false })
  expect(cell?.start).toBeGreaterThan(start)

  await engine.call('journal.undo', {})
  await engine.call('journal.undo', {})
  expect((await cellOf('law_check', '青禾市', 2023)).cell).toMatchObject({ value: 4, chosen: null })
})

test('a chosen number that is gone from the file is said to be lost', async () => {
  const { column, reportId, cell } = await cellOf('meet_standing', '青禾市', 2023)
  const choice = { kind: 'candidate', start: cell?.start ?? 0, end: cell?.end ?? 0 } as const
  await engine.call('indicators.choose', { reportId, column, choice })
  engine.write('reports', { 'a2023.txt': reportText('青禾市', 2023, LAW_CHECKS.replace('会议7次', '会议9次')) })
  await engine.call('sources.import', { paths: [folder] })
  expect((await cellOf('meet_standing', '青禾市', 2023)).cell).toMatchObject({ value: 9, chosen: null, lost: true })
})

test('a cell may be said to be empty, or written down by hand, also where the report says nothing', async () => {
  const { column } = await cellOf('meet_standing', '青禾市', 2023)
  const table = await engine.call('indicators.table', {})
  const silent = table.rows.find(({ place }) => place === '云泽市')?.reportIds[0] ?? ''
  const first = table.rows[0]?.reportIds[0] ?? ''
  await engine.call('indicators.choose', { reportId: silent, column, choice: { kind: 'typed', value: 6 }, note: '公报' })
  await engine.call('indicators.choose', { reportId: first, column, choice: { kind: 'none' } })
  expect(shown(await engine.call('indicators.table', { indicators: ['meet_standing'] })).filter(line => / annual /.test(line))).toEqual([
    '青禾市 2023: 常委会会议 annual none null次',
    '青禾市 2024: 常委会会议 annual 8次',
    '云泽市 2024: 常委会会议 annual typed 6次',
  ])
  await engine.call('indicators.choose', { reportId: first, column, choice: null })
  expect((await cellOf('meet_standing', '青禾市', 2023)).cell).toMatchObject({ value: 7, chosen: null })
})

test('an indicator is defined by an example, found in all reports, and gone when it is removed', async () => {
  engine.write('reports', {
    'c.txt': reportText('松陵市', 2024, '全年栽种行道树3200余棵。'),
    'd.txt': reportText('澄江市', 2024, '在主干道两侧补种行道树800棵，修剪古树12棵。'),
  })
  await engine.call('sources.import', { paths: [folder] })
  const { unnamed } = await engine.call('indicators.known', {})
  const tree = unnamed.find(({ object }) => object === '行道树')
  expect(tree).toMatchObject({ unit: '棵' })
  const proposal = await engine.call('indicators.propose', tree?.example ?? { reportId: '', start: 0, end: 0 })
  expect(proposal).toMatchObject({ words: ['行道树'], units: ['棵'] })
  const { sentence, start, end, ...proposed } = proposal
  expect(sentence.slice(start, end)).toMatch(/^\d+余?棵$/)

  const definition = { ...proposed, name: '新种行道树' }
  expect(await engine.call('indicators.preview', { definition })).toMatchObject({ reports: 2, numbers: 2 })
  const { id } = await engine.call('indicators.define', definition)
  const trees = async () => shown(await engine.call('indicators.table', { indicators: [id] }))
  expect(await trees()).toEqual(['澄江市 2024: 新种行道树 annual 800棵', '松陵市 2024: 新种行道树 annual 3200棵'])
  await expect(engine.call('indicators.define', definition)).rejects.toMatchObject({ code: 'conflict' })

  await engine.call('indicators.define', { ...definition, id, without: ['补种'] })
  expect(await trees()).toEqual(['松陵市 2024: 新种行道树 annual 3200棵'])
  await engine.call('indicators.remove', { ids: [id] })
  expect(await trees()).toEqual([])
  await engine.call('journal.undo', {})
  expect(await trees()).toHaveLength(1)
})

test('aims of a government report are held against what the next one says was reached; the workbook has all sheets', async () => {
  const government = engine.write('government', {
    'g2023.txt': governmentText('青禾市', 2023, '地区生产总值增长6.1%。', '地区生产总值增长5%左右，城镇新增就业2万人。'),
    'g2024.txt': governmentText('青禾市', 2024, '地区生产总值增长5.4%，城镇新增就业2.3万人。', '地区生产总值增长5%—5.5%。'),
  })
  await engine.call('sources.import', { paths: [government] })
  const filter = { body: ['government' as const] }
  const table = await engine.call('indicators.table', { filter, indicators: ['gdp_growth', 'new_urban_jobs'] })
  expect(shown(table)).toEqual([
    '青禾市 2023: 地区生产总值增速 annual 6.1%',
    '青禾市 2023: 地区生产总值增速 annual plan 5%',
    '青禾市 2023: 城镇新增就业 annual plan 20000人',
    '青禾市 2024: 地区生产总值增速 annual 5.4%',
    '青禾市 2024: 地区生产总值增速 annual plan 5-5.5%',
    '青禾市 2024: 城镇新增就业 annual 23000人',
  ])
  const directory = join(engine.folder, 'out')
  const question = { directory, filter, indicators: ['gdp_growth', 'new_urban_jobs'] }
  const { files, rows } = await engine.call('exports.indicators', question)
  expect([rows, files.map(file => file.slice(directory.length + 1))]).toEqual([
    2,
    ['indicators.csv', 'indicators-targets.csv', 'indicators-evidence.csv'],
  ])
  const [figures, targets, evidence] = files.map(file => readFileSync(file, 'utf8'))
  expect(figures).toBe(
    '\uFEFF地区,机关,报告年份,地区生产总值增速（%）,地区生产总值增速（%，目标）,城镇新增就业（人）,城镇新增就业（人，目标）\r\n青禾市,政府,2023,6.1,5,,20000\r\n青禾市,政府,2024,5.4,5–5.5,23000,\r\n',
  )
  expect(targets?.split('\r\n').slice(1, -1)).toEqual([
    '青禾市,政府,2022,地区生产总值增速,%,没有报告,6.1,',
    '青禾市,政府,2023,地区生产总值增速,%,5,5.4,0.4',
    '青禾市,政府,2024,地区生产总值增速,%,5–5.5,没有报告,',
    '青禾市,政府,2023,城镇新增就业,人,20000,23000,3000',
  ])
  expect(evidence).toContain('地区生产总值增长5%左右，城镇新增就业2万人。')
  expect((await engine.call('exports.indicators', { ...question, format: 'xlsx' })).files).toEqual([join(directory, 'indicators.xlsx')])
})

test('what was read once is read again where the report is known otherwise', async () => {
  const directors = () => engine.call('indicators.table', { indicators: ['meet_director'] })
  expect(shown(await directors())).toEqual(['云泽市 2024: 主任会议、主席会议 annual 20次'])
  const { rows } = await directors()
  const id = rows.find(({ place }) => place === '云泽市')?.reportIds[0] ?? ''
  await engine.call('reports.update', { ids: [id], patch: { body: 'government' } })
  expect(shown(await directors())).toEqual([])
  await engine.call('journal.undo', {})
  expect(shown(await directors())).toHaveLength(1)
})
