import { locate } from '../../../shared/anchoring/locate.ts'
import type { FoundChoice } from '../../comparing/indicators/table.ts'
import type { StoredChoice } from '../../store/indicators.ts'
import type { NumbersOfReport } from './read-numbers.ts'

/** The user's choice in the text that the report shows now; a number is found by its words, and only where that is sure. */
export function findChoice(choice: StoredChoice, { revision, candidates, text }: NumbersOfReport): FoundChoice {
  const { column, kind, note } = choice
  if (kind === 'none') return { column, kind, note, figure: undefined }
  if (kind === 'typed') {
    const { value, to, unit } = choice
    return { column, kind, note, figure: { value, to, unit, precision: 'exact', start: null, end: null } }
  }
  const { selector } = choice
  const place = choice.revision === revision ? { ...selector, state: 'anchored' } : locate(selector, text())
  const figure = place.state === 'anchored' ? candidates.find(({ start, end }) => start <= place.start && place.start < end) : undefined
  return { column, kind, note, figure }
}
