import { expect, test } from 'vitest'
import type { SentenceChange, SentenceRow } from '../../../shared/model/comparison.ts'
import { type ChangeChoice, layoutChanges } from './layout-changes.ts'

const range = (start: number) => ({ start, end: start + 9 })

function row(change: SentenceChange, left: number | null, right: number | null, figures = false): SentenceRow {
  const edits = figures ? [{ left: range(0), right: range(0), figures }] : []
  return { change, left: left === null ? [] : [range(left)], right: right === null ? [] : [range(right)], similarity: 1, edits }
}

/** 10 moved behind 30. */
const ROWS = [
  row('unchanged', 0, 0),
  row('unchanged', 20, 10),
  row('reworded', 30, 20, true),
  row('moved', 10, 30),
  row('gone', 40, null),
  row('new', null, 40),
]

function told(choice: Partial<ChangeChoice> = {}): string[] {
  const shown = new Set<SentenceChange>(['reworded', 'moved', 'new', 'gone'])
  return layoutChanges(ROWS, { shown, figuresOnly: false, open: new Set(), ...choice }).map(line => {
    if (line.kind === 'fold') return `${line.count} ${line.unchanged ? 'unchanged' : 'hidden'}${line.open ? ' open' : ''}`
    return `${line.kind} ${line.row.change}`
  })
}

test('what is not shown is a line that says how much it is, and a moved sentence has its old place too', () => {
  expect(told()).toEqual(['1 unchanged', 'place moved', '1 unchanged', 'row reworded', 'row moved', 'row gone', 'row new'])
})

test('an open fold shows its rows', () => {
  expect(told({ open: new Set(['0-0-0-0-fold']) }).slice(0, 3)).toEqual(['1 unchanged open', 'row unchanged', 'place moved'])
})

test('only sentences with changed figures stay where that is asked for', () => {
  expect(told({ figuresOnly: true })).toEqual(['2 unchanged', 'row reworded', '3 hidden'])
})
