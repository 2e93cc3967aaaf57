/** Rows of a list that are chosen. `active` has the keyboard; a range reaches from `anchor` to it. */
export interface Selection {
  readonly ids: ReadonlySet<string>
  readonly active: string | null
  readonly anchor: string | null
}

export const NOTHING_SELECTED: Selection = { ids: new Set(), active: null, anchor: null }

/** `only` as a plain click, `extend` with Shift, `toggle` with Ctrl or Space, `move` goes there and chooses nothing. */
export type Manner = 'only' | 'extend' | 'toggle' | 'move'

/** `order` is what is shown, top to bottom. */
export function select(selection: Selection, order: readonly string[], id: string, manner: Manner): Selection {
  switch (manner) {
    case 'only':
      return { ids: new Set([id]), active: id, anchor: id }
    case 'move':
      return { ...selection, active: id, anchor: id }
    case 'toggle': {
      const ids = new Set(selection.ids)
      if (!ids.delete(id)) ids.add(id)
      return { ids, active: id, anchor: id }
    }
    case 'extend': {
      const anchor = selection.anchor !== null && order.includes(selection.anchor) ? selection.anchor : id
      const [from, to] = [order.indexOf(anchor), order.indexOf(id)]
      return { ids: new Set(order.slice(Math.min(from, to), Math.max(from, to) + 1)), active: id, anchor }
    }
  }
}

export function selectAll(selection: Selection, order: readonly string[]): Selection {
  return { ...selection, ids: new Set(order) }
}

/** Adds the value, or takes it out. */
export function toggled<T>(values: readonly T[], value: T): T[] {
  return values.includes(value) ? values.filter(other => other !== value) : [...values, value]
}

/** What of the selection is still in the list; what was filtered away or removed is not acted upon. */
export function selectedIn(selection: Selection, order: readonly string[]): string[] {
  return order.filter(id => selection.ids.has(id))
}

/** How a click or key with these modifiers chooses. */
export function mannerOf(event: { readonly shiftKey: boolean; readonly ctrlKey: boolean; readonly metaKey: boolean }): Manner {
  if (event.shiftKey) return 'extend'
  return event.ctrlKey || event.metaKey ? 'toggle' : 'only'
}

/** The row a key goes to in a list of `count`, or undefined for other keys. `index` -1 stands before the first row. */
export function indexAfterKey(key: string, index: number, count: number, page: number): number | undefined {
  if (count === 0) return undefined
  const clamp = (to: number) => Math.min(Math.max(to, 0), count - 1)
  switch (key) {
    case 'ArrowDown':
      return clamp(index + 1)
    case 'ArrowUp':
      return index < 0 ? count - 1 : clamp(index - 1)
    case 'PageDown':
      return clamp(index + page)
    case 'PageUp':
      return clamp(index - page)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}

interface Key {
  readonly key: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
}

/** What a key makes of the selection; undefined for keys that have nothing to do with it. `page` is the number of rows in view. */
export function selectionAfterKey(event: Key, selection: Selection, order: readonly string[], page: number): Selection | undefined {
  const { active } = selection
  const command = event.ctrlKey || event.metaKey
  const to = indexAfterKey(event.key, active === null ? -1 : order.indexOf(active), order.length, page)
  const id = to === undefined ? undefined : order[to]
  if (id !== undefined) return select(selection, order, id, event.shiftKey ? 'extend' : command ? 'move' : 'only')
  if (event.key === ' ') return active === null ? undefined : select(selection, order, active, 'toggle')
  if (event.key.toLowerCase() === 'a' && command) return selectAll(selection, order)
  return event.key === 'Escape' ? { ...NOTHING_SELECTED, active } : undefined
}
