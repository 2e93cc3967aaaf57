import { type CSSProperties, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { WHOLE_COUNTRY } from '../../../shared/model/place.ts'
import type { ConcordanceGroup } from '../../../shared/model/search.ts'
import type { Division } from '../../state/concordance.ts'
import { useApp } from '../../state/store.ts'
import { Segmented } from '../../ui/segmented.tsx'
import styles from './counts-table.module.css'

const DIVISIONS: readonly Division[] = ['place', 'year', 'body', 'section']
/** Lines at first: more than a screen holds; sections are as many as there are headings. */
const SHOWN = 200

export function DivisionChoice() {
  const { t } = useTranslation('search')
  const by = useApp(state => state.concordanceDivision)
  const divide = useApp(state => state.divideConcordance)
  return (
    <Segmented
      label={t('counts.by')}
      value={by}
      options={DIVISIONS.map(value => ({ value, label: t(`counts.division.${value}`) }))}
      onChange={divide}
    />
  )
}

interface CountsTableProps {
  /** Looks only at this part; not given for parts that have no name. */
  readonly onNarrow: (group: ConcordanceGroup) => void
}

/** How often the query occurs in each part of the library, the commonest first; a click narrows the search to it. */
export function CountsTable({ onNarrow }: CountsTableProps) {
  const { t, i18n } = useTranslation(['search', 'common'])
  const counts = useApp(state => state.concordanceCounts)
  const key = useApp(state => state.concordance?.key)
  /** All lines of these counts are shown. */
  const [whole, setWhole] = useState<typeof counts>(null)
  if (!counts) return null
  const shown = whole === counts ? counts.groups.length : SHOWN
  const { by, groups } = counts
  const most = Math.max(1, ...groups.map(({ count }) => count.occurrences))
  const number = (value: number) => value.toLocaleString(i18n.language)
  const rate = (value: number) => value.toLocaleString(i18n.language, { minimumFractionDigits: 2, maximumFractionDigits: 2 })

  function nameOf(group: ConcordanceGroup): string | null {
    if (by === 'body') return group.body ? t(`common:body.${group.body}`) : null
    const name = group[by]
    if (by === 'place' && name === WHOLE_COUNTRY) return t('common:country')
    return name === null || name === undefined ? null : String(name)
  }

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a stretch that scrolls must be reachable by the keyboard
    <section className={styles.scroller} tabIndex={0} aria-label={t('counts.label')} data-stale={counts.key !== key || undefined}>
      <table className={styles.table}>
        <thead className={styles.head}>
          <tr>
            <th scope="col">{t(`counts.division.${by}`)}</th>
            <th scope="col" colSpan={2} className={styles.amountHead}>
              {t('counts.occurrences')}
            </th>
            <th scope="col" className={styles.amount} title={t('counts.rateHelp')}>
              {t('counts.rate')}
            </th>
            <th scope="col" className={styles.amount}>
              {t('counts.reports')}
            </th>
            <th scope="col" className={styles.amount}>
              {t('counts.characters')}
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.slice(0, shown).map(group => {
            const name = nameOf(group)
            return (
              <tr key={name ?? ''}>
                <th scope="row" className={styles.name}>
                  {name === null ? (
                    <span className={styles.quiet}>{t(by === 'section' ? 'counts.noSection' : 'common:unknown')}</span>
                  ) : (
                    <button type="button" className={styles.narrow} title={t('counts.narrow')} onClick={() => onNarrow(group)}>
                      {name}
                    </button>
                  )}
                </th>
                <td className={styles.barCell} aria-hidden>
                  <span className={styles.bar} style={{ '--part': group.count.occurrences / most } as CSSProperties} />
                </td>
                <td className={styles.amount}>{number(group.count.occurrences)}</td>
                <td className={styles.amount}>{rate(group.count.rate)}</td>
                <td className={styles.amount}>{t('counts.of', { reports: number(group.count.reports), all: number(group.reports) })}</td>
                <td className={styles.amount}>{number(group.characters)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {groups.length > shown && (
        <button type="button" className={styles.more} onClick={() => setWhole(counts)}>
          {t('counts.more', { count: groups.length - shown })}
        </button>
      )}
    </section>
  )
}
