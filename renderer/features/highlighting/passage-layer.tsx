import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { citeGbt7714 } from '../../../shared/interchange/bibliography.ts'
import type { Colour, Highlight } from '../../../shared/model/highlight.ts'
import type { Range } from '../../../shared/model/search.ts'
import { copyText } from '../../dom/copy-text.ts'
import { isInView, scrollToRange } from '../../dom/scrolling.ts'
import { type Caret, select, selectionIn } from '../../dom/selecting.ts'
import type { TextSurface } from '../../dom/text-surface.ts'
import type { OpenReport } from '../../state/panes.ts'
import { type AppState, useApp, useAppStore } from '../../state/store.ts'
import { citationOf } from './citation.ts'
import { EndHandles } from './end-handles.tsx'
import { caretOf, type End, widened, withEnd } from './ends.ts'
import { holdsNumber } from './holds-number.ts'
import { overlapGroups } from './overlaps.ts'
import { SelectionBar } from './selection-bar.tsx'
import { extendByCharacter, extendBySentence, sentencesOf, stepSentence } from './sentence-steps.ts'
import type { TagPickerSlot } from './tag-picker-slot.ts'
import { useEnds } from './use-ends.ts'
import { useMarks, usePlacedHighlights } from './use-marks.ts'
import { usePassage } from './use-passage.ts'
import { usePointing } from './use-pointing.ts'
import { useReadingKeys } from './use-reading-keys.ts'
import { useSpokenMarks } from './use-spoken-marks.ts'

interface PassageLayerProps {
  readonly surface: TextSurface
  /** Keys act on this text. */
  readonly active: boolean
  /** The report whose text it is; null while it is being read. */
  readonly report: () => OpenReport | null
  /** Offset from which steps go on while nothing is selected: where the reader is. */
  readonly place: () => number
  /** The part of the text that stands here; all of it unless told. */
  readonly within?: Range
  readonly tagPicker: TagPickerSlot
}

/** All that is done with passages of one text: marks, selecting, highlighting, tagging, notes, by mouse and by key. */
export function PassageLayer({ surface, active: isActive, report: reportOf, place: placeOf, within, tagPicker }: PassageLayerProps) {
  const { t } = useTranslation('reading')
  const store = useAppStore()
  const placed = usePlacedHighlights(surface.reportId, within)
  const { passage, current, hold, release } = usePassage(surface)
  /** Where sentence steps go on when nothing is selected any more. */
  const lastCaret = useRef<Caret | null>(null)
  const adding = useRef<{ readonly range: Range; readonly added: ReturnType<AppState['addHighlight']> } | null>(null)
  const [tagging, setTagging] = useState<{ range: Range; tagIds: readonly string[]; highlightId: string | null } | null>(null)
  const sentences = useMemo(() => lazily(() => sentencesOf(surface.text)), [surface])
  const { shown, move: moveTo, keep, cancel } = useEnds(placed)
  useMarks(surface, shown)
  useSpokenMarks(surface, placed)
  const activateAt = usePointing(surface, placed)

  /** What is selected and not yet on its way to become a highlight. */
  function selected(): Range | null {
    const range = current()
    const made = adding.current?.range
    return range && range.start === made?.start && range.end === made.end ? null : range
  }

  // Keys act on one thing: while words are selected, no highlight is the active one.
  const selecting = useApp(state => passage !== null && state.activeHighlightId !== null)
  useEffect(() => {
    if (selecting && selected()) store.getState().activateHighlight(null)
  })

  const activeHighlight = () => shown.find(({ id }) => id === store.getState().activeHighlightId)
  const focusText = () => surface.scroller.focus({ preventScroll: true })

  async function add(range: Range, extra: { colour?: Colour; tagIds?: string[] } = {}) {
    lastCaret.current = { anchor: range.start, focus: range.end }
    focusText()
    const { stickyTagIds, addHighlight } = store.getState()
    const tagIds = [...new Set([...(extra.tagIds ?? []), ...stickyTagIds])]
    const tagged = tagIds.length > 0 ? { ...extra, tagIds } : extra
    const added = addHighlight({ reportId: surface.reportId, start: range.start, end: range.end, ...tagged })
    const own = { range, added }
    adding.current = own
    const highlight = await added
    // The words stay selected until they are marked, as each change of the page costs a frame; where it failed, for another try.
    if (current() && !selected()) release(highlight === null)
    if (adding.current === own) adding.current = null
    return highlight
  }

  /** The active highlight, or the one that is about to be: the next key may come before it is acknowledged. */
  async function marked() {
    return activeHighlight() ?? (await adding.current?.added) ?? undefined
  }

  function highlight(colour: Colour): void {
    const words = selected()
    const active = activeHighlight()
    if (words) void add(words, { colour })
    else if (active) void store.getState().updateHighlights({ ids: [active.id], colour })
  }

  async function tag(): Promise<void> {
    const words = selected()
    if (words) {
      hold()
      setTagging({ range: words, tagIds: [], highlightId: null })
      return
    }
    const active = await marked()
    if (active) {
      scrollToRange(surface.scroller, surface.positions, active)
      setTagging({ range: active, tagIds: active.tagIds, highlightId: active.id })
    }
  }

  function applyTags(tagIds: readonly string[]): void {
    if (!tagging) return
    const { range, highlightId } = tagging
    setTagging(null)
    if (highlightId !== null) {
      const addTagIds = tagIds.filter(id => !tagging.tagIds.includes(id))
      const removeTagIds = tagging.tagIds.filter(id => !tagIds.includes(id))
      if (addTagIds.length + removeTagIds.length > 0)
        void store.getState().updateHighlights({ ids: [highlightId], addTagIds, removeTagIds })
    } else if (tagIds.length === 0) release(true)
    else addTagged(range, tagIds)
  }

  /** In the colour of the tag, where it has one. */
  function addTagged(range: Range, tagIds: readonly string[]): void {
    const colour = tagIds.map(id => store.getState().tagsById.get(id)?.colour).find(known => known)
    void add(range, { tagIds: [...tagIds], ...(colour ? { colour } : {}) })
  }

  async function sameTag(): Promise<void> {
    const { recentTagIds, tagsById, updateHighlights } = store.getState()
    const last = recentTagIds.find(id => tagsById.has(id))
    if (last === undefined) return tag()
    const words = selected()
    if (words) return addTagged(words, [last])
    const active = await marked()
    if (active && !active.tagIds.includes(last)) await updateHighlights({ ids: [active.id], addTagIds: [last] })
  }

  function leaveTags(): void {
    if (tagging?.highlightId === null) release(true)
    setTagging(null)
  }

  async function note(): Promise<void> {
    const words = selected()
    const highlighted = await (words ? add(words) : marked())
    if (highlighted) store.getState().writeNote(highlighted.id)
  }

  async function memo(): Promise<void> {
    const words = selected()
    const highlighted = await (words ? add(words) : marked())
    if (highlighted) await store.getState().linkInMemo(highlighted)
  }

  /** The words with where they stand, or with the reference of the report as lists of references have it. */
  function copy(as: 'citation' | 'reference'): void {
    const words = selected()
    const range = words ?? activeHighlight()
    const report = reportOf()
    if (!range || !report) return
    const cited = citationOf(report, range)
    copyText(t(as, as === 'citation' ? cited : { quote: cited.quote, reference: citeGbt7714(report) }))
    store.getState().notify('notices.copied')
    if (words) select(surface.positions, { anchor: words.start, focus: words.end })
  }

  function step(by: 1 | -1): void {
    const { activeHighlightId, activateHighlight } = store.getState()
    const at = placed.findIndex(({ id }) => id === activeHighlightId)
    const place = placeOf()
    const from = by === 1 ? placed.findIndex(({ start }) => start >= place) : placed.findLastIndex(({ start }) => start < place)
    const next = placed[at === -1 ? from : at + by]
    if (!next) return
    if (selected()) release(false)
    activateHighlight(next.id)
    scrollToRange(surface.scroller, surface.positions, next)
  }

  function moveSelection(caret: Caret | null): void {
    if (!caret) return
    select(surface.positions, caret)
    scrollToRange(surface.scroller, surface.positions, {
      start: Math.min(caret.anchor, caret.focus),
      end: Math.max(caret.anchor, caret.focus),
    })
  }

  /** Of what is selected the end that moves, or the other one (`start`); of the active highlight the one that is named. */
  function moveEnd(end: End, unit: 'character' | 'sentence', by: 1 | -1): void {
    const moved = (caret: Caret) =>
      unit === 'character' ? extendByCharacter(surface.text, caret, by) : extendBySentence(sentences(), caret, by)
    const caret = selectionIn(surface.positions)
    const active = activeHighlight()
    if (caret && end === 'end') moveSelection(moved(caret))
    else if (caret) {
      const { anchor, focus } = moved({ anchor: caret.focus, focus: caret.anchor })
      moveSelection({ anchor: focus, focus: anchor })
    } else if (active) {
      const range = withEnd(active, end, moved(caretOf(active, end)))
      if (range) showMoved(active, range, end)
    }
  }

  function showMoved(highlight: Highlight, range: Range, end: End): void {
    moveTo(highlight.id, range)
    const seen = end === 'end' ? { start: range.end - 1, end: range.end } : { start: range.start, end: range.start + 1 }
    scrollToRange(surface.scroller, surface.positions, seen)
  }

  function widen(to: 'sentence' | 'paragraph'): void {
    const words = selected()
    const active = activeHighlight()
    if (words) {
      const { start, end } = widened(surface.text, words, to)
      moveSelection({ anchor: start, focus: end })
    } else if (active) {
      moveTo(active.id, widened(surface.text, active, to))
      keep()
    }
  }

  function cycle(by: 1 | -1): void {
    const active = activeHighlight()
    if (!active) {
      step(by)
      return
    }
    const isIt = ({ id }: Highlight) => id === active.id
    const group = overlapGroups(placed).find(each => each.some(isIt)) ?? [active]
    const at = group.findIndex(isIt)
    const next = group[(at + by + group.length) % group.length]
    if (!next) return
    store.getState().activateHighlight(next.id)
    scrollToRange(surface.scroller, surface.positions, next)
  }

  function indicator(): void {
    const range = selected()
    if (range && holdsNumber(surface.text.slice(range.start, range.end)))
      void store.getState().defineByExample({ reportId: surface.reportId, start: range.start, end: range.end })
  }

  useReadingKeys(isActive && tagging === null, {
    highlight,
    tag: () => void tag(),
    sameTag: () => void sameTag(),
    note: () => void note(),
    memo: () => void memo(),
    indicator,
    copy,
    step,
    remove() {
      const active = activeHighlight()
      if (active && !selected()) void store.getState().removeHighlights([active.id])
    },
    clear() {
      if (cancel()) return
      if (selected()) release(false)
      else store.getState().activateHighlight(null)
    },
    cycle,
    moveEnd,
    widen,
    selectSentence: by => {
      const before = lastCaret.current
      const seen = before !== null && isInView(surface.scroller, surface.positions, rangeOf(before))
      moveSelection(stepSentence(sentences(), selectionIn(surface.positions) ?? (seen ? before : null), placeOf(), by))
    },
  })

  const activeId = useApp(state => state.activeHighlightId)
  const held = passage || tagging || activeId === null ? undefined : shown.find(({ id }) => id === activeId)

  return (
    <>
      {held && (
        <EndHandles
          key={held.id}
          surface={surface}
          passage={held}
          onMove={range => moveTo(held.id, range)}
          onKeep={keep}
          onCancel={cancel}
          onClick={activateAt}
        />
      )}
      {passage && !tagging && (
        <SelectionBar
          surface={surface}
          passage={passage}
          onColour={highlight}
          onTag={() => void tag()}
          onNote={() => void note()}
          onMemo={() => void memo()}
          onIndicator={holdsNumber(surface.text.slice(passage.start, passage.end)) ? indicator : null}
          onCopy={() => copy('citation')}
        />
      )}
      {tagging &&
        tagPicker({
          anchor: { getBoundingClientRect: () => boxAround(surface, tagging.range) },
          selected: tagging.tagIds,
          onApply: applyTags,
          onClose: leaveTags,
          finalFocus: () => surface.scroller,
        })}
    </>
  )
}

/** As high as the passage, so that what opens lies over none of it; as far right as its end. */
function boxAround({ positions, sheet }: TextSurface, range: Range): DOMRect {
  const boxes = positions.lineBoxes(range)
  const first = boxes[0]
  const last = boxes.at(-1)
  if (!first || !last) return sheet.getBoundingClientRect()
  return new DOMRect(last.right, first.top, 0, last.bottom - first.top)
}

function rangeOf({ anchor, focus }: Caret): Range {
  return { start: Math.min(anchor, focus), end: Math.max(anchor, focus) }
}

function lazily<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
