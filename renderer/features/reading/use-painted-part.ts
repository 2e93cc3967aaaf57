import { useLayoutEffect } from 'react'
import { watchPartInView } from '../../dom/part-in-view.ts'
import type { TextSurface } from '../../dom/text-surface.ts'

/** Marks are painted where the reader is, and as far beyond as he sees before others are: with each of them every frame takes longer. */
export function usePaintedPart(surface: TextSurface | null): void {
  useLayoutEffect(() => (surface ? watchPartInView(surface, part => surface.painting.limit(part)) : undefined), [surface])
}
