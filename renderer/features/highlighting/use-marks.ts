import { useEffect, useMemo, useState } from 'react'
import { COLOURS, type Highlight } from '../../../shared/model/highlight.ts'
import type { Range } from '../../../shared/model/search.ts'
import { afterPaint } from '../../dom/after-paint.ts'
import type { TextSurface } from '../../dom/text-surface.ts'
import { useApp } from '../../state/store.ts'
import { coveredBy } from './overlaps.ts'

const NONE: readonly Highlight[] = []

/** The report's highlights that stand in the text, or in this part of it; an orphan's words are not there any more. */
export function usePlacedHighlights(reportId: string, within?: Range): readonly Highlight[] {
  const highlights = useApp(state => state.highlights.get(reportId)) ?? NONE
  const [from, to] = [within?.start ?? 0, within?.end ?? Number.POSITIVE_INFINITY]
  return useMemo(() => highlights.filter(({ state, start, end }) => state !== 'orphan' && start < to && from < end), [highlights, from, to])
}

/** Paints them, and which one is active. The text itself is seen first: its marks come in the frame after it. */
export function useMarks(surface: TextSurface, placed: readonly Highlight[]): void {
  const activeId = useApp(state => state.activeHighlightId)
  const [seen, setSeen] = useState<TextSurface | null>(null)
  useEffect(() => afterPaint(() => setSeen(surface)), [surface])

  useEffect(() => {
    if (seen !== surface) return
    const byColour = Map.groupBy(placed, ({ colour }) => colour)
    for (const colour of COLOURS) surface.painting.show(colour, byColour.get(colour) ?? NONE)
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
    surface.painting.show(
      'active',
      placed.filter(({ id }) => id === activeId),
    )
  }, [surface, seen, placed, activeId])
}
