import { useMemo } from 'react'
import type { HighlightInContext } from '../../../shared/model/highlight.ts'
import type { ReportSummary } from '../../../shared/model/report.ts'
import { usePlaceName } from '../../locale/use-place-name.ts'
import { useApp } from '../../state/store.ts'

/** Highlights and reports by the names under which places are listed: the whole country has one, too. */
export interface PlacedNotes {
  readonly notes: readonly HighlightInContext[]
  readonly reports: readonly ReportSummary[]
}

export function usePlacedNotes(): PlacedNotes {
  const notes = useApp(state => state.notes)
  const reportsById = useApp(state => state.reportsById)
  const placeName = usePlaceName()
  const country = placeName({ place: null, level: 'country' })
  return useMemo(() => {
    const ofCountry = (place: string | null, report: ReportSummary | undefined) => place === null && report?.level === 'country'
    return {
      notes: (notes ?? []).map(note => (ofCountry(note.place, reportsById.get(note.reportId)) ? { ...note, place: country } : note)),
      reports: [...reportsById.values()].map(report => (ofCountry(report.place, report) ? { ...report, place: country } : report)),
    }
  }, [notes, reportsById, country])
}
