import type { Settings } from '../../shared/model/settings.ts'
import { COMMANDS, type CommandId } from './commands.ts'
import { isReading, showsTexts } from './pane-commands.ts'
import { PASSAGE_KEYS, type PassageKeyId } from './passage-keys.ts'
import { SCREEN_KEYS, type ScreenKeyId } from './screen-keys.ts'
import { isShortcut, type Shortcut } from './shortcut.ts'

/** The user's own keys by what they do, where they differ from the program's; an empty list: none. */
export type OwnKeys = Settings['shortcuts']

export type KeyId = CommandId | PassageKeyId | ScreenKeyId
/** Where keys are taken; the same keys may mean different things at places that are never on the screen together. */
export type KeyPlace = 'everywhere' | 'library' | 'reading' | 'passages' | 'comparing' | 'changes' | 'source'

/** Something that has keys, or can be given some. */
export interface KeyEntry {
  readonly id: KeyId
  readonly where: KeyPlace
  /** Of the program. */
  readonly keys: readonly Shortcut[]
  /** Cannot be changed. */
  readonly fixed: boolean
}

/** All keys of the window that can be told and changed, in the order in which they are shown. */
export const KEY_ENTRIES: readonly KeyEntry[] = [
  ...PASSAGE_KEYS.map((entry): KeyEntry => ({ ...entry, where: 'passages', fixed: 'fixed' in entry })),
  ...SCREEN_KEYS.map((entry): KeyEntry => ({ ...entry, fixed: false })),
  ...COMMANDS.map(({ id, keys = [], keysOnly }): KeyEntry => ({ id, keys, where: placeOf(keysOnly), fixed: false })),
]

const BY_ID: ReadonlyMap<string, KeyEntry> = new Map(KEY_ENTRIES.map(entry => [entry.id, entry]))

function placeOf(keysOnly: (typeof COMMANDS)[number]['keysOnly']): KeyPlace {
  if (keysOnly === undefined) return 'everywhere'
  if (keysOnly === showsTexts) return 'passages'
  return keysOnly === isReading ? 'reading' : 'library'
}

/** The keys as they are now. */
export function keysOf(id: KeyId, own: OwnKeys): readonly Shortcut[] {
  return own[id] ?? BY_ID.get(id)?.keys ?? []
}

/** The one of these that the pressed keys mean. */
export function pressedOf<I extends KeyId>(ids: readonly I[], event: KeyboardEvent, own: OwnKeys): I | undefined {
  return ids.find(id => keysOf(id, own).some(shortcut => isShortcut(shortcut, event)))
}

/** Others that the same keys mean where this one is taken. */
export function conflictsOf(id: KeyId, shortcut: Shortcut, own: OwnKeys): KeyEntry[] {
  const entry = BY_ID.get(id)
  return KEY_ENTRIES.filter(
    other => other.id !== id && entry !== undefined && meet(other.where, entry.where) && keysOf(other.id, own).includes(shortcut),
  )
}

function meet(one: KeyPlace, other: KeyPlace): boolean {
  if (one === other || one === 'everywhere' || other === 'everywhere') return true
  const places = [one, other]
  return places.includes('passages') && (places.includes('reading') || places.includes('comparing'))
}

/**
 * Gives these keys to an entry, in place of those it had. Whoever had them loses them (`take`), or gets the first of this
 * entry's keys for them (`swap`).
 */
export function assignKeys(id: KeyId, shortcut: Shortcut, own: OwnKeys, how: 'take' | 'swap'): OwnKeys {
  const freed = keysOf(id, own)[0]
  const changed = { ...own, [id]: [shortcut] }
  for (const other of conflictsOf(id, shortcut, own)) {
    const rest = keysOf(other.id, own).filter(keys => keys !== shortcut)
    const swapped = how === 'swap' && freed !== undefined && conflictsOf(other.id, freed, changed).length === 0
    changed[other.id] = swapped ? [freed, ...rest] : rest
  }
  return withoutDefaults(changed)
}

/** The program's keys again. Whoever was given them meanwhile loses them. */
export function resetKeys(id: KeyId, own: OwnKeys): OwnKeys {
  const { [id]: _, ...changed } = own
  for (const shortcut of BY_ID.get(id)?.keys ?? []) {
    for (const other of conflictsOf(id, shortcut, changed)) {
      changed[other.id] = keysOf(other.id, changed).filter(keys => keys !== shortcut)
    }
  }
  return withoutDefaults(changed)
}

function withoutDefaults(own: OwnKeys): OwnKeys {
  return Object.fromEntries(
    Object.entries(own).filter(([id, keys]) => {
      const usual = BY_ID.get(id)?.keys
      return usual !== undefined && usual.join(' ') !== keys.join(' ')
    }),
  )
}

/** Why keys cannot be given away: others take them before the program does, or need them. */
export type Refusal = 'browser' | 'editing' | 'moving'

/** Null for keys that can be had. */
export function refusalOf(shortcut: Shortcut): Refusal | null {
  if (BROWSER.has(shortcut)) return 'browser'
  if (EDITING.has(shortcut)) return 'editing'
  const [key = '', ...modifiers] = shortcut.split('+').reverse()
  const bare = modifiers.length === 0 || (modifiers.length === 1 && modifiers[0] === 'Shift')
  if (bare && MOVING.has(key) && !(modifiers.length === 1 && (key === '←' || key === '→'))) return 'moving'
  return null
}

/** Taken by browsers and systems before a page sees them. */
const BROWSER: ReadonlySet<string> = new Set([
  ...['Ctrl+W', 'Ctrl+T', 'Ctrl+N', 'Ctrl+Q', 'Ctrl+R', 'Ctrl+L', 'Ctrl+D', 'Ctrl+H', 'Ctrl+J', 'Ctrl+O', 'Ctrl+M'],
  ...['Ctrl+Shift+W', 'Ctrl+Shift+T', 'Ctrl+Shift+N', 'Ctrl+Shift+Q', 'Ctrl+Shift+I', 'Ctrl+Shift+J', 'Ctrl+Shift+C', 'Ctrl+Shift+R'],
  ...['Ctrl+Tab', 'Ctrl+Shift+Tab', 'Alt+Tab', 'Alt+Shift+Tab', 'Alt+F4', 'Ctrl+F4', 'Alt+Space', 'Ctrl+Space', 'Shift+Space'],
  ...['F11', 'F12', 'Alt+Home', 'Alt+D', 'PrintScreen', 'Ctrl+PageUp', 'Ctrl+PageDown', 'Ctrl++', 'Ctrl+-', 'Ctrl+=', 'Ctrl+0'],
])
/** Copying and pasting, in fields and anywhere. */
const EDITING: ReadonlySet<string> = new Set(['Ctrl+C', 'Ctrl+X', 'Ctrl+V', 'Ctrl+A', 'Ctrl+Shift+V', 'Ctrl+Insert', 'Shift+Insert'])
/** With these the keyboard goes about, presses and leaves. */
const MOVING: ReadonlySet<string> = new Set([
  ...['Tab', 'Enter', 'Esc', 'Space', '←', '→', '↑', '↓', 'Home', 'End', 'PageUp', 'PageDown', 'ContextMenu'],
])
