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
export function Suggestion({ text, kind, reports }: QuerySuggestion) {
  const { t } = useTranslation('search')
  const meaning = kind === 'operator' ? t(`operator.${operatorName(text)}`) : kind === 'field' ? t(`field.${fieldName(text)}`) : null
  return (
    <>
      <span className={styles.text}>{text}</span>
      {meaning !== null && <span className={styles.meaning}>{meaning}</span>}
      {reports !== undefined && <span className={styles.meaning}>{t('reportsWith', { count: reports })}</span>}
    </>
  )
}

const FIELDS = ['title', 'section', 'place', 'year', 'body', 'kind', 'tag', 'source', 'theme'] as const
const CHINESE_FIELDS: Readonly<Record<string, (typeof FIELDS)[number]>> = {
  标题: 'title',
  节: 'section',
  地区: 'place',
  年份: 'year',
  机关: 'body',
  类型: 'kind',
  标签: 'tag',
  来源: 'source',
  主题: 'theme',
}

function fieldName(text: string): (typeof FIELDS)[number] {
  const name = text.replace(/:$/, '')
  return FIELDS.find(field => field === name) ?? CHINESE_FIELDS[name] ?? 'title'
}

function operatorName(text: string): 'or' | 'and' | 'not' | 'near' | 'sentence' | 'paragraph' {
  if (/^(OR|或)$/.test(text)) return 'or'
  if (/^(AND|且)$/.test(text)) return 'and'
  if (text === 'NOT') return 'not'
  if (/^(SENTENCE|同句)/.test(text)) return 'sentence'
  return /^(PARAGRAPH|同段)/.test(text) ? 'paragraph' : 'near'
}
