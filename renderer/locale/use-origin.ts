import { useTranslation } from 'react-i18next'
import type { ReportSummary } from '../../shared/model/report.ts'

type Origin = Pick<ReportSummary, 'place' | 'body' | 'year'>

/** Which report something comes from, in the words of lists: 青禾市 · 人大 · 2024. What is not known is left out. */
export function useOrigin(): (of: Origin) => string {
  const { t } = useTranslation()
  return ({ place, body, year }) => [place, t(`body.${body}`), year].filter(Boolean).join(' · ')
}
