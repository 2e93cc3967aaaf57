import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { citeGbt7714 } from '../../../shared/interchange/bibliography.ts'
import type { Colour } from '../../../shared/model/highlight.ts'
import type { Range } from '../../../shared/model/search.ts'
import { copyText } from '../../dom/copy-text.ts'
import { isInView, scrollToRange } from '../../dom/scrolling.ts'
import { type Caret, select, selectionIn } from '../../dom/selecting.ts'
import type { TextSurface } from '../../dom/text-surface.ts'
import type { OpenReport } from '../../state/panes.ts'
import { useApp, useAppStore } from '../../state/store.ts'
import { citationOf } from './citation.ts'
import { SelectionBar } from './selection-bar.tsx'
import { extendByCharacter, extendBySentence, sentencesOf, stepSentence } from './sentence-steps.ts'
import type { TagPickerSlot } from './tag-picker-slot.ts'
import { useMarks, usePlacedHighlights } from './use-marks.ts'
import { usePassage } from './use-passage.ts'
import { usePointing } from './use-pointing.ts'
import { useReadingKeys } from './use-reading-keys.ts'

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
  const [tagging, setTagging] = useState<{ range: Range; tagIds: readonly string[]; highlightId: string | null } | null>(null)
  const sentences = useMemo(() => lazily(() => sentencesOf(surface.text)), [surface])
  useMarks(surface, placed)
  usePointing(surface, placed)

  // Keys act on one thing: while words are selected, no highlight is the active one.
  const selecting = useApp(state => passage !== null && state.activeHighlightId !== null)
  useEffect(() => {
    if (selecting && current()) store.getState().activateHighlight(null)
  })

  const activeHighlight = () => placed.find(({ id }) => id === store.getState().activeHighlightId)
  const focusText = () => surface.scroller.focus({ preventScroll: true })

  async function add(range: Range, extra: { colour?: Colour; tagIds?: string[] } = {}) {
    lastCaret.current = { anchor: range.start, focus: range.end }
    release(false)
    focusText()
    return store.getState().addHighlight({ reportId: surface.reportId, start: range.start, end: range.end, ...extra })
  }

  function highlight(colour: Colour): void {
    const selected = current()
    const active = activeHighlight()
    if (selected) void add(selected, { colour })
    else if (active) void store.getState().updateHighlights({ ids: [active.id], colour })
  }

  function tag(): void {
    const selected = current()
    const active = activeHighlight()
    if (selected) {
      hold()
      setTagging({ range: selected, tagIds: [], highlightId: null })
    } else if (active) {
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
    else {
      const colour = tagIds.map(id => store.getState().tagsById.get(id)?.colour).find(known => known)
      void add(range, { tagIds: [...tagIds], ...(colour ? { colour } : {}) })
    }
  }

  function leaveTags(): void {
    if (tagging?.highlightId === null) release(true)
    setTagging(null)
  }

  async function note(): Promise<void> {
    const selected = current()
    const marked = selected ? await add(selected) : activeHighlight()
    if (marked) store.getState().writeNote(marked.id)
  }

  /** The words with where they stand, or with the reference of the report as lists of references have it. */
  function copy(as: 'citation' | 'reference'): void {
    const selected = current()
    const range = selected ?? activeHighlight()
    const report = reportOf()
    if (!range || !report) return
    const cited = citationOf(report, range)
    copyText(t(as, as === 'citation' ? cited : { quote: cited.quote, reference: citeGbt7714(report) }))
    store.getState().notify('notices.copied')
    if (selected) select(surface.positions, { anchor: selected.start, focus: selected.end })
  }

  function step(by: 1 | -1): void {
    const { activeHighlightId, activateHighlight } = store.getState()
    const at = placed.findIndex(({ id }) => id === activeHighlightId)
    const place = placeOf()
    const from = by === 1 ? placed.findIndex(({ start }) => start >= place) : placed.findLastIndex(({ start }) => start < place)
    const next = placed[at === -1 ? from : at + by]
    if (!next) return
    if (current()) release(false)
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
  const extend = (moved: (caret: Caret) => Caret) => {
    const caret = selectionIn(surface.positions)
    if (caret) moveSelection(moved(caret))
  }

  useReadingKeys(isActive && tagging === null, {
    highlight,
    tag,
    note: () => void note(),
    copy,
    step,
    remove() {
      const active = activeHighlight()
      if (active && !current()) void store.getState().removeHighlights([active.id])
    },
    clear() {
      if (current()) release(false)
      else store.getState().activateHighlight(null)
    },
    selectSentence: by => {
      const before = lastCaret.current
      const seen = before !== null && isInView(surface.scroller, surface.positions, rangeOf(before))
      moveSelection(stepSentence(sentences(), selectionIn(surface.positions) ?? (seen ? before : null), placeOf(), by))
    },
    extendSentence: by => extend(caret => extendBySentence(sentences(), caret, by)),
    extendCharacter: by => extend(caret => extendByCharacter(surface.text, caret, by)),
  })

  return (
    <>
      {passage && !tagging && (
        <SelectionBar
          surface={surface}
          passage={passage}
          onColour={highlight}
          onTag={tag}
          onNote={() => void note()}
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
