import { useMemo, useRef } from 'react'
import type { Highlight } from '../../../shared/model/highlight.ts'
import type { Range } from '../../../shared/model/search.ts'
import { isInView, scrollToRange } from '../../dom/scrolling.ts'
import { type Caret, select, selectionIn } from '../../dom/selecting.ts'
import type { TextSurface } from '../../dom/text-surface.ts'
import { useAppStore } from '../../state/store.ts'
import { caretOf, type End, widened, withEnd } from './ends.ts'
import { overlapGroups } from './overlaps.ts'
import { extendByCharacter, extendBySentence, sentencesOf, stepSentence } from './sentence-steps.ts'
import type { Ends } from './use-ends.ts'
import type { ReadingKeys } from './use-reading-keys.ts'

interface SteppedText {
  readonly surface: TextSurface
  /** In reading order. */
  readonly placed: readonly Highlight[]
  readonly ends: Ends
  /** Offset from which steps go on while nothing is selected: where the reader is. */
  readonly place: () => number
  readonly selected: () => Range | null
  readonly leaveSelection: () => void
}

interface PassageSteps extends Pick<ReadingKeys, 'step' | 'cycle' | 'moveEnd' | 'widen' | 'selectSentence'> {
  /** Sentence steps go on behind these words, when they are not selected any more. */
  goOnFrom(range: Range): void
}

/** Going through a text by key: from sentence to sentence, from highlight to highlight, and with the ends of either. */
export function usePassageSteps({ surface, placed, ends, place, selected, leaveSelection }: SteppedText): PassageSteps {
  const store = useAppStore()
  const last = useRef<Range | null>(null)
  const sentences = useMemo(() => lazily(() => sentencesOf(surface.text)), [surface])
  const { scroller, positions, text } = surface

  const activeHighlight = () => ends.shown.find(({ id }) => id === store.getState().activeHighlightId)

  function goTo(highlight: Highlight): void {
    store.getState().activateHighlight(highlight.id)
    scrollToRange(scroller, positions, highlight)
  }

  function moveSelection(caret: Caret | null): void {
    if (!caret) return
    select(positions, caret)
    scrollToRange(scroller, positions, { start: Math.min(caret.anchor, caret.focus), end: Math.max(caret.anchor, caret.focus) })
  }

  function showMoved(highlight: Highlight, range: Range, end: End): void {
    ends.move(highlight.id, range)
    const seen = end === 'end' ? { start: range.end - 1, end: range.end } : { start: range.start, end: range.start + 1 }
    scrollToRange(scroller, positions, seen)
  }

  function step(by: 1 | -1): void {
    const { activeHighlightId } = store.getState()
    const at = placed.findIndex(({ id }) => id === activeHighlightId)
    const here = place()
    const from = by === 1 ? placed.findIndex(({ start }) => start >= here) : placed.findLastIndex(({ start }) => start < here)
    const next = placed[at === -1 ? from : at + by]
    if (!next) return
    if (selected()) leaveSelection()
    goTo(next)
  }

  return {
    goOnFrom(range) {
      last.current = range
    },

    step,

    cycle(by) {
      const active = activeHighlight()
      if (!active) return step(by)
      const isIt = ({ id }: Highlight) => id === active.id
      const group = overlapGroups(placed).find(each => each.some(isIt)) ?? [active]
      const next = group[(group.findIndex(isIt) + by + group.length) % group.length]
      if (next) goTo(next)
    },

    /** Of what is selected `end` is the end that moves, `start` the other one. */
    moveEnd(end, unit, by) {
      const moved = (caret: Caret) => (unit === 'character' ? extendByCharacter(text, caret, by) : extendBySentence(sentences(), caret, by))
      const caret = selectionIn(positions)
      const active = activeHighlight()
      if (caret && end === 'end') moveSelection(moved(caret))
      else if (caret) {
        const { anchor, focus } = moved({ anchor: caret.focus, focus: caret.anchor })
        moveSelection({ anchor: focus, focus: anchor })
      } else if (active) {
        const range = withEnd(active, end, moved(caretOf(active, end)))
        if (range) showMoved(active, range, end)
      }
    },

    widen(to) {
      const words = selected()
      const active = activeHighlight()
      if (words) {
        const { start, end } = widened(text, words, to)
        moveSelection({ anchor: start, focus: end })
      } else if (active) {
        ends.move(active.id, widened(text, active, to))
        ends.keep()
      }
    },

    selectSentence(by) {
      const { current } = last
      const before = current && isInView(scroller, positions, current) ? { anchor: current.start, focus: current.end } : null
      moveSelection(stepSentence(sentences(), selectionIn(positions) ?? before, place(), by))
    },
  }
}

function lazily<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
