import { useEffect } from 'react'
import type { FoundRange } from '../../../shared/model/search.ts'
import { scrollToRange } from '../../dom/scrolling.ts'
import type { TextSurface } from '../../dom/text-surface.ts'
import { useApp } from '../../state/store.ts'

/** What the field for finding floats over, in px. */
const COVERED = 52

const NONE: readonly FoundRange[] = []

/** Of what stands near one another the words, not what is between. */
const wordsOf = (hit: FoundRange) => hit.words ?? [hit]

/** Paints what is found in a pane, and shows the hit at which the reader is. */
export function useFindMarks(surface: TextSurface | null, index: number): void {
  const hits = useApp(state => state.findHits.find(({ pane, reportId }) => pane === index && reportId === surface?.reportId)?.hits ?? NONE)
  const current = useApp(state => (state.findCurrent?.pane === index ? state.findCurrent.at : null))

  useEffect(() => {
    if (!surface || hits.length === 0) return
    const hit = current === null ? undefined : hits[current]
    surface.painting.show('find', hits.flatMap(wordsOf))
    surface.painting.show('find-current', hit ? wordsOf(hit) : [])
    if (hit) scrollToRange(surface.scroller, surface.positions, hit, COVERED)
    return () => {
      surface.painting.show('find', [])
      surface.painting.show('find-current', [])
    }
  }, [surface, hits, current])
}
