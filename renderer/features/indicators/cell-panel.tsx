import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type {
  CellCandidate,
  IndicatorCell,
  IndicatorColumn,
  IndicatorTable,
  IndicatorTableRow,
} from '../../../shared/model/indicator-table.ts'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { type Anchor, Popover } from '../../ui/popover.tsx'
import styles from './cell-panel.module.css'
import type { FigureFormat } from './figure-format.ts'
import { MarkedSentence } from './marked-sentence.tsx'
import { useCandidates } from './use-candidates.ts'
import { useFigureWords } from './use-figure-words.ts'

/** A cell that is looked at. */
export interface OpenCell {
  readonly column: IndicatorColumn
  readonly row: IndicatorTableRow
  readonly format: FigureFormat
  /** Null where the report says nothing. */
  readonly cell: IndicatorCell | null
}

interface CellPanelProps extends OpenCell {
  readonly anchor: Anchor
  /** Of which the cell is: with another one the candidates are read again. */
  readonly table: IndicatorTable
  readonly onClose: () => void
}

/** What a cell may take, each with its sentence: to choose another number, none, or one of one's own; and the way to the report. */
export function CellPanel({ column, row, cell, format, anchor, table, onClose }: CellPanelProps) {
  const { t } = useTranslation('indicators')
  const { nameOf, kindOf, placeOf } = useFigureWords()
  const choose = useApp(state => state.chooseFigure)
  const read = useApp(state => state.read)
  const candidates = useCandidates({ reportIds: row.reportIds, column: column.key }, table)
  const [writing, setWriting] = useState(false)
  const reportId = cell?.reportId ?? row.reportIds[0] ?? ''

  async function take(choice: Parameters<typeof choose>[0]['choice'], of = reportId, note?: string): Promise<void> {
    if (await choose({ reportId: of, column: column.key, choice, ...(note ? { note } : {}) })) onClose()
  }

  return (
    <Popover open onOpenChange={open => !open && onClose()} label={t('panel.label')} anchor={anchor} align="end">
      <div className={styles.panel}>
        <header className={styles.head}>
          <strong>{nameOf(column)}</strong>
          <span>{[placeOf(row), row.year, format.unit, kindOf(column)].filter(Boolean).join(' · ')}</span>
        </header>
        {cell?.lost && <p className={styles.note}>{t('panel.lost')}</p>}
        {cell && cell.value === null && cell.chosen === null && <p className={styles.note}>{t('panel.open')}</p>}
        {candidates?.length === 0 && <p className={styles.note}>{t('cell.unmentionedText')}</p>}
        <ul className={styles.candidates}>
          {candidates?.map(candidate => (
            <Candidate
              key={`${candidate.reportId} ${candidate.start}`}
              candidate={candidate}
              taken={isTaken(candidate, cell)}
              onTake={() => void take({ kind: 'candidate', start: candidate.start, end: candidate.end }, candidate.reportId)}
              onRead={() => read(candidate.reportId, { position: candidate.start, flash: { start: candidate.start, end: candidate.end } })}
            />
          ))}
        </ul>
        {writing ? (
          <WriteDown
            unit={format.unit}
            onWrite={(value, note) => void take({ kind: 'typed', value: value * format.divisor, unit: column.unit }, reportId, note)}
          />
        ) : (
          <footer className={styles.actions}>
            <Button onClick={() => setWriting(true)}>{t('panel.write')}</Button>
            {candidates !== null && candidates.length > 0 && cell?.chosen !== 'none' && (
              <Button onClick={() => void take({ kind: 'none' })}>{t('panel.none')}</Button>
            )}
            {(cell?.chosen || cell?.lost) && <Button onClick={() => void take(null)}>{t('panel.back')}</Button>}
            {candidates?.length === 0 && <Button onClick={() => read(reportId)}>{t('panel.read')}</Button>}
          </footer>
        )}
      </div>
    </Popover>
  )
}

function isTaken({ reportId, start }: CellCandidate, cell: IndicatorCell | null): boolean {
  return cell !== null && cell.value !== null && cell.reportId === reportId && cell.start === start
}

interface CandidateProps {
  readonly candidate: CellCandidate
  /** It stands in the cell. */
  readonly taken: boolean
  readonly onTake: () => void
  readonly onRead: () => void
}

function Candidate({ candidate, taken, onTake, onRead }: CandidateProps) {
  const { t } = useTranslation('indicators')
  const { bar, whose, period, part } = candidate
  const why = bar === 'owner' ? t(`bar.owner_${whose}`) : bar === 'period' ? t(`period.${period}`) : bar && t(`bar.${bar}`)
  return (
    <li className={styles.candidate} data-taken={taken || undefined}>
      <p className={styles.sentence}>
        <MarkedSentence {...candidate} whole />
      </p>
      <div className={styles.about}>
        {taken ? <span className={styles.taken}>{t('panel.taken')}</span> : <Button onClick={onTake}>{t('panel.take')}</Button>}
        <Button onClick={onRead}>{t('panel.read')}</Button>
        {why && <span className={styles.why}>{bar === 'place' ? t(part === 'plan' ? 'bar.isAim' : 'bar.isResult') : why}</span>}
      </div>
    </li>
  )
}

/** A figure from elsewhere, with where it is from. */
function WriteDown({ unit, onWrite }: { readonly unit: string; readonly onWrite: (value: number, note: string) => void }) {
  const { t } = useTranslation('indicators')
  const [amount, setAmount] = useState('')
  const [note, setNote] = useState('')
  const value = Number(amount.replaceAll(/[,，\s]/g, ''))
  const valid = amount.trim() !== '' && Number.isFinite(value)
  return (
    <form
      className={styles.writing}
      onSubmit={event => {
        event.preventDefault()
        if (valid) onWrite(value, note.trim())
      }}
    >
      <TextField
        label={t('panel.value', { unit })}
        inputMode="decimal"
        value={amount}
        autoFocus
        error={amount.trim() === '' || valid ? null : t('panel.notNumber')}
        onChange={event => setAmount(event.target.value)}
      />
      <TextField
        label={t('panel.note')}
        placeholder={t('panel.notePlaceholder')}
        value={note}
        onChange={event => setNote(event.target.value)}
      />
      <button type="submit" hidden>
        {t('panel.save')}
      </button>
      <Button tone="primary" disabled={!valid} onClick={() => onWrite(value, note.trim())}>
        {t('panel.save')}
      </Button>
    </form>
  )
}
