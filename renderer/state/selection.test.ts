import { describe, expect, it } from 'vitest'
import { NOTHING_SELECTED, type Selection, select, selectedIn, selectionAfterKey, toggled } from './selection.ts'

const ORDER = ['a', 'b', 'c', 'd', 'e']

function key(name: string, modifiers: { shift?: boolean; ctrl?: boolean } = {}) {
  return { key: name, shiftKey: modifiers.shift ?? false, ctrlKey: modifiers.ctrl ?? false, metaKey: false }
}

/** The selection after one key after the other. */
function press(selection: Selection, ...keys: ReturnType<typeof key>[]): Selection {
  return keys.reduce((now, event) => selectionAfterKey(event, now, ORDER, 2) ?? now, selection)
}

const ON_C = select(NOTHING_SELECTED, ORDER, 'c', 'only')

describe('selecting with the keyboard', () => {
  it('goes from row to row and stops at the ends', () => {
    expect(press(NOTHING_SELECTED, key('ArrowDown')).active).toBe('a')
    expect(press(ON_C, key('PageDown'), key('ArrowDown')).active).toBe('e')
    expect(press(ON_C, key('Home'), key('ArrowUp')).active).toBe('a')
  })

  it('extends from where the selection began, also back over it', () => {
    const down = press(ON_C, key('ArrowDown', { shift: true }))
    expect(selectedIn(down, ORDER)).toEqual(['c', 'd'])
    const up = press(down, key('ArrowUp', { shift: true }), key('ArrowUp', { shift: true }))
    expect(selectedIn(up, ORDER)).toEqual(['b', 'c'])
  })

  it('moves without choosing and adds with Space', () => {
    const moved = press(ON_C, key('ArrowDown', { ctrl: true }), key('ArrowDown', { ctrl: true }))
    expect(selectedIn(moved, ORDER)).toEqual(['c'])
    expect(selectedIn(press(moved, key(' ')), ORDER)).toEqual(['c', 'e'])
    expect(selectedIn(press(moved, key(' '), key(' ')), ORDER)).toEqual(['c'])
  })

  it('selects all, and nothing with Escape, and stays on its row', () => {
    const all = press(ON_C, key('a', { ctrl: true }))
    expect(selectedIn(all, ORDER)).toEqual(ORDER)
    expect(press(all, key('Escape'))).toEqual({ ids: new Set(), active: 'c', anchor: null })
  })

  it('leaves other keys alone', () => {
    expect(selectionAfterKey(key('F2'), ON_C, ORDER, 2)).toBeUndefined()
  })
})

describe('selecting with the mouse', () => {
  it('extends over what is shown between two clicks', () => {
    expect(selectedIn(select(ON_C, ORDER, 'e', 'extend'), ORDER)).toEqual(['c', 'd', 'e'])
  })

  it('begins anew where the first click was filtered away', () => {
    expect(selectedIn(select(ON_C, ['a', 'b'], 'b', 'extend'), ['a', 'b'])).toEqual(['b'])
  })

  it('does not act on what is no longer shown', () => {
    expect(selectedIn(ON_C, ['a', 'b'])).toEqual([])
  })
})

it('toggles a value', () => {
  expect([toggled(['a', 'b'], 'a'), toggled(['a'], 'b')]).toEqual([['b'], ['a', 'b']])
})
