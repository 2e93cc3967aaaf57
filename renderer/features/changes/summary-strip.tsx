import { useTranslation } from 'react-i18next'
import { changeShare, changesInOrder } from '../../../shared/model/comparison.ts'
import type { ComparedSentences } from '../../state/changes.ts'
import { useApp } from '../../state/store.ts'
import { SIGNS } from './change-signs.ts'
import { hasFigures } from './layout-changes.ts'
import styles from './summary-strip.module.css'
import { useChangeWords } from './use-change-words.ts'

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
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' })
  return (
    <fieldset className={styles.strip}>
      <legend className="visually-hidden">{t(`${set}.summary`)}</legend>
      {changesInOrder(set === 'years').map(change => {
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
            <span className={styles.share}>{percent.format(changeShare(counts, change))}</span>
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
