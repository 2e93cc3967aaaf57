import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ComparedWords } from '../../state/comparison-view.ts'
import type { OpenReport } from '../../state/panes.ts'
import { useApp } from '../../state/store.ts'
import { FindField } from '../../ui/find-field.tsx'
import styles from './aligned-reading.module.css'
import type { AlignedRow } from './aligned-rows.ts'

interface CompareFindProps {
  readonly reports: readonly OpenReport[]
  readonly rows: readonly AlignedRow[]
  readonly start: string
  readonly asked: number
  readonly onClose: () => void
}

/** Finds words in all columns; from hit to hit in the order of the rows, and from left to right in a row. */
export function CompareFind({ reports, rows, start, asked, onClose }: CompareFindProps) {
  const { t } = useTranslation('reading')
  const findInReport = useApp(state => state.findInReport)
  const show = useApp(state => state.showComparedHits)
  const fail = useApp(state => state.fail)
  const [query, setQuery] = useState(start)
  const [found, setFound] = useState<{ hits: readonly ComparedWords[]; at: number }>({ hits: [], at: 0 })

  useEffect(() => {
    const turn = new AbortController()
    Promise.all(reports.map(async ({ id }) => ({ reportId: id, ranges: await findInReport(id, query, turn.signal) })))
      .then(byReport => {
        if (!turn.signal.aborted) setFound({ hits: inOrderOfRows(byReport, reports, rows), at: 0 })
      })
      .catch(error => {
        if (!turn.signal.aborted) fail(error)
      })
    return () => turn.abort()
  }, [reports, rows, query, findInReport, fail])

  useEffect(() => show(found.hits, found.at), [show, found])
  useEffect(() => () => show([], 0), [show])

  const { hits, at } = found
  const count = hits.length > 0 ? t('find.count', { at: at + 1, count: hits.length }) : t('find.none')
  return (
    <div className={styles.find}>
      <FindField
        words={{ label: t('find.label'), previous: t('find.previous'), next: t('find.next'), close: t('find.close') }}
        query={query}
        onQuery={setQuery}
        count={query.trim() === '' ? '' : count}
        none={hits.length === 0}
        asked={asked}
        onStep={by => setFound({ hits, at: hits.length === 0 ? 0 : (at + by + hits.length) % hits.length })}
        onClose={onClose}
      />
    </div>
  )
}

interface FoundInReport {
  readonly reportId: string
  readonly ranges: readonly { readonly start: number; readonly end: number }[]
}

/** What stands in no row that is shown is left out. */
function inOrderOfRows(found: readonly FoundInReport[], reports: readonly OpenReport[], rows: readonly AlignedRow[]): ComparedWords[] {
  const byReport = new Map(found.map(({ reportId, ranges }) => [reportId, ranges]))
  return rows.flatMap(({ cells }) =>
    cells.flatMap(({ column, stretches }) => {
      const reportId = reports[column]?.id ?? ''
      const ranges = byReport.get(reportId) ?? []
      return stretches.flatMap(({ start, end }) =>
        ranges.filter(range => range.start >= start && range.start < end).map(range => ({ reportId, start: range.start, end: range.end })),
      )
    }),
  )
}
