/** What keys do in the aligned reading view; a letter is known by what it writes, or by its place where an input method writes. */
export const COMPARE_KEYS = [
  { id: 'rows', shown: '↓ / ↑' },
  { id: 'columns', shown: '← / →' },
  { id: 'ends', shown: 'Home / End' },
  { id: 'read', shown: 'Enter' },
  { id: 'fold', shown: 'F' },
  { id: 'foldAll', shown: 'Shift+F' },
  { id: 'links', shown: 'L' },
  { id: 'years', shown: ', / .' },
  { id: 'moveColumn', shown: 'Alt+← / Alt+→' },
  { id: 'find', shown: 'Ctrl+F' },
] as const

export interface CompareActions {
  /** By so many rows and columns; `Infinity` goes to the end. */
  move(rows: number, columns: number): void
  read(): void
  fold(all: boolean): void
  links(): void
  year(side: 'previous' | 'next'): void
  moveColumn(by: -1 | 1): void
  find(): void
}

/** What the key does, or undefined where it is none of them. */
export function compareAction(event: KeyboardEvent, actions: CompareActions): (() => void) | undefined {
  const { key, code, shiftKey, altKey, ctrlKey, metaKey } = event
  if (ctrlKey || metaKey) return key.toLowerCase() === 'f' && !shiftKey && !altKey ? () => actions.find() : undefined
  if (altKey) {
    const by = key === 'ArrowLeft' ? -1 : key === 'ArrowRight' ? 1 : undefined
    return by && (() => actions.moveColumn(by))
  }
  const letter = (key === 'Process' ? code.replace('Key', '') : key).toLowerCase()
  if (letter === 'f') return () => actions.fold(shiftKey)
  if (shiftKey) return undefined
  switch (letter) {
    case 'arrowdown':
      return () => actions.move(1, 0)
    case 'arrowup':
      return () => actions.move(-1, 0)
    case 'arrowleft':
      return () => actions.move(0, -1)
    case 'arrowright':
      return () => actions.move(0, 1)
    case 'home':
      return () => actions.move(-Infinity, 0)
    case 'end':
      return () => actions.move(Infinity, 0)
    case 'enter':
      return () => actions.read()
    case 'l':
      return () => actions.links()
    case ',':
    case '，':
      return () => actions.year('previous')
    case '.':
    case '。':
      return () => actions.year('next')
    default:
      return undefined
  }
}
