import { expect, test } from 'vitest'
import { offerStep } from './offer-step.ts'

const press = (key: string, active: number, offer: 'completion' | 'history' = 'completion') =>
  offerStep({ key, shiftKey: false }, offer, active, 3)

test('the arrows go into the offer and back into the box', () => {
  expect([press('ArrowDown', -1), press('ArrowDown', 2), press('ArrowUp', 0)]).toEqual([{ move: 0 }, { move: 2 }, { move: -1 }])
})

test('Enter takes only what the keyboard went to; Tab takes the first as well', () => {
  expect([press('Enter', -1), press('Enter', 1), press('Tab', -1)]).toEqual([undefined, { take: 1 }, { take: 0 }])
})

test('earlier queries close where the arrow leaves them, and leave Tab alone', () => {
  expect([press('ArrowUp', 0, 'history'), press('Tab', 0, 'history')]).toEqual(['close', undefined])
})

test('letters belong to the box', () => {
  expect(press('a', 1)).toBeUndefined()
})
