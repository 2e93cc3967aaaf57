import { useEffect } from 'react'
import type { SharedWording } from '../../../shared/model/comparison.ts'
import { useApp } from '../../state/store.ts'

/** What a report shares, while that is shown; null until it is known. */
export function useWording(reportId: string | null): SharedWording | null {
  const shown = useApp(state => state.wordingShown)
  const wording = useApp(state => (reportId !== null && shown ? (state.sharedWording.get(reportId) ?? null) : null))
  const loadWording = useApp(state => state.loadWording)
  const round = useApp(state => state.wordingRound)

  // biome-ignore lint/correctness/useExhaustiveDependencies: in another round it is to be read again
  useEffect(() => {
    if (shown && reportId !== null) void loadWording(reportId)
  }, [shown, reportId, round, loadWording])

  return wording
}
