import { type CSSProperties, type RefObject, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { WHOLE_COUNTRY } from '../../../shared/model/place.ts'
import { type ConcordanceGroup, DIVISIONS } from '../../../shared/model/search.ts'
import type { CountsColumn } from '../../state/concordance.ts'
import { useApp } from '../../state/store.ts'
import { Bar, BarCount, BarSpace } from '../../ui/bar.tsx'
import { Button } from '../../ui/button.tsx'
import listStyles from '../../ui/list.module.css'
import { Menu } from '../../ui/menu.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { SortedHead } from '../../ui/sorted-head.tsx'
import { TableFormats } from '../../ui/table-formats.tsx'
import { cellProps, useRoving } from '../../ui/use-roving.ts'
import { orderedGroups } from './counts-order.ts'
import styles from './counts-table.module.css'

const AMOUNTS = ['occurrences', 'rate', 'reports', 'characters'] as const satisfies readonly CountsColumn[]
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
  readonly scroller: RefObject<HTMLElement | null>
  /** Looks only at this part; not given for parts that have no name. */
  readonly onNarrow: (group: ConcordanceGroup) => void
}

/** How often the query occurs in each part of the library; a click narrows the search to it. */
export function CountsTable({ scroller, onNarrow }: CountsTableProps) {
  const { t, i18n } = useTranslation(['search', 'common'])
  const counts = useApp(state => state.concordanceCounts)
  const key = useApp(state => state.concordance?.key)
  const sorting = useApp(state => state.countsSorting)
  const groups = useMemo(() => counts && orderedGroups(counts.groups, counts.by, sorting), [counts, sorting])
  /** All lines of these counts are shown. */
  const [whole, setWhole] = useState<typeof counts>(null)
  const by = counts?.by ?? 'place'
  const shown = (whole === counts ? groups : groups?.slice(0, SHOWN)) ?? []
  const { props, stop } = useRoving<HTMLTableElement>({
    rows: shown.length,
    columns: 1,
    exists: ({ row }) => (shown[row]?.[by] ?? null) !== null,
  })
  if (!counts || !groups) return null
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
    <section ref={scroller} className={styles.scroller} aria-label={t('counts.label')} data-stale={counts.key !== key || undefined}>
      <table {...props} className={styles.table}>
        <thead className={`${styles.head} ${listStyles.heading}`}>
          <tr>
            <CountsHead column="name" name={t(`counts.division.${by}`)} />
            <td aria-hidden />
            {AMOUNTS.map(column => (
              <CountsHead key={column} column={column} name={t(`counts.${column}`)} />
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((group, row) => {
            const name = nameOf(group)
            return (
              <tr key={name ?? ''}>
                <th scope="row" className={styles.name}>
                  {name === null ? (
                    <span className={styles.quiet}>{t(by === 'section' ? 'counts.noSection' : 'common:unknown')}</span>
                  ) : (
                    <button
                      type="button"
                      className={styles.narrow}
                      title={t('counts.narrow')}
                      onClick={() => onNarrow(group)}
                      {...cellProps({ row, column: 0 }, stop)}
                    >
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
      {groups.length > shown.length && (
        <button type="button" className={styles.more} onClick={() => setWhole(counts)}>
          {t('counts.more', { count: groups.length - shown.length })}
        </button>
      )}
    </section>
  )
}

function CountsHead({ column, name }: { readonly column: CountsColumn; readonly name: string }) {
  const { t } = useTranslation('search')
  const sorting = useApp(state => state.countsSorting)
  const sortCounts = useApp(state => state.sortCounts)
  return (
    <SortedHead
      name={name}
      {...(column === 'rate' ? { help: t('counts.rateHelp') } : {})}
      amount={column !== 'name'}
      sorted={sorting.column === column ? sorting : undefined}
      onSort={() => sortCounts(column)}
    />
  )
}

/** Below the counts, always there: how many parts there are, and the way to a table file. */
export function CountsBar() {
  const { t, i18n } = useTranslation(['search', 'common'])
  const total = useApp(state => state.concordanceCounts?.groups.length ?? 0)
  const exportCounts = useApp(state => state.exportCounts)
  return (
    <Bar edge="bottom">
      <BarCount>{t('counts.lines', { count: total, number: total.toLocaleString(i18n.language) })}</BarCount>
      <BarSpace />
      <Menu trigger={<Button disabled={total === 0}>{t('common:table.export')}</Button>}>
        <TableFormats name={format => t(`common:table.${format}`)} onChoose={format => void exportCounts(format)} />
      </Menu>
    </Bar>
  )
}
