import { describe, expect, it } from 'vitest'
import { layOut, type PlacePin } from './lay-out.ts'
import { columnsOf, type Line } from './sections-of-words.ts'

const LAW = '制定条例 修改法规'
const WATCH = '检查执法 听取报告'
const DEPUTIES = '督办建议 联系群众'
const PARTY = '理论学习 请示汇报'

/** One string for each row: the sections of each column, `-` for none. */
function rows(columns: readonly (readonly Line[])[], pins: readonly PlacePin[] = []): string[] {
  const { rows: found, links } = finish(columns, pins)
  const places = found.flatMap(cells => cells.flatMap((cell, column) => cell.map(section => `${column} ${section}`)))
  expect([...places].sort()).toEqual(columns.flatMap((lines, column) => lines.map((_, section) => `${column} ${section}`)).sort())
  const rowOf = (column: number, section: number) => found.findIndex(cells => cells[column]?.includes(section))
  for (const { from, to } of links) expect(rowOf(from.column, from.section)).toBe(rowOf(to.column, to.section))
  return found.map(cells => cells.map(cell => cell.join('+') || '-').join(' '))
}

function finish(columns: readonly (readonly Line[])[], pins: readonly PlacePin[] = []) {
  const work = layOut(columnsOf(columns), pins)
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

const pin = (from: [number, number], to: [number, number], linked: boolean): PlacePin => ({
  from: { column: from[0], section: from[1] },
  to: { column: to[0], section: to[1] },
  linked,
})

describe('reports laid side by side', () => {
  it('have a row for what corresponds in all of them, in the order of the first', () => {
    const first = [`review ${LAW}`, `review ${WATCH}`, `review ${DEPUTIES}`]
    const second = [`review ${DEPUTIES}`, `review ${LAW}`, `review ${WATCH}`]
    const third = [`review ${WATCH}`, `review ${DEPUTIES}`, `review ${LAW}`]
    expect(rows([first, second, third])).toEqual(['0 1 2', '1 2 0', '2 0 1'])
  })

  it('keep what only one of them has, behind what stands before it there', () => {
    const first = [`review ${LAW}`, `review ${DEPUTIES}`]
    const second = [`review ${LAW}`, `review ${PARTY}`, `review ${DEPUTIES}`]
    const third = [`review ${WATCH}`, `review ${LAW}`, `review ${DEPUTIES}`]
    expect(rows([first, second, third])).toEqual(['- - 0', '0 0 1', '- 1 -', '1 2 2'])
  })

  it('have what stands around the sections of an undivided report together, its end behind its beginning', () => {
    const first = [`review ${LAW}`, `plan ${DEPUTIES}`]
    const second = ['other opening 甲乙', `other ${DEPUTIES}`, 'other closing 丙丁']
    expect(rows([first, second])).toEqual(['- 0', '- 2', '0 -', '1 1'])
  })

  it('have what others than the first have in common in one row', () => {
    const first = [`review ${LAW}`, `review ${DEPUTIES}`]
    const others = [`review ${LAW}`, `review ${WATCH}`, `review ${DEPUTIES}`]
    expect(rows([first, others, others])).toEqual(['0 0 0', '- 1 1', '1 2 2'])
  })

  it('keep review and plan apart, also for what only one has', () => {
    const first = [`review ${LAW}`, `review ${WATCH}`, `plan ${DEPUTIES}`]
    const second = [`review ${LAW}`, `plan ${PARTY}`, `plan ${DEPUTIES}`]
    expect(rows([first, second])).toEqual(['0 0', '1 -', '- 1', '2 2'])
  })

  it('show what the user said as the user said it, and by whom a link is', () => {
    const first = [`review ${LAW}`, `review ${WATCH}`, `review ${DEPUTIES}`]
    const second = [`review ${LAW}`, `review ${WATCH}`, `review ${PARTY}`]
    const pins = [pin([0, 2], [1, 2], true), pin([1, 1], [0, 1], false)]
    expect(rows([first, second], pins)).toEqual(['0 0', '- 1', '1 -', '2 2'])
    expect(finish([first, second], pins).links).toEqual([
      { from: { column: 0, section: 0 }, to: { column: 1, section: 0 }, by: 'program' },
      { from: { column: 0, section: 2 }, to: { column: 1, section: 2 }, by: 'user' },
    ])
  })

  it('do not bring sections together again over a third report that the user keeps apart', () => {
    const same = [`review ${LAW}`, `review ${DEPUTIES}`]
    const found = rows([same, same, same], [pin([0, 0], [1, 0], false)])
    expect(found).toContain('1 1 1')
    expect(found.some(row => row.startsWith('0 0'))).toBe(false)
  })
})
