import { useTranslation } from 'react-i18next'
import { isOneSeries } from '../../../shared/model/series.ts'
import { reportName } from '../../locale/report-name.ts'
import { usePlaceName } from '../../locale/use-place-name.ts'
import type { ComparedSentences } from '../../state/changes.ts'
import type { OpenReport } from '../../state/panes.ts'

/** How differences are spoken of. */
export interface ChangeWords {
  /** Something came and went: of one place's years; of two places each just says what it says. */
  readonly set: 'years' | 'apart'
  /** What tells the two reports apart, for the words that name them. */
  readonly names: { readonly left: string; readonly right: string }
}

/** Between two places nothing is new and nothing is dropped: there the words name the places. */
export function useChangeWords({ earlier, later }: Pick<ComparedSentences, 'earlier' | 'later'>): ChangeWords {
  const { t } = useTranslation()
  const placeName = usePlaceName()
  const bodyOf = ({ body }: OpenReport) => t(`body.${body}`)
  const whole = (report: OpenReport) => reportName({ ...report, place: placeName(report) }, bodyOf(report))
  const nameBy = [(report: OpenReport) => placeName(report) ?? report.title, bodyOf].find(name => name(earlier) !== name(later)) ?? whole
  return { set: isOneSeries(earlier, later) ? 'years' : 'apart', names: { left: nameBy(earlier), right: nameBy(later) } }
}
