/** A key with its modifiers as it is shown: `Ctrl+Shift+F`, `Alt+1`, `F5`, `?`. Ctrl is also ⌘. */
export type Shortcut = string

type Key = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** Whether these are the keys. A letter is known by what it writes, a digit by its place, for Alt makes another sign of it. */
export function isShortcut(shortcut: Shortcut, event: Key): boolean {
  const parts = shortcut.split('+')
  const key = parts.at(-1) ?? ''
  const modifiers =
    parts.includes('Ctrl') === (event.ctrlKey || event.metaKey) &&
    parts.includes('Alt') === event.altKey &&
    // A sign such as ? lies on another key with or without Shift, depending on the keyboard.
    (isSign(key) || parts.includes('Shift') === event.shiftKey)
  if (!modifiers) return false
  if (/^\d$/.test(key)) return digitOf(event) === key
  return (NAMES[key] ?? key).toLowerCase() === signOf(event).toLowerCase()
}

/** The keys of an event as a shortcut; null for a modifier alone and for what an input method hides altogether. */
export function shortcutOfEvent(event: Key): Shortcut | null {
  const sign = signOf(event)
  if (MODIFIERS.has(sign) || sign === 'Process' || sign === 'Unidentified' || sign === 'Dead') return null
  const name = Object.keys(NAMES).find(shown => NAMES[shown] === sign) ?? sign
  const key = digitOf(event) ?? (name.length === 1 ? name.toUpperCase() : name)
  const ctrl = event.ctrlKey || event.metaKey
  const shift = event.shiftKey && !isSign(key)
  return [...(ctrl ? ['Ctrl'] : []), ...(event.altKey ? ['Alt'] : []), ...(shift ? ['Shift'] : []), key].join('+')
}

const MODIFIERS: ReadonlySet<string> = new Set(['Control', 'Shift', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock', 'Fn', 'OS'])
/** As they are shown. */
const NAMES: Readonly<Record<string, string>> = {
  '←': 'ArrowLeft',
  '→': 'ArrowRight',
  '↑': 'ArrowUp',
  '↓': 'ArrowDown',
  Esc: 'Escape',
  Space: ' ',
}
/** What an input method makes of signs. */
const WIDE: Readonly<Record<string, string>> = {
  '？': '?',
  '，': ',',
  '。': '.',
  '《': '<',
  '》': '>',
  '、': '\\',
  '【': '[',
  '】': ']',
  '；': ';',
  '：': ':',
  '！': '!',
}
/** Signs by their place on most keyboards, without and with Shift. */
const SIGN_KEYS: Readonly<Record<string, readonly [string, string]>> = {
  Comma: [',', '<'],
  Period: ['.', '>'],
  Slash: ['/', '?'],
  Semicolon: [';', ':'],
  Quote: ["'", '"'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Backslash: ['\\', '|'],
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  Backquote: ['`', '~'],
}

/** What the key writes; where an input method, another alphabet or Alt hides that, what stands in its place on most keyboards. */
function signOf({ key, code, shiftKey }: Key): string {
  const narrow = WIDE[key]
  if (narrow !== undefined) return narrow
  const hidden = key === 'Process' || key === 'Unidentified' || key === 'Dead' || (key.length === 1 && key > '~')
  if (!hidden) return key
  return /^Key([A-Z])$/.exec(code)?.[1] ?? SIGN_KEYS[code]?.[shiftKey ? 1 : 0] ?? key
}

/** A digit of the number block is one only while it writes one: otherwise it moves. */
function digitOf({ key, code }: Key): string | undefined {
  return /^Digit(\d)$/.exec(code)?.[1] ?? (/^Numpad\d$/.test(code) && /^\d$/.test(key) ? key : undefined)
}

function isSign(key: string): boolean {
  return key.length === 1 && !/[A-Z0-9]/i.test(key) && !(key in NAMES)
}
