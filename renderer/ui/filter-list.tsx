import { Fragment, type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import styles from './filter-list.module.css'

/** Keys that were held. */
export interface Modifiers {
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
}

interface FilterListProps<T> {
  /** Names the field and the list. */
  readonly label: string
  readonly placeholder: string
  readonly query: string
  readonly onQuery: (query: string) => void
  readonly items: readonly T[]
  readonly keyOf: (item: T) => string
  readonly render: (item: T, at: number) => ReactNode
  /** Enter or a click. */
  readonly onChoose: (item: T, by: 'enter' | 'click', keys: Modifiers) => void
  /** Given where several may be selected. */
  readonly isSelected?: (item: T) => boolean
  /** Further keys; true means the key was used up. `active` is the item that Enter would choose. */
  readonly onKey?: (event: KeyboardEvent, active: T | undefined) => boolean
  /** Items that follow one another and have the same words here stand together under them. */
  readonly groupOf?: (item: T) => string
  /** Stands where the list is empty. */
  readonly empty: ReactNode
  readonly autoFocus?: boolean
  /** False while the items are not yet those of the query: Enter then waits for them. */
  readonly settled?: boolean
}

/** A field that filters the list below it, used wholly from the keyboard without leaving the field. */
export function FilterList<T>({ label, items, query, keyOf, isSelected, settled = true, ...props }: FilterListProps<T>) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLInputElement>(null)
  /** Enter was pressed before the items came, with these keys. */
  const waiting = useRef<Modifiers | null>(null)
  const [moved, setMoved] = useState(0)
  const active = Math.min(moved, items.length - 1)

  useEffect(() => {
    if (props.autoFocus) field.current?.focus()
  }, [props.autoFocus])

  useEffect(() => {
    const shown = list.current?.querySelectorAll('[role="option"]')[active]
    // The heading of a group comes into view with its first item.
    const heading = shown?.previousElementSibling?.role === 'presentation' ? shown.previousElementSibling : null
    heading?.scrollIntoView({ block: 'nearest' })
    shown?.scrollIntoView({ block: 'nearest' })
  }, [active])

  useEffect(() => {
    const keys = waiting.current
    if (!settled || !keys) return
    waiting.current = null
    const item = items[active]
    if (item) props.onChoose(item, 'enter', keys)
  })

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    // While the input method composes, Enter, space and arrows are its own.
    if (event.nativeEvent.isComposing) return
    const item = items[active]
    const step = STEPS[event.key]
    if (props.onKey?.(event, item)) event.preventDefault()
    else if (step && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault()
      setMoved(Math.min(Math.max(active + step, 0), items.length - 1))
    } else if (event.key === 'Enter' && (item || !settled)) {
      event.preventDefault()
      const { ctrlKey, metaKey, shiftKey } = event
      if (settled && item) props.onChoose(item, 'enter', event)
      else waiting.current = { ctrlKey, metaKey, shiftKey }
    }
  }

  const option = (item: T, at: number) => (
    <button
      key={keyOf(item)}
      id={`${id}-${at}`}
      type="button"
      role="option"
      tabIndex={-1}
      className={styles.option}
      data-active={at === active || undefined}
      aria-selected={isSelected ? isSelected(item) : at === active}
      // Focus stays in the field.
      onMouseDown={event => event.preventDefault()}
      onClick={event => {
        setMoved(at)
        props.onChoose(item, 'click', event)
      }}
    >
      {props.render(item, at)}
    </button>
  )

  return (
    <div className={styles.box}>
      <input
        ref={field}
        className={styles.field}
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        placeholder={props.placeholder}
        value={query}
        onChange={event => {
          setMoved(0)
          waiting.current = null
          props.onQuery(event.target.value)
        }}
        onKeyDown={onKeyDown}
      />
      <div
        ref={list}
        id={`${id}-list`}
        className={styles.list}
        role="listbox"
        aria-label={label}
        aria-multiselectable={isSelected ? true : undefined}
      >
        {groupsOf(items, props.groupOf).map(group =>
          group.name === null ? (
            <Fragment key="all">{group.items.map((item, at) => option(item, group.from + at))}</Fragment>
          ) : (
            // biome-ignore lint/a11y/useSemanticElements: a list of choices knows groups by their role only
            <div key={group.name} role="group" aria-label={group.name}>
              <div role="presentation" className={styles.group} aria-hidden>
                {group.name}
              </div>
              {group.items.map((item, at) => option(item, group.from + at))}
            </div>
          ),
        )}
      </div>
      {items.length === 0 && <p className={styles.empty}>{props.empty}</p>}
    </div>
  )
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }

interface Group<T> {
  /** Null where there are no groups. */
  readonly name: string | null
  readonly from: number
  readonly items: T[]
}

function groupsOf<T>(items: readonly T[], groupOf: ((item: T) => string) | undefined): Group<T>[] {
  const groups: Group<T>[] = []
  for (const [at, item] of items.entries()) {
    const name = groupOf?.(item) ?? null
    const last = groups.at(-1)
    if (last && last.name === name) last.items.push(item)
    else groups.push({ name, from: at, items: [item] })
  }
  return groups
}
