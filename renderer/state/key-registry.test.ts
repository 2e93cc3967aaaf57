import { describe, expect, test } from 'vitest'
import { assignKeys, conflictsOf, KEY_ENTRIES, keysOf, pressedOf, refusalOf, resetKeys } from './key-registry.ts'
import { isShortcut, shortcutOfEvent } from './shortcut.ts'

const key = (init: KeyboardEventInit) => new KeyboardEvent('keydown', init)

describe('the program’s own keys', () => {
  test('mean one thing wherever they are taken', () => {
    const clashes = KEY_ENTRIES.flatMap(({ id, keys }) =>
      keys.flatMap(shortcut => conflictsOf(id, shortcut, {}).map(other => `${shortcut}: ${id}, ${other.id}`)),
    )
    expect(clashes).toEqual([])
  })

  test('can be had', () => {
    const refused = KEY_ENTRIES.filter(({ fixed }) => !fixed).flatMap(({ keys }) => keys.filter(shortcut => refusalOf(shortcut) !== null))
    expect(refused).toEqual([])
  })

  test('have names of their own', () => {
    expect(new Set(KEY_ENTRIES.map(({ id }) => id)).size).toBe(KEY_ENTRIES.length)
  })
})

describe('other keys', () => {
  test('take the place of the usual ones', () => {
    const own = assignKeys('note', 'X', {}, 'take')
    expect([pressedOf(['note'], key({ key: 'x', code: 'KeyX' }), own), pressedOf(['note'], key({ key: 'n', code: 'KeyN' }), own)]).toEqual([
      'note',
      undefined,
    ])
  })

  test('are taken from whoever has them, or swapped', () => {
    expect(conflictsOf('note', 'T', {}).map(({ id }) => id)).toEqual(['tag'])
    expect(assignKeys('note', 'T', {}, 'take')).toEqual({ note: ['T'], tag: [] })
    expect(assignKeys('note', 'T', {}, 'swap')).toEqual({ note: ['T'], tag: ['N'] })
    expect(assignKeys('removeHighlight', 'T', {}, 'swap')).toEqual({ removeHighlight: ['T'], tag: ['Delete'] })
  })

  test('may be the same at places that are never on the screen together', () => {
    expect(conflictsOf('nextChange', 'T', {})).toEqual([])
    expect(conflictsOf('foldRow', 'T', {}).map(({ id }) => id)).toEqual(['tag'])
  })

  test('are forgotten where they are the usual ones again', () => {
    const swapped = assignKeys('note', 'T', {}, 'swap')
    expect(assignKeys('note', 'N', swapped, 'swap')).toEqual({})
    expect(resetKeys('note', assignKeys('tag', 'N', swapped, 'take'))).toMatchObject({ tag: [] })
    expect(keysOf('note', resetKeys('note', swapped))).toEqual(['N'])
  })

  test('are refused where others have them first', () => {
    expect(['Ctrl+W', 'Ctrl+C', 'Enter', '↓', 'Ctrl+Alt+J', 'Shift+→', 'F7'].map(refusalOf)).toEqual([
      'browser',
      'editing',
      'moving',
      'moving',
      null,
      null,
      null,
    ])
  })
})

describe('what is pressed', () => {
  test.each([
    ['a letter', { key: 'x', code: 'KeyX' }, 'X'],
    ['with Shift', { key: 'X', code: 'KeyX', shiftKey: true }, 'Shift+X'],
    ['⌘ as Ctrl', { key: 'x', code: 'KeyX', metaKey: true, altKey: true }, 'Ctrl+Alt+X'],
    ['an arrow', { key: 'ArrowUp', code: 'ArrowUp', ctrlKey: true }, 'Ctrl+↑'],
    ['a sign, however it is written', { key: '?', code: 'Slash', shiftKey: true }, '?'],
    ['a sign of an input method', { key: '【', code: 'BracketLeft' }, '['],
    ['a letter that an input method hides', { key: 'Process', code: 'KeyJ', shiftKey: true }, 'Shift+J'],
    ['a letter of another alphabet', { key: 'ж', code: 'Semicolon' }, ';'],
    ['a letter that Alt makes another sign of', { key: '∆', code: 'KeyJ', altKey: true, shiftKey: true }, 'Alt+Shift+J'],
    ['a digit by its place', { key: '!', code: 'Digit1', shiftKey: true }, 'Shift+1'],
    ['a letter where the keyboard has it', { key: 'a', code: 'KeyQ' }, 'A'],
    ['no modifier alone', { key: 'Shift', code: 'ShiftLeft', shiftKey: true }, null],
  ] as const)('%s', (_, init, shortcut) => {
    const event = key(init)
    expect(shortcutOfEvent(event)).toBe(shortcut)
    if (shortcut !== null) expect(isShortcut(shortcut, event)).toBe(true)
  })
})
