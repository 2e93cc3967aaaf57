import { useTranslation } from 'react-i18next'
import type { HighlightInContext } from '../../../shared/model/highlight.ts'
import { useOrigin } from '../../locale/use-origin.ts'
import { useApp } from '../../state/store.ts'
import styles from './tag-detail.module.css'

/** More places than this nobody reads here; the notes list them all. */
const PLACES = 12

/** Where the tag is used, with the tags below it, and the quotes that show what it means. */
export function TagUsageView({ onOpen }: { readonly onOpen: (highlight: HighlightInContext) => void }) {
  const { t } = useTranslation('codebook')
  const originOf = useOrigin()
  const usage = useApp(state => state.tagUsage)
  const most = Math.max(1, ...(usage?.years ?? []).map(({ count }) => count))
  return (
    <>
      <section className={styles.part} aria-label={t('usage')}>
        <h3>
          {t('usage')}
          {usage && (
            <span
              className={styles.counts}
            >{` ${t('highlights', { count: usage.highlights })} · ${t('reports', { count: usage.reports })}`}</span>
          )}
        </h3>
        {usage && usage.highlights > 0 && (
          <div className={styles.spread}>
            <ol className={styles.years} aria-label={t('years')}>
              {usage.years.map(({ value, count }) => (
                <li key={value ?? 'unknown'} title={t('yearBar', { year: value ?? t('unknown'), count })}>
                  <span className={styles.number}>{count}</span>
                  <span className={styles.bar} style={{ height: 2 + (34 * count) / most }} />
                  <span className={styles.year}>{value ?? t('unknown')}</span>
                </li>
              ))}
            </ol>
            <ul className={styles.places} aria-label={t('places')}>
              {usage.places.slice(0, PLACES).map(({ value, count }) => (
                <li key={value ?? 'unknown'}>
                  {value ?? t('unknown')} <span className={styles.counts}>{count}</span>
                </li>
              ))}
              {usage.places.length > PLACES && <li className={styles.counts}>… {usage.places.length}</li>}
            </ul>
          </div>
        )}
      </section>
      <section className={styles.part} aria-label={t('examples')}>
        <h3>{t('examples')}</h3>
        {usage?.examples.length === 0 && <p className={styles.counts}>{t('noExamples')}</p>}
        {usage?.examples.map(example => (
          <button key={example.id} type="button" className={styles.quote} title={t('open')} onClick={() => onOpen(example)}>
            {example.quote} <span className={styles.counts}>{originOf(example)}</span>
          </button>
        ))}
      </section>
    </>
  )
}
