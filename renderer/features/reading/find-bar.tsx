import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Range } from '../../../shared/model/search.ts'
import { scrollToRange } from '../../dom/scrolling.ts'
import type { TextSurface } from '../../dom/text-surface.ts'
import { useApp, useAppStore } from '../../state/store.ts'
import { FindField } from '../../ui/find-field.tsx'

interface FindBarProps {
  readonly surface: TextSurface
  readonly index: number
  /** Words that were selected when the bar was opened. */
  readonly start: string
  /** Grows each time the reader asks for the bar again. */
  readonly asked: number
  readonly onClose: () => void
}

/** What the bar floats over, in px. */
const COVERED = 52

/** Finds words in one report; every hit is painted, Enter and Shift+Enter go from one to the next. */
export function FindBar({ surface, index, start, asked, onClose }: FindBarProps) {
  const { t } = useTranslation('reading')
  const store = useAppStore()
  const findInReport = useApp(state => state.findInReport)
  const fail = useApp(state => state.fail)
  const [query, setQuery] = useState(start)
  const [hits, setHits] = useState<readonly Range[]>([])
  const [current, setCurrent] = useState(0)

  useEffect(() => {
    const turn = new AbortController()
    findInReport(surface.reportId, query, turn.signal)
      .then(found => {
        if (turn.signal.aborted) return
        const place = store.getState().panes[index]?.position ?? 0
        setHits(found)
        setCurrent(
          Math.max(
            found.findIndex(hit => hit.start >= place),
            0,
          ),
        )
      })
      .catch(error => {
        if (!turn.signal.aborted) fail(error)
      })
    return () => turn.abort()
  }, [surface, query, index, findInReport, fail, store])

  useEffect(() => {
    const hit = hits[current]
    surface.painting.show('find', hits)
    surface.painting.show('find-current', hit ? [hit] : [])
    if (hit) scrollToRange(surface.scroller, surface.positions, hit, COVERED)
    return () => {
      surface.painting.show('find', [])
      surface.painting.show('find-current', [])
    }
  }, [surface, hits, current])

  const step = (by: number) => setCurrent(hits.length === 0 ? 0 : (current + by + hits.length) % hits.length)
  const count = hits.length > 0 ? t('find.count', { at: current + 1, count: hits.length }) : t('find.none')
  return (
    <FindField
      words={{ label: t('find.label'), previous: t('find.previous'), next: t('find.next'), close: t('find.close') }}
      query={query}
      onQuery={setQuery}
      count={query.trim() === '' ? '' : count}
      none={hits.length === 0}
      asked={asked}
      onStep={step}
      onClose={onClose}
    />
  )
}
