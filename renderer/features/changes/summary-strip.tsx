import { useTranslation } from 'react-i18next'
import { SENTENCE_CHANGES, type SentenceChange, type SentenceComparison } from '../../../shared/model/comparison.ts'
import type { ComparedSentences } from '../../state/changes.ts'
import { useApp } from '../../state/store.ts'
import { SIGNS } from './change-signs.ts'
import { hasFigures } from './layout-changes.ts'
import styles from './summary-strip.module.css'
import { type ChangeWords, useChangeWords } from './use-change-words.ts'

/** The order in which a reader asks for them; of two places the left one comes first. */
const ORDER: Readonly<Record<ChangeWords['set'], readonly SentenceChange[]>> = {
  years: ['new', 'gone', 'moved', 'reworded', 'unchanged'],
  apart: ['gone', 'new', 'moved', 'reworded', 'unchanged'],
}

/** How much came, went, moved and was reworded; each shows or folds away its sentences. */
export function SummaryStrip({ changes }: { readonly changes: ComparedSentences }) {
  const { t, i18n } = useTranslation('changes')
  const shown = useApp(state => state.shownChanges)
  const toggle = useApp(state => state.toggleChange)
  const figuresOnly = useApp(state => state.figuresOnly)
  const setFiguresOnly = useApp(state => state.setFiguresOnly)
  const { set, names } = useChangeWords(changes)
  const { rows, counts } = changes.comparison
  const figures = rows.filter(hasFigures).length
  const number = (value: number) => value.toLocaleString(i18n.language)
  const share = (change: SentenceChange) => {
    const whole = change === 'gone' ? total(counts) - counts.new : total(counts) - counts.gone
    return whole === 0 ? 0 : counts[change] / whole
  }
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' })
  return (
    <fieldset className={styles.strip}>
      <legend className="visually-hidden">{t(`${set}.summary`)}</legend>
      {ORDER[set].map(change => {
        const Sign = SIGNS[set][change]
        return (
          <button
            key={change}
            type="button"
            className={styles.count}
            data-change={change}
            aria-pressed={shown.has(change)}
            title={t(`${set}.help.${change}`, names)}
            onClick={() => toggle(change)}
          >
            <Sign size={14} aria-hidden />
            {t(`${set}.change.${change}`, names)}
            <b>{number(counts[change])}</b>
            <span className={styles.share}>{percent.format(share(change))}</span>
          </button>
        )
      })}
      <button
        type="button"
        className={styles.count}
        aria-pressed={figuresOnly}
        title={t(`${set}.figuresHelp`)}
        onClick={() => setFiguresOnly(!figuresOnly)}
      >
        {t(`${set}.figures`)}
        <b>{number(figures)}</b>
      </button>
    </fieldset>
  )
}

function total(counts: SentenceComparison['counts']): number {
  return SENTENCE_CHANGES.reduce((sum, change) => sum + counts[change], 0)
}
