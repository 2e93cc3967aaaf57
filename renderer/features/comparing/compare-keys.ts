import { type OwnKeys, pressedOf } from '../../state/key-registry.ts'
import type { ScreenKeyId } from '../../state/screen-keys.ts'

/** What keys do in the aligned reading view, for the sheet of keys: those that cannot be changed as they are, the others by name. */
export const COMPARE_KEYS = [
  { id: 'rows', shown: '↓ / ↑' },
  { id: 'columns', shown: '← / →' },
  { id: 'ends', shown: 'Home / End' },
  { id: 'read', shown: 'Enter' },
  { id: 'fold', keys: ['foldRow'] },
  { id: 'foldAll', keys: ['foldRows'] },
  { id: 'links', keys: ['rowLinks'] },
  { id: 'years', keys: ['columnPreviousYear', 'columnNextYear'] },
  { id: 'moveColumn', keys: ['columnLeft', 'columnRight'] },
  { id: 'find', keys: ['findInReport'] },
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

const CHANGEABLE = [
  'findInReport',
  'foldRow',
  'foldRows',
  'rowLinks',
  'columnPreviousYear',
  'columnNextYear',
  'columnLeft',
  'columnRight',
] as const satisfies readonly ScreenKeyId[]

/** What the key does, or undefined where it is none of them. */
export function compareAction(event: KeyboardEvent, actions: CompareActions, own: OwnKeys): (() => void) | undefined {
  switch (pressedOf(CHANGEABLE, event, own)) {
    case 'findInReport':
      return () => actions.find()
    case 'foldRow':
      return () => actions.fold(false)
    case 'foldRows':
      return () => actions.fold(true)
    case 'rowLinks':
      return () => actions.links()
    case 'columnPreviousYear':
      return () => actions.year('previous')
    case 'columnNextYear':
      return () => actions.year('next')
    case 'columnLeft':
      return () => actions.moveColumn(-1)
    case 'columnRight':
      return () => actions.moveColumn(1)
    default:
      return moveAction(event, actions)
  }
}

function moveAction({ key, shiftKey, altKey, ctrlKey, metaKey }: KeyboardEvent, actions: CompareActions): (() => void) | undefined {
  if (shiftKey || altKey || ctrlKey || metaKey) return undefined
  switch (key) {
    case 'ArrowDown':
      return () => actions.move(1, 0)
    case 'ArrowUp':
      return () => actions.move(-1, 0)
    case 'ArrowLeft':
      return () => actions.move(0, -1)
    case 'ArrowRight':
      return () => actions.move(0, 1)
    case 'Home':
      return () => actions.move(-Infinity, 0)
    case 'End':
      return () => actions.move(Infinity, 0)
    case 'Enter':
      return () => actions.read()
    default:
      return undefined
  }
}
