import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { DuplicateGroup, DuplicateReport } from '../../../shared/model/duplicate.ts'
import { useOrigin } from '../../locale/use-origin.ts'
import { Button } from '../../ui/button.tsx'
import { type Choice, removedBy } from './duplicate-choices.ts'
import styles from './duplicates-dialog.module.css'

interface DuplicateGroupProps {
  readonly group: DuplicateGroup
  readonly choice: Choice
  readonly onChoose: (choice: Choice) => void
  readonly onSettle: () => void
  /** Shows these two beside each other. */
  readonly onCompare: (left: string, right: string) => void
}

/** One text in several reports: what tells them apart, side by side, and what is to become of them. */
export function DuplicateGroupChoice({ group, choice, onChoose, onSettle, onCompare }: DuplicateGroupProps) {
  const { t } = useTranslation('duplicates')
  const originOf = useOrigin()
  const nameOf = (report: DuplicateReport) => `${originOf(report)} · ${report.title}`
  const name = useId()
  const { reports, proposal, conflicts, same } = group
  const [best, next] = reports
  if (!best || !next) return null
  const marks = removedBy(group, choice).reduce((sum, { highlights }) => sum + highlights, 0)
  const option = (label: string, value: Choice, checked: boolean) => (
    <label className={styles.option}>
      <input type="radio" name={name} checked={checked} onChange={() => onChoose(value)} />
      {label}
    </label>
  )
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>
        <span className={styles.name}>{nameOf(best)}</span>
        <span className={styles.likeness}>{same ? t('same') : t('near', { percent: Math.round(leastShare(reports) * 100) })}</span>
      </legend>
      <div className={styles.actions}>
        <Button onClick={() => onCompare(best.id, next.id)}>{t('compare')}</Button>
        <Button disabled={choice === null} onClick={onSettle}>
          {t('only')}
        </Button>
      </div>
      {proposal.keep === null && (
        <p className={styles.question}>
          {t(`question.${proposal.reason}`, { fields: conflicts.map(conflict => t(`conflict.${conflict}`)).join(t('separator')) })}
        </p>
      )}
      <div className={`${styles.columns} ${styles.head}`} aria-hidden>
        <span />
        <span>{t('column.file')}</span>
        <span>{t('column.format')}</span>
        <span>{t('column.words')}</span>
        <span>{t('column.notes')}</span>
        <span>{t('column.highlights')}</span>
        <span>{t('column.share')}</span>
      </div>
      {reports.map(report => (
        <ReportOption
          key={report.id}
          group={group}
          report={report}
          groupName={name}
          checked={choice?.keep === report.id}
          onChoose={() => onChoose({ keep: report.id })}
        />
      ))}
      <div className={styles.others}>
        {option(t('keepAll'), { keep: null }, choice !== null && choice.keep === null)}
        {option(t('later'), null, choice === null)}
      </div>
      {marks > 0 && (
        <p className={styles.warning} role="status">
          {t('takesMarks', { count: marks })}
        </p>
      )}
    </fieldset>
  )
}

interface ReportOptionProps {
  readonly group: DuplicateGroup
  readonly report: DuplicateReport
  /** Of the radio buttons. */
  readonly groupName: string
  readonly checked: boolean
  readonly onChoose: () => void
}

/** One of them as a row; the facts in which it differs from the others are in full ink. */
function ReportOption({ group, report, groupName, checked, onChoose }: ReportOptionProps) {
  const { t, i18n } = useTranslation(['duplicates', 'source'])
  const originOf = useOrigin()
  const nameOf = (report: DuplicateReport) => `${originOf(report)} · ${report.title}`
  const { reports, proposal } = group
  const [best] = reports
  const format = t(`source:format.${report.format}`)
  const words = report.words.toLocaleString(i18n.language)
  const { notes, highlights, sourcePath: path } = report
  const proposed = proposal.keep === report.id ? t('proposed', { reason: t(`reason.${proposal.reason}`) }) : null
  const ownName = best && nameOf(report) !== nameOf(best) ? nameOf(report) : null
  const ofOneFile = reports.filter(({ sourceId }) => sourceId === report.sourceId).length > 1
  const hints = [
    // Nothing else may tell apart what a file holds twice.
    ...(ofOneFile && report.position !== null ? [t('position', { number: report.position })] : []),
    ...(report.incomplete ? [t('incomplete')] : []),
    ...(report.misfiled ? [t('misfiled')] : []),
    ...(report.corrected.length > 0 ? [t('corrected')] : []),
  ]
  const fact = (text: string | number, of: (report: DuplicateReport) => unknown) => (
    <span className={styles.fact} data-differs={reports.some(other => of(other) !== of(report)) || undefined} aria-hidden>
      {text}
    </span>
  )
  return (
    <label className={`${styles.columns} ${styles.row}`}>
      <input type="radio" name={groupName} checked={checked} onChange={onChoose} />
      <span className={styles.file}>
        <span aria-hidden>{path}</span>
        <span className="visually-hidden">{[t('keep'), t('facts', { path, format, words, notes, highlights })].join(' ')}</span>
        {proposed && <span className={styles.proposed}>{proposed}</span>}
        {hints.map(hint => (
          <span key={hint} className={styles.hint}>
            {hint}
          </span>
        ))}
        {ownName && <span className={styles.ownName}>{ownName}</span>}
      </span>
      {fact(format, other => other.format)}
      {fact(words, other => other.words)}
      {fact(notes || '—', other => other.notes)}
      {fact(highlights || '—', other => other.highlights)}
      {fact(report === best ? t('first') : report.share === 1 ? t('same') : `${Math.round(report.share * 100)}%`, other => other.share)}
    </label>
  )
}

function leastShare(reports: readonly DuplicateReport[]): number {
  return Math.min(...reports.map(({ share }) => share))
}
