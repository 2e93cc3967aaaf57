import { useLayoutEffect, useState } from 'react'
import type { Highlight } from '../../../shared/model/highlight.ts'
import type { Range } from '../../../shared/model/search.ts'
import { watchPartInView } from '../../dom/part-in-view.ts'
import type { TextSurface } from '../../dom/text-surface.ts'
import { useApp, useAppStore } from '../../state/store.ts'
import { type Lane, lanesOf } from './lanes.ts'
import styles from './overlap-brackets.module.css'
import { overlapGroups } from './overlaps.ts'
import { usePlacedHighlights } from './use-marks.ts'

/** With more of them on a few screens the page is marked all over, and brackets tell nothing any more. */
const MOST = 120
/** From one bracket to the next where there is room, and from the last one to the text, in px. */
const SPACING = 6
const GAP = 5

interface Bracket extends Lane<Highlight> {
  /** In px of the stage; narrower where many stand side by side. */
  readonly left: number
  readonly width: number
}

/**
 * Beside the text: highlights that lie over one another, each with a bracket of its own along its lines, also where several lie
 * on the same words in the same colour. A click makes one the active one. By eye and hand alone: keys go through them as well.
 */
export function OverlapBrackets({ surface }: { readonly surface: TextSurface }) {
  const store = useAppStore()
  const placed = usePlacedHighlights(surface.reportId)
  const activeId = useApp(state => state.activeHighlightId)
  const [brackets, setBrackets] = useState<readonly Bracket[]>([])

  useLayoutEffect(() => {
    const several = overlapGroups(placed).flatMap(group => (group.length > 1 ? group : []))
    return watchPartInView(surface, part => setBrackets(bracketsIn(surface, several, part)))
  }, [surface, placed])

  return (
    <div aria-hidden>
      {brackets.map(({ item, top, bottom, left, width }) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: for the mouse; O goes through them by key, and the margin lists them
        // biome-ignore lint/a11y/useKeyWithClickEvents: the same
        <div
          key={item.id}
          className={styles.bracket}
          data-bracket={item.id}
          data-active={item.id === activeId || undefined}
          style={{ left, top, width, height: bottom - top, color: `var(--${item.colour})` }}
          title={item.quote}
          onClick={() => store.getState().activateHighlight(item.id)}
        />
      ))}
    </div>
  )
}

const NONE: readonly Bracket[] = []

/** From the left to the right as they begin, the innermost next to the text. */
function bracketsIn({ positions, stage }: TextSurface, several: readonly Highlight[], part: Range): readonly Bracket[] {
  const near = several.filter(({ start, end }) => start < part.end && part.start < end)
  const column = positions.paragraphs[0]?.element.parentElement
  if (near.length === 0 || near.length > MOST || !column) return NONE
  const page = stage.getBoundingClientRect()
  const gutter = column.getBoundingClientRect().left - page.left
  const measured = near.flatMap(item => {
    const start = Math.max(item.start, part.start)
    const end = Math.min(item.end, part.end)
    const first = positions.lineBoxes({ start, end: start + 1 })[0]
    const last = positions.lineBoxes({ start: end - 1, end }).at(-1)
    return first && last ? [{ item, top: first.top - page.top, bottom: last.bottom - page.top }] : []
  })
  return lanesOf(measured).map(placed => {
    const width = Math.min(SPACING, (gutter - GAP) / placed.lanes)
    return { ...placed, width, left: gutter - GAP - (placed.lanes - placed.lane) * width }
  })
}
