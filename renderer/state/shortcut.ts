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
  if (/^\d$/.test(key)) return event.code === `Digit${key}`
  return (ARROWS[key] ?? key).toLowerCase() === (WIDE[event.key] ?? event.key).toLowerCase()
}

/** As they are shown. */
const ARROWS: Readonly<Record<string, string>> = { '←': 'ArrowLeft', '→': 'ArrowRight', '↑': 'ArrowUp', '↓': 'ArrowDown' }
/** What an input method makes of signs. */
const WIDE: Readonly<Record<string, string>> = { '？': '?', '，': ',', '。': '.', '《': '<', '》': '>', '、': '\\' }

function isSign(key: string): boolean {
  return key.length === 1 && !/[A-Z0-9]/.test(key) && !(key in ARROWS)
}
