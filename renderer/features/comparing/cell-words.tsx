import { useEffect, useMemo } from 'react'
import type { Range } from '../../../shared/model/search.ts'
import { scrollToRange } from '../../dom/scrolling.ts'
import type { TextSurface } from '../../dom/text-surface.ts'
import { useApp, useAppStore } from '../../state/store.ts'

interface CellWordsProps {
  readonly surface: TextSurface
  /** What of the report stands in the cell. */
  readonly range: Range
  /** What of the view lies under heads, in px. */
  readonly covered: number
}

/** How long a passage is lit up after a jump, in ms. */
const FLASH_FOR = 1600

/** Paints what was found in a cell, and brings words into view that the table was asked to show. */
export function CellWords({ surface, range, covered }: CellWordsProps) {
  const store = useAppStore()
  const { reportId, painting } = surface
  const all = useApp(state => state.comparedHits)
  const current = useApp(state => (isIn(state.comparedHit, reportId, range) ? state.comparedHit : null))
  const jump = useApp(state => (isIn(state.comparedJump, reportId, range) ? state.comparedJump : null))
  const hits = useMemo(() => all.filter(hit => isIn(hit, reportId, range)), [all, reportId, range])

  useEffect(() => painting.show('find', hits), [painting, hits])
  useEffect(() => painting.show('find-current', current ? [current] : []), [painting, current])

  useEffect(() => {
    if (!jump) return
    scrollToRange(surface.scroller, surface.positions, jump, covered)
    store.getState().finishComparedJump()
    if (!jump.flash) return
    painting.show('flash', [jump])
    setTimeout(() => painting.show('flash', []), FLASH_FOR)
  }, [surface, painting, jump, covered, store])

  return null
}

function isIn(words: (Range & { readonly reportId: string }) | null, reportId: string, { start, end }: Range): boolean {
  return words !== null && words.reportId === reportId && words.start < end && start < words.end
}
