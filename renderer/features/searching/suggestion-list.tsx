import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { QuerySuggestion } from '../../../shared/model/search.ts'
import styles from './suggestion-list.module.css'

interface SuggestionListProps<T> {
  readonly id: string
  readonly label: string
  readonly items: readonly T[]
  readonly keyOf: (item: T) => string
  readonly render: (item: T) => ReactNode
  /** Number of the item that Enter takes; -1 for none. */
  readonly active: number
  readonly onChoose: (item: T) => void
  /** Where it begins, in px from the left of the box. */
  readonly left: number
}

/** What may be put into the box, below it. The keyboard stays in the box. */
export function SuggestionList<T>({ id, label, items, keyOf, render, active, onChoose, left }: SuggestionListProps<T>) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (active >= 0) list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <div ref={list} id={id} role="listbox" aria-label={label} className={styles.list} style={{ left }}>
      {items.map((item, at) => (
        <div
          key={keyOf(item)}
          id={suggestionId(id, at)}
          role="option"
          tabIndex={-1}
          className={styles.item}
          aria-selected={at === active}
          // The box keeps the keyboard.
          onMouseDown={event => {
            event.preventDefault()
            onChoose(item)
          }}
        >
          {render(item)}
        </div>
      ))}
    </div>
  )
}

export function suggestionId(listId: string, at: number): string {
  return `${listId}-${at}`
}

/** A field, an operator or a value, with what it is and how many reports have it. */
export function Suggestion({ suggestion }: { readonly suggestion: QuerySuggestion }) {
  const { t } = useTranslation('search')
  return (
    <>
      <span className={styles.text}>{suggestion.text}</span>
      <span className={styles.meaning}>{meaning()}</span>
    </>
  )

  function meaning(): string | null {
    switch (suggestion.kind) {
      case 'field':
        return t(`field.${suggestion.field}`)
      case 'operator':
        return t(`operator.${suggestion.operator}`)
      case 'value':
        return suggestion.reports === undefined ? null : t('reportsWith', { count: suggestion.reports })
    }
  }
}
