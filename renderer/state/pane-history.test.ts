import { expect, test } from 'vitest'
import { leave, NO_HISTORY, placeOf, travel } from './pane-history.ts'

const place = (reportId: string, position = 0) => ({ reportId, position, lineTop: null })
const always = () => true

test('goes back and forward over reports and places, and forgets what was ahead when it goes elsewhere', () => {
  const atB = leave(NO_HISTORY, place('a'), place('b'))
  const atB9 = leave(atB, place('b', 300), place('b', 900))
  const back = travel(atB9, -1, place('b', 950), always)
  expect(back?.to).toEqual(place('b', 300))
  const further = back && travel(back.history, -1, place('b', 300), always)
  expect(further?.to).toEqual(place('a'))
  expect(further && travel(further.history, 1, place('a'), always)?.to).toEqual(place('b', 300))
  expect(back && leave(back.history, place('b', 300), place('c')).future).toEqual([])
})

test('a step within what is seen is none; a report that is gone is passed over', () => {
  expect(leave(NO_HISTORY, place('a', 500), place('a', 600))).toBe(NO_HISTORY)
  const history = { past: [place('a'), place('gone')], future: [] }
  expect(travel(history, -1, place('b'), id => id !== 'gone')?.to).toEqual(place('a'))
  expect(travel(NO_HISTORY, -1, place('b'), always)).toBeNull()
})

test('holds no more than a hundred places', () => {
  let history = NO_HISTORY
  for (let at = 0; at < 300; at++) history = leave(history, place('a', at * 1000), place('a', at * 1000 + 1000))
  expect([history.past.length, history.past[0]?.position]).toEqual([100, 200_000])
  expect(placeOf({ reportId: null, position: 3, lineTop: null })).toBeNull()
})
