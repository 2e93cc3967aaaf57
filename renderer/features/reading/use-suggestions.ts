import { useEffect, useState } from 'react'
import type { ReportSummary } from '../../../shared/model/report.ts'
import { useApp } from '../../state/store.ts'

interface Suggestions {
  readonly query: string
  readonly write: (query: string) => void
  readonly reports: readonly ReportSummary[]
  /** How many are not listed. */
  readonly more: number
  /** False while the list still answers what was typed before. */
  readonly settled: boolean
  /** The library holds no report at all. */
  readonly nothing: boolean
}

/** More would not be read; typing narrows it. */
const SHOWN = 60

/** What is typed to find a report, and the reports that the engine says it may mean; all of them before anything is typed. Those of `without` are never meant. */
export function useSuggestions(without: readonly string[]): Suggestions {
  const all = useApp(state => state.reports)
  const byId = useApp(state => state.reportsById)
  const quickFind = useApp(state => state.quickFind)
  const fail = useApp(state => state.fail)
  const [query, setQuery] = useState('')
  const [answer, setAnswer] = useState<{ readonly query: string; readonly ids: readonly string[]; readonly total: number } | null>(null)
  const asked = query.trim()

  // biome-ignore lint/correctness/useExhaustiveDependencies: other reports give other suggestions
  useEffect(() => {
    if (asked === '') {
      setAnswer(null)
      return
    }
    const turn = new AbortController()
    quickFind(asked, SHOWN, turn.signal, ['report'])
      .then(([found]) => {
        const ids = (found?.items ?? []).flatMap(item => (item.kind === 'report' ? item.reportId : []))
        if (!turn.signal.aborted) setAnswer({ query: asked, ids, total: found?.total ?? 0 })
      })
      .catch(error => {
        if (!turn.signal.aborted) fail(error)
      })
    return () => turn.abort()
  }, [asked, all, quickFind, fail])

  const known = answer ? answer.ids.flatMap(id => byId.get(id) ?? []) : all.slice(0, SHOWN + without.length)
  const reports = known.filter(({ id }) => !without.includes(id)).slice(0, SHOWN)
  return {
    query,
    write: setQuery,
    reports,
    more: answer ? answer.total - known.length : all.length - without.length - reports.length,
    settled: (answer?.query ?? '') === asked,
    nothing: all.length === 0,
  }
}
