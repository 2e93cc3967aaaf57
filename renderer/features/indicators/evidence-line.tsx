import { useTranslation } from 'react-i18next'
import type { IndicatorTable } from '../../../shared/model/indicator-table.ts'
import { ToldLine } from '../../ui/told-line.tsx'
import type { GridCell } from './grid-layout.ts'
import { MarkedSentence } from './marked-sentence.tsx'
import { useCandidates } from './use-candidates.ts'
import { useFigureWords } from './use-figure-words.ts'

interface EvidenceLineProps {
  readonly table: IndicatorTable
  /** The cell that pointer or keyboard is on. */
  readonly shown: GridCell | null
}

/** The sentence that says what the cell shows. */
export function EvidenceLine({ table, shown }: EvidenceLineProps) {
  const { t } = useTranslation('indicators')
  const { nameOf, kindOf, placeOf } = useFigureWords()
  const cell = shown?.kind === 'figure' ? shown.cell : null
  const about = shown?.kind === 'figure' || shown?.kind === 'unmentioned' ? shown : null
  const column = about ? table.columns[about.at] : undefined
  const place = cell && column && about ? { reportIds: about.row.reportIds, column: column.key } : null
  const candidates = useCandidates(place, table)
  const candidate = candidates?.find(({ reportId, start }) => reportId === cell?.reportId && start === cell.start)
  if (!about || !column) return <ToldLine what={shown?.kind === 'no-report' ? t('cell.noReportText') : t('cell.help')} />
  return (
    <ToldLine what={[placeOf(about.row), about.row.year, nameOf(column), kindOf(column)].filter(Boolean).join(' · ')}>
      {shown?.kind === 'unmentioned' && t('cell.unmentionedText')}
      {cell?.chosen === 'typed' && t('cell.typedText', { note: cell.note })}
      {cell?.chosen === 'none' && t('cell.noneText')}
      {candidate && <MarkedSentence {...candidate} />}
    </ToldLine>
  )
}
