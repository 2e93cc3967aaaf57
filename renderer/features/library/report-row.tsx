import { type MouseEvent, memo } from 'react'
import { useTranslation } from 'react-i18next'
import { placeNames } from '../../../shared/model/place.ts'
import type { Metadata, ReportSummary } from '../../../shared/model/report.ts'
import { useAppStore } from '../../state/store.ts'
import listStyles from '../../ui/list.module.css'
import { PlaceName } from './place-name.tsx'
import styles from './report-table.module.css'

interface ReportRowProps {
  readonly id: string
  readonly report: ReportSummary
  readonly index: number
  /** Distance from the top of the list, in px. */
  readonly top: number
  readonly selected: boolean
  readonly active: boolean
  readonly onClick: (event: MouseEvent, id: string) => void
  readonly onOpen: (id: string, pane?: 'new') => void
  readonly onProblems: (id: string) => void
}

export const ReportRow = memo(function ReportRow({
  id,
  report,
  index,
  top,
  selected,
  active,
  onClick,
  onOpen,
  onProblems,
}: ReportRowProps) {
  const { t, i18n } = useTranslation(['library', 'common'])
  const corrected = (...fields: readonly (keyof Metadata)[]) =>
    fields.some(field => report.corrected.includes(field)) ? t('table.corrected') : ''
  return (
    <tr
      id={id}
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-active={active || undefined}
      className={`${listStyles.columns} ${styles.columns} ${listStyles.row} ${styles.row} ${listStyles.chosen}`}
      style={{ transform: `translateY(${top}px)` }}
      onClick={event => onClick(event, report.id)}
      onDoubleClick={event => onOpen(report.id, event.shiftKey ? 'new' : undefined)}
    >
      <Cell corrected={corrected('province', 'city', 'county', 'level')} title={placePath(report)}>
        <PlaceName report={report} />
      </Cell>
      <Cell corrected={corrected('title')} title={`${report.title}\n${report.sourcePath}`}>
        {report.sample && <span className={styles.mark}>{t('table.sample')}</span>}
        {report.incomplete && <span className={styles.mark}>{t('table.incomplete')}</span>}
        {report.duplicates && <DuplicateMark id={report.id} others={report.duplicates} />}
        {report.title}
      </Cell>
      <Cell corrected={corrected('body')}>{t(`common:body.${report.body}`)}</Cell>
      <Cell corrected={corrected('year')} {...(report.yearInferred ? { title: t('table.yearInferred') } : {})}>
        {report.year === null ? (
          <span className={styles.quiet}>—</span>
        ) : report.yearInferred ? (
          <span className={styles.inferred}>
            {report.year}
            <span className="visually-hidden">{t('table.inferredAside')}</span>
          </span>
        ) : (
          report.year
        )}
      </Cell>
      <Cell corrected={corrected('kind')}>{t(`common:kind.${report.kind}`)}</Cell>
      <Cell amount>{report.characters.toLocaleString(i18n.language)}</Cell>
      <Cell amount>{report.highlights > 0 ? report.highlights : <span className={styles.quiet}>—</span>}</Cell>
      <Cell amount>
        {report.problems > 0 ? (
          <button
            type="button"
            tabIndex={-1}
            className={styles.badge}
            aria-label={t('table.problems', { count: report.problems })}
            onClick={event => {
              event.stopPropagation()
              onProblems(report.id)
            }}
            onDoubleClick={event => event.stopPropagation()}
          >
            {report.problems}
          </button>
        ) : (
          <span className={styles.quiet}>—</span>
        )}
      </Cell>
    </tr>
  )
})

interface DuplicateMarkProps {
  readonly id: string
  /** How many reports are likely the same. */
  readonly others: number
}

function DuplicateMark({ id, others }: DuplicateMarkProps) {
  const { t } = useTranslation('duplicates')
  const store = useAppStore()
  const label = t('markLabel', { count: others })
  return (
    <button
      type="button"
      tabIndex={-1}
      className={`${styles.mark} ${styles.twice}`}
      aria-label={label}
      title={label}
      onClick={event => {
        event.stopPropagation()
        void store.getState().showDuplicates(id)
      }}
      onDoubleClick={event => event.stopPropagation()}
    >
      {t('mark')}
    </button>
  )
}

interface CellProps {
  readonly children: React.ReactNode
  readonly title?: string
  readonly amount?: boolean
  /** What a reader hears of a value that the user corrected; empty for all others. */
  readonly corrected?: string
}

function Cell({ children, title, amount, corrected = '' }: CellProps) {
  const hint = [title, corrected].filter(Boolean).join('\n')
  return (
    <td className={styles.cell} data-amount={amount || undefined} {...(hint ? { title: hint } : {})}>
      {children}
      {corrected && (
        <span className={styles.corrected}>
          <span className="visually-hidden">{corrected}</span>
        </span>
      )}
    </td>
  )
}

function placePath(report: ReportSummary): string {
  return placeNames(report).join(' ') || (report.place ?? '')
}
