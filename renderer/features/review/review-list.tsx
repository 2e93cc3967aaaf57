import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { HighlightInContext } from '../../../shared/model/highlight.ts'
import type { PassageInContext, ReviewItem, WordChange } from '../../../shared/model/review.ts'
import { useOrigin } from '../../locale/use-origin.ts'
import { usePlaceName } from '../../locale/use-place-name.ts'
import { useApp } from '../../state/store.ts'
import { Bar, BarCount, BarSpace } from '../../ui/bar.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import styles from './review-list.module.css'

interface ReviewListProps {
  readonly onOpen: (highlight: HighlightInContext) => void
}

/** Highlights whose words changed with their source: old beside new, to be confirmed, moved or kept as lost. */
export function ReviewList({ onOpen }: ReviewListProps) {
  const { t } = useTranslation('review')
  const items = useApp(state => state.review)
  const confirm = useApp(state => state.confirmHighlights)
  const list = useRef<HTMLOListElement>(null)
  const doubtful = (items ?? []).filter(({ now }) => now !== null)
  const lost = (items ?? []).filter(({ now }) => now === null)

  /** Arrow keys go from one to the next; the buttons of each are reached with Tab. */
  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined) return
    const cards = [...(list.current?.querySelectorAll<HTMLElement>('[data-item]') ?? [])]
    const at = cards.findIndex(card => card.contains(document.activeElement))
    cards[Math.min(Math.max(at + step, 0), cards.length - 1)]?.focus()
    event.preventDefault()
  }

  return (
    <div className={styles.view}>
      <Bar edge="top">
        {items && <BarCount>{t('counts', { doubtful: doubtful.length, lost: lost.length })}</BarCount>}
        <BarSpace />
        <Button disabled={doubtful.length === 0} onClick={() => void confirm(doubtful.map(({ highlight }) => highlight.id))}>
          {t('confirmAll')}
        </Button>
      </Bar>
      {items?.length === 0 ? (
        <EmptyState title={t('empty.title')}>
          <p>{t('empty.text')}</p>
        </EmptyState>
      ) : (
        <div className={styles.scroller}>
          <ol ref={list} className={styles.list} onKeyDown={onKeyDown}>
            {doubtful.length > 0 && <li className={styles.head}>{t('doubtful', { count: doubtful.length })}</li>}
            {doubtful.map(item => (
              <ReviewCard key={item.highlight.id} item={item} onOpen={onOpen} />
            ))}
            {lost.length > 0 && <li className={styles.head}>{t('lost', { count: lost.length })}</li>}
            {lost.map(item => (
              <ReviewCard key={item.highlight.id} item={item} onOpen={onOpen} />
            ))}
          </ol>
        </div>
      )}
    </div>
  )
}

/** Y, M and L settle the one that has the keyboard. */
function ReviewCard({ item, onOpen }: { readonly item: ReviewItem; readonly onOpen: (highlight: HighlightInContext) => void }) {
  const { t } = useTranslation('review')
  const originOf = useOrigin()
  const placeName = usePlaceName()
  const confirm = useApp(state => state.confirmHighlights)
  const detach = useApp(state => state.detachHighlights)
  const beginMove = useApp(state => state.beginMove)
  const { highlight, was, now, changes } = item
  const report = useApp(state => state.reportsById.get(highlight.reportId))
  const ids = [highlight.id]

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const action = {
      y: now && (() => confirm(ids)),
      m: () => beginMove(highlight),
      l: now && (() => detach(ids)),
      o: () => onOpen(highlight),
    }[event.key.toLowerCase()]
    if (!action) return
    event.preventDefault()
    void action()
  }

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard goes from card to card; the letters are also on its buttons.
    <li className={styles.card} data-item tabIndex={0} data-colour={highlight.colour} onKeyDown={onKeyDown}>
      <p className={styles.origin}>
        {originOf(report ? { ...highlight, place: placeName(report) } : highlight)} · {highlight.reportTitle}
        {highlight.tags.map(tag => (
          <span key={tag}> · {tag}</span>
        ))}
      </p>
      <div className={styles.texts}>
        <Passage label={t('was')} passage={was} words={now ? <Changes changes={changes} without="new" /> : was.words} />
        {now ? (
          <Passage label={t('now')} passage={now} words={<Changes changes={changes} without="gone" />} />
        ) : (
          <p className={styles.nowhere}>{t('nowhere')}</p>
        )}
      </div>
      {highlight.note && <p className={styles.note}>{highlight.note}</p>}
      <div className={styles.actions}>
        {now && (
          <Button tone="primary" aria-keyshortcuts="Y" onClick={() => void confirm(ids)}>
            {t('confirm')} <kbd>Y</kbd>
          </Button>
        )}
        <Button aria-keyshortcuts="M" onClick={() => beginMove(highlight)}>
          {t('move')} <kbd>M</kbd>
        </Button>
        {now && (
          <Button aria-keyshortcuts="L" onClick={() => void detach(ids)}>
            {t('detach')} <kbd>L</kbd>
          </Button>
        )}
        <Button aria-keyshortcuts="O" onClick={() => onOpen(highlight)}>
          {t('open')} <kbd>O</kbd>
        </Button>
      </div>
    </li>
  )
}

function Passage({ label, passage, words }: { readonly label: string; readonly passage: PassageInContext; readonly words: ReactNode }) {
  return (
    <section className={styles.passage} aria-label={label}>
      <h4>{label}</h4>
      <p>
        <span className={styles.context}>{passage.before}</span>
        <mark>{words}</mark>
        <span className={styles.context}>{passage.after}</span>
      </p>
    </section>
  )
}

interface ChangesProps {
  readonly changes: readonly WordChange[]
  readonly without: 'gone' | 'new'
}

/** What changed is underlined or struck out, not only coloured; numbers stand out most. */
function Changes({ changes, without }: ChangesProps) {
  return changes.map((change, at) => {
    const { kind, text } = change
    if (kind === without) return null
    const key = `${at} ${text}`
    if (kind === 'same') return <span key={key}>{text}</span>
    const figure = /\p{Nd}/u.test(text) || undefined
    return kind === 'gone' ? (
      <del key={key} data-figure={figure}>
        {text}
      </del>
    ) : (
      <ins key={key} data-figure={figure}>
        {text}
      </ins>
    )
  })
}
