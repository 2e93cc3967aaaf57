import { useEffect, useMemo, useState } from 'react'
import { COLOURS, type Colour, type Highlight } from '../../../shared/model/highlight.ts'
import type { Range } from '../../../shared/model/search.ts'
import { afterPaint } from '../../dom/after-paint.ts'
import type { TextSurface } from '../../dom/text-surface.ts'
import { useApp } from '../../state/store.ts'
import { coveredBy } from './overlaps.ts'
import type { Coming } from './use-coming.ts'

const NONE: readonly Highlight[] = []

/** The report's highlights that stand in the text, or in this part of it; an orphan's words are not there any more. */
export function usePlacedHighlights(reportId: string, within?: Range): readonly Highlight[] {
  const highlights = useApp(state => state.highlights.get(reportId)) ?? NONE
  const [from, to] = [within?.start ?? 0, within?.end ?? Number.POSITIVE_INFINITY]
  return useMemo(() => highlights.filter(({ state, start, end }) => state !== 'orphan' && start < to && from < end), [highlights, from, to])
}

/** Paints them, and which one is active: one that is coming is. The text itself is seen first: its marks come in the frame after it. */
export function useMarks(surface: TextSurface, placed: readonly Highlight[], coming: readonly Coming[]): void {
  const activeId = useApp(state => state.activeHighlightId)
  const [seen, setSeen] = useState<TextSurface | null>(null)
  useEffect(() => afterPaint(() => setSeen(surface)), [surface])

  useEffect(() => {
    if (seen !== surface) return
    const byColour = Map.groupBy<Colour, Coming>([...placed, ...coming], ({ colour }) => colour)
    for (const colour of COLOURS) surface.painting.show(colour, byColour.get(colour) ?? NONE)
  }, [surface, seen, placed, coming])

  useEffect(() => {
    if (seen !== surface) return
    const byColour = Map.groupBy(placed, ({ colour }) => colour)
    surface.painting.show(
      'overlap',
      [...byColour.values()].flatMap(own => coveredBy(own, 2)),
    )
    surface.painting.show(
      'doubtful',
      placed.filter(({ state }) => state === 'doubtful'),
    )
  }, [surface, seen, placed])

  useEffect(() => {
    if (seen !== surface) return
    surface.painting.show('active', [...placed.filter(({ id }) => id === activeId), ...coming])
  }, [surface, seen, placed, activeId, coming])
}
