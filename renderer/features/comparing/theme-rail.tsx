import { Filter } from 'lucide-react'
import { Fragment, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '../../state/store.ts'
import { Select } from '../../ui/field.tsx'
import list from '../../ui/side-list.module.css'
import { type AlignedRow, groupOf, railEntries } from './aligned-rows.ts'
import { useRowName } from './row-names.ts'
import styles from './theme-rail.module.css'

interface ThemeRailProps {
  /** All of the comparison, also those that are not shown now. */
  readonly rows: readonly AlignedRow[]
  readonly onGo: (row: string) => void
}

/** The themes of the comparison: which one the reader is at, how many sections each report has of it. */
export function ThemeRail({ rows, onGo }: ThemeRailProps) {
  const { t } = useTranslation('comparing')
  const rowName = useRowName()
  const theme = useApp(state => state.compareTheme)
  const choose = useApp(state => state.chooseCompareTheme)
  const top = useApp(state => state.compareTop?.row ?? null)
  const entriesList = useRef<HTMLDivElement>(null)
  const entries = useMemo(() => railEntries(rows), [rows])
  const current = useMemo(() => {
    const row = rows.find(({ key }) => key === top)
    return row ? groupOf(row) : null
  }, [rows, top])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another current entry is to be seen
  useEffect(() => {
    entriesList.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [current])

  return (
    <nav className={`${list.side} ${styles.rail}`} aria-label={t('rail.label')}>
      <div className={`${list.title} ${styles.title}`}>
        <h2 className="visually-hidden">{t('rail.label')}</h2>
        <SetChoice />
      </div>
      <div ref={entriesList} className={list.list}>
        {entries.map((entry, at) => {
          const name = rowName(entry)
          const counts = entry.counts.join(' · ')
          return (
            <Fragment key={groupOf(entry)}>
              {entry.part !== entries[at - 1]?.part && <h3 className={styles.part}>{t(`part.${entry.part}`)}</h3>}
              <div className={styles.entry} data-off={(theme !== null && theme !== entry.theme) || undefined}>
                <button
                  type="button"
                  className={`${list.entry} ${styles.name}`}
                  aria-current={groupOf(entry) === current ? 'location' : undefined}
                  title={t('rail.counts', { name, counts })}
                  onClick={() => onGo(entry.row)}
                >
                  <span className={list.words}>{name}</span>
                  <span className={styles.counts}>
                    {entry.counts.map((count, column) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: a sign for each column, in their order
                      <span key={column} className={styles.sign} data-none={count === 0 || undefined} aria-hidden />
                    ))}
                    <span className="visually-hidden">{t('rail.counts', { name: '', counts })}</span>
                  </span>
                </button>
                {entry.theme !== null && (
                  <button
                    type="button"
                    className={styles.only}
                    aria-pressed={theme === entry.theme}
                    aria-label={t('rail.only', { name })}
                    title={t('rail.only', { name })}
                    onClick={() => choose(theme === entry.theme ? null : entry.theme)}
                  >
                    <Filter size={13} aria-hidden />
                  </button>
                )}
              </div>
            </Fragment>
          )
        })}
      </div>
    </nav>
  )
}

/** Whose themes the rows go by: unless told otherwise those of the set that is for all of the reports, if there is one. */
function SetChoice() {
  const { t, i18n } = useTranslation('comparing')
  const sets = useApp(state => state.themeSets)
  const used = useApp(state => state.comparison?.themeSet ?? '')
  const choose = useApp(state => state.chooseCompareSet)
  const language = i18n.language === 'en' ? 'en' : 'zh-CN'
  const options = sets.map(({ id, name }) => ({ value: id, label: name[language] }))
  return (
    <Select
      label={t('rail.set')}
      labelHidden
      value={used}
      options={used === '' ? [{ value: '', label: t('rail.noSet') }, ...options] : options}
      onChange={id => void choose(id === '' ? null : id)}
    />
  )
}
