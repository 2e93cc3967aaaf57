import { useEffect, useMemo } from 'react'
import { COLOURS, type Highlight } from '../../../shared/model/highlight.ts'
import type { TextSurface } from '../../dom/text-surface.ts'
import { useApp } from '../../state/store.ts'

const NONE: readonly Highlight[] = []

/** The report's highlights that stand in the text; an orphan's words are not there any more. */
export function usePlacedHighlights(reportId: string): readonly Highlight[] {
  const highlights = useApp(state => state.highlights.get(reportId)) ?? NONE
  return useMemo(() => highlights.filter(({ state }) => state !== 'orphan'), [highlights])
}

/** Paints them, and which one is active. */
export function useMarks(surface: TextSurface, placed: readonly Highlight[]): void {
  const activeId = useApp(state => state.activeHighlightId)

  useEffect(() => {
    for (const colour of COLOURS)
      surface.painting.show(
        colour,
        placed.filter(highlight => highlight.colour === colour),
      )
    surface.painting.show(
      'doubtful',
      placed.filter(({ state }) => state === 'doubtful'),
    )
  }, [surface, placed])

  useEffect(() => {
    surface.painting.show(
      'active',
      placed.filter(({ id }) => id === activeId),
    )
  }, [surface, placed, activeId])
}
