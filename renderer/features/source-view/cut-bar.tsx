import { ChevronDown, ChevronUp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Cut, CutReason } from '../../../shared/model/source.ts'
import { useKeyHint } from '../../naming/use-key-hint.ts'
import { IconButton } from '../../ui/button.tsx'
import styles from './cut-bar.module.css'

interface CutBarProps {
  readonly cuts: readonly Cut[]
  /** Those that occur, with their counts. */
  readonly reasons: readonly { readonly reason: CutReason; readonly count: number }[]
  /** Those that are stepped through. */
  readonly chosen: ReadonlySet<CutReason>
  /** Place in the list of cuts of the one that is looked at. */
  readonly current: number | null
  readonly onToggle: (reason: CutReason) => void
  readonly onStep: (by: 1 | -1) => void
}

/** What was left out and why, how often, and the way from one to the next. */
export function CutBar({ cuts, reasons, chosen, current, onToggle, onStep }: CutBarProps) {
  const { t, i18n } = useTranslation('source')
  const withKey = useKeyHint()
  const ofChosen = cuts.flatMap(({ reason }, index) => (chosen.has(reason) ? [index] : []))
  const at = current === null ? -1 : ofChosen.indexOf(current)
  const cut = current === null ? undefined : cuts[current]
  const none = ofChosen.length === 0

  return (
    <fieldset className={styles.bar}>
      <legend className="visually-hidden">{t('cuts.label')}</legend>
      <div className={styles.line}>
        <span className={styles.name} aria-hidden>
          {t('cuts.label')}
        </span>
        <div className={styles.reasons}>
          {reasons.length === 0 && <span className={styles.quiet}>{t('cuts.none')}</span>}
          {reasons.map(({ reason, count }) => (
            <button
              key={reason}
              type="button"
              className={styles.reason}
              aria-pressed={chosen.has(reason)}
              aria-label={t('cuts.reason', { reason: t(`reason.${reason}`), count })}
              title={t(`why.${reason}`)}
              onClick={() => onToggle(reason)}
            >
              {t(`reason.${reason}`)} <span className={styles.count}>{count.toLocaleString(i18n.language)}</span>
            </button>
          ))}
        </div>
        <IconButton label={withKey(t('cuts.previous'), 'previousCut')} disabled={none} onClick={() => onStep(-1)}>
          <ChevronUp size={16} />
        </IconButton>
        <IconButton label={withKey(t('cuts.next'), 'nextCut')} disabled={none} onClick={() => onStep(1)}>
          <ChevronDown size={16} />
        </IconButton>
      </div>
      <p className={styles.why} role="status">
        {cut ? (
          <>
            {at >= 0 && <span className={styles.count}>{t('cuts.count', { at: at + 1, count: ofChosen.length })}　</span>}
            {t('cuts.tip', { reason: t(`reason.${cut.reason}`), why: t(`why.${cut.reason}`) })}
          </>
        ) : none ? (
          reasons.length > 0 && t('cuts.quiet')
        ) : (
          t('cuts.chosen', { count: ofChosen.length })
        )}
      </p>
    </fieldset>
  )
}
