import { useLayoutEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { firstIndex } from '../../../shared/first-index.ts'
import type { Highlight } from '../../../shared/model/highlight.ts'
import type { Range } from '../../../shared/model/search.ts'
import { watchPartInView } from '../../dom/part-in-view.ts'
import type { TextSurface } from '../../dom/text-surface.ts'
import { useApp, useAppStore } from '../../state/store.ts'
import { type Lane, lanesOf } from './lanes.ts'
import styles from './overlap-brackets.module.css'
import { overlapGroups } from './overlaps.ts'
import { usePlacedHighlights } from './use-marks.ts'

/** Brackets of single highlights near the view. Where there are more, or no room is left, the others of a paragraph share one. */
const MOST = 120
/** From one bracket to the next where there is room, and where there is little; from the last one to the text, in px. */
const SPACING = 6
const NARROWEST = 3
const GAP = 5

interface Bracket extends Lane<readonly Highlight[]> {
  /** In px of the stage; narrower where many stand side by side. */
  readonly left: number
  readonly width: number
}

/**
 * Beside the text: highlights that lie over one another, each with a bracket of its own along its lines, also where several lie
 * on the same words in the same colour. A click makes one the active one, further clicks go through those that share a bracket.
 * By eye and hand alone: keys go through them as well.
 */
export function OverlapBrackets({ surface }: { readonly surface: TextSurface }) {
  const { t } = useTranslation('reading')
  const store = useAppStore()
  const placed = usePlacedHighlights(surface.reportId)
  const activeId = useApp(state => state.activeHighlightId)
  const [brackets, setBrackets] = useState<readonly Bracket[]>([])

  useLayoutEffect(() => {
    const several = overlapGroups(placed).flatMap(group => (group.length > 1 ? group : []))
    return watchPartInView(surface, part => setBrackets(bracketsIn(surface, several, part)))
  }, [surface, placed])

  function activateNext(highlights: readonly Highlight[]): void {
    const { activeHighlightId, activateHighlight } = store.getState()
    const at = highlights.findIndex(({ id }) => id === activeHighlightId)
    activateHighlight(highlights[(at + 1) % highlights.length]?.id ?? null)
  }

  return (
    <div aria-hidden>
      {brackets.map(({ item, top, bottom, left, width }) => {
        const [first, ...others] = item
        return (
          first && (
            // biome-ignore lint/a11y/noStaticElementInteractions: for the mouse; O goes through them by key, and the margin lists them
            // biome-ignore lint/a11y/useKeyWithClickEvents: the same
            <div
              key={first.id}
              className={styles.bracket}
              data-bracket={first.id}
              data-shared={others.length > 0 || undefined}
              data-active={item.some(({ id }) => id === activeId) || undefined}
              style={{ left, top, width, height: bottom - top, color: others.length > 0 ? undefined : `var(--${first.colour})` }}
              title={others.length > 0 ? t('margin.shared', { count: item.length }) : first.quote}
              onClick={() => activateNext(item)}
            />
          )
        )
      })}
    </div>
  )
}

const NONE: readonly Bracket[] = []

/** From the left to the right as they begin, the innermost next to the text. */
function bracketsIn({ positions, stage }: TextSurface, several: readonly Highlight[], part: Range): readonly Bracket[] {
  const near = several.filter(({ start, end }) => start < part.end && part.start < end)
  const column = positions.paragraphs[0]?.element.parentElement
  if (near.length === 0 || !column) return NONE
  const page = stage.getBoundingClientRect()
  const gutter = column.getBoundingClientRect().left - page.left
  const measured = shareBrackets(near, positions.paragraphs, Math.floor((gutter - GAP) / NARROWEST)).flatMap(item => {
    const start = Math.max(item[0]?.start ?? 0, part.start)
    const end = Math.min(Math.max(...item.map(each => each.end)), part.end)
    const lines = positions.lineBoxes({ start, end })
    const [first, last] = [lines[0], lines.at(-1)]
    return first && last ? [{ item, top: first.top - page.top, bottom: last.bottom - page.top }] : []
  })
  return lanesOf(measured).map(placed => {
    const width = Math.min(SPACING, (gutter - GAP) / placed.lanes)
    return { ...placed, width, left: gutter - GAP - (placed.lanes - placed.lane) * width }
  })
}

/** Those for which there is room in so many lanes have a bracket of their own; the others of a paragraph have one together, in the last. */
function shareBrackets(near: readonly Highlight[], paragraphs: readonly Range[], lanes: number): Highlight[][] {
  const byLane = lanesOf(near.map(item => ({ item, top: item.start, bottom: item.end }))).toSorted((a, b) => a.lane - b.lane)
  const own = (byLane.at(-1)?.lane ?? 0) < lanes ? lanes : lanes - 1
  const first = byLane.filter(({ lane }) => lane < own).slice(0, MOST)
  const alone = new Set(first.map(({ item }) => item))
  const paragraphOf = ({ start }: Range) => firstIndex(paragraphs.length, at => (paragraphs[at]?.start ?? 0) > start)
  const others = Map.groupBy(
    near.filter(item => !alone.has(item)),
    paragraphOf,
  )
  return [...[...alone].map(item => [item]), ...others.values()]
}
