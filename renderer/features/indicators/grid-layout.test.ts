import { expect, test } from 'vitest'
import type { IndicatorCell, IndicatorColumn, IndicatorTable, IndicatorTableRow } from '../../../shared/model/indicator-table.ts'
import { type Grid, type GridChoice, layoutGrid } from './grid-layout.ts'

const column = (part: 'review' | 'plan', filled: number, period: 'annual' | 'term' = 'annual'): IndicatorColumn => ({
  key: `gdp_growth|%|${period}|${part}`,
  indicator: 'gdp_growth',
  name: { 'zh-CN': '增速', en: 'Growth' },
  unit: '%',
  period,
  part,
  bodies: ['government'],
  filled,
})

const cell = (at: number, value: number): IndicatorCell => ({
  ...{ column: at, value, to: null, precision: 'exact' as const, unit: '%', reportId: 'r', start: 0, end: 1 },
  ...{ values: 1, chosen: null, lost: false, note: '' },
})

const row = (place: string, year: number, ...cells: readonly IndicatorCell[]): IndicatorTableRow => ({
  ...{ place, path: [place], body: 'government', year, reportIds: [`${place}${year}`], cells },
})

const TABLE: IndicatorTable = {
  columns: [column('review', 30), column('plan', 20), column('review', 1, 'term')],
  rows: [
    row('云泽市', 2021),
    row('云泽市', 2022, cell(0, 6), cell(1, 5)),
    row('云泽市', 2023, cell(0, 5.5)),
    row('青禾市', 2021, cell(0, 7)),
    row('青禾市', 2024, cell(2, 8)),
  ],
  reports: 5,
  ms: 1,
}

const CHOICE: GridChoice = { shape: 'indicators', year: null, column: null, sparse: false }

/** A line for each row: figures, `—` where nothing is said, `·` where a report is missing, `_` where none is expected. */
function drawn({ rows }: Grid): string[] {
  const signs = rows.map(({ place, year, cells }) => {
    const shown = cells.map(each => {
      if (each.kind === 'figure') return String(each.cell.value)
      if (each.kind === 'difference') return `${each.value > 0 ? '+' : ''}${each.value}`
      if (each.kind === 'no-report') return each.gap ? '·' : '_'
      return each.kind === 'unmentioned' ? '—' : ''
    })
    return `${place}${year === null ? '' : ` ${year}`}: ${shown.join(' ')}`
  })
  return signs
}

test('columns in which next to nothing stands wait until they are asked for', () => {
  expect(drawn(layoutGrid(TABLE, CHOICE))[1]).toBe('云泽市 2022: 6 5')
  expect(drawn(layoutGrid(TABLE, { ...CHOICE, sparse: true }))[1]).toBe('云泽市 2022: 6 5 —')
})

test('a year shows also the places that have no report of it', () => {
  expect(drawn(layoutGrid(TABLE, { ...CHOICE, year: 2022 }))).toEqual(['云泽市 2022: 6 5', '青禾市 2022: · ·'])
})

test('years begin with the first figure; what is missing between reports is told from what lies beyond them', () => {
  const { columns } = layoutGrid(TABLE, { ...CHOICE, shape: 'years' })
  expect(columns.map(({ year }) => year)).toEqual([2021, 2022, 2023, 2024])
  expect(drawn(layoutGrid(TABLE, { ...CHOICE, shape: 'years' }))).toEqual(['云泽市: — 6 5.5 _', '青禾市: 7 · · —'])
})

test('aims stand beside what the report of the next year says', () => {
  expect(drawn(layoutGrid(TABLE, { ...CHOICE, shape: 'targets' }))).toEqual(['云泽市 2021: — 6 ', '云泽市 2022: 5 5.5 +0.5'])
})

test('the years of a place follow one another, also those that only a later column has', () => {
  const table: IndicatorTable = {
    ...TABLE,
    columns: [column('plan', 20), { ...column('plan', 20), key: 'exports|%|annual|plan', indicator: 'exports' }],
    rows: [row('云泽市', 2021, cell(1, 3)), row('云泽市', 2022, cell(0, 5)), row('云泽市', 2023, cell(1, 4))],
  }
  expect(drawn(layoutGrid(table, { ...CHOICE, shape: 'targets' })).map(line => line.split(':')[0])).toEqual([
    '云泽市 2021',
    '云泽市 2022',
    '云泽市 2023',
  ])
})
