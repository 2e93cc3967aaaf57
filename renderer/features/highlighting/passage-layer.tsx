import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { citeGbt7714 } from '../../../shared/interchange/bibliography.ts'
import type { Colour, Highlight } from '../../../shared/model/highlight.ts'
import type { Range } from '../../../shared/model/search.ts'
import { copyText } from '../../dom/copy-text.ts'
import { scrollToRange } from '../../dom/scrolling.ts'
import { select } from '../../dom/selecting.ts'
import type { TextSurface } from '../../dom/text-surface.ts'
import type { OpenReport } from '../../state/panes.ts'
import { useApp, useAppStore } from '../../state/store.ts'
import { citationOf } from './citation.ts'
import { EndHandles } from './end-handles.tsx'
import { holdsNumber } from './holds-number.ts'
import { SelectionBar } from './selection-bar.tsx'
import type { TagPickerSlot } from './tag-picker-slot.ts'
import { useComing } from './use-coming.ts'
import { useEnds } from './use-ends.ts'
import { useMarks, usePlacedHighlights } from './use-marks.ts'
import { usePassage } from './use-passage.ts'
import { usePassageSteps } from './use-passage-steps.ts'
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
export function PassageLayer({ surface, active: isActive, report: reportOf, place, within, tagPicker }: PassageLayerProps) {
  const { t } = useTranslation('reading')
  const store = useAppStore()
  const placed = usePlacedHighlights(surface.reportId, within)
  const { passage, current: selected, hold, release } = usePassage(surface)
  const { coming, add: ask, last: lastAsked } = useComing()
  const [tagging, setTagging] = useState<{ range: Range; tagIds: readonly string[]; highlightId: string | null } | null>(null)
  const ends = useEnds(placed, surface.text)
  const { shown } = ends
  const { goOnFrom, ...steps } = usePassageSteps({ surface, placed, ends, place, selected, leaveSelection: () => release(false) })
  useMarks(surface, shown, coming)
  useSpokenMarks(surface, placed)
  const activateAt = usePointing(surface, placed)

  // Keys act on one thing: while words are selected, no highlight is the active one.
  const selecting = useApp(state => passage !== null && state.activeHighlightId !== null)
  useEffect(() => {
    if (selecting && selected()) store.getState().activateHighlight(null)
  })

  const activeHighlight = () => shown.find(({ id }) => id === store.getState().activeHighlightId)

  async function add(range: Range, extra: { colour?: Colour; tagIds?: readonly string[] } = {}): Promise<Highlight | null> {
    const { stickyTagIds, activeHighlightId, activateHighlight } = store.getState()
    goOnFrom(range)
    surface.scroller.focus({ preventScroll: true })
    // The key may come before the words were announced as selected: what follows is not for what was active.
    if (activeHighlightId !== null) activateHighlight(null)
    const tagIds = [...new Set([...(extra.tagIds ?? []), ...stickyTagIds])]
    const { start, end } = range
    const colour = extra.colour ? { colour: extra.colour } : {}
    const quote = surface.text.slice(start, end)
    const asked = ask({ reportId: surface.reportId, start, end, quote, ...colour, ...(tagIds.length > 0 ? { tagIds } : {}) })
    // In the same frame as the mark is painted.
    release(false)
    const highlight = await asked
    // For another try.
    if (!highlight && !selected()) select(surface.positions, { anchor: start, focus: end })
    return highlight
  }

  /** The active highlight, or the one that is about to be: the next key may come before it is acknowledged. */
  async function marked(): Promise<Highlight | undefined> {
    return activeHighlight() ?? (await lastAsked()) ?? undefined
  }

  async function highlight(colour: Colour): Promise<void> {
    const words = selected()
    if (words) return void (await add(words, { colour }))
    const active = await marked()
    if (active) await store.getState().updateHighlights({ ids: [active.id], colour })
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
    void add(range, { tagIds, ...(colour ? { colour } : {}) })
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

  async function remove(): Promise<void> {
    if (selected()) return
    const active = await marked()
    if (active) await store.getState().removeHighlights([active.id])
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

  function indicator(): void {
    const range = selected()
    if (range && holdsNumber(surface.text.slice(range.start, range.end)))
      void store.getState().defineByExample({ reportId: surface.reportId, start: range.start, end: range.end })
  }

  useReadingKeys(isActive && tagging === null, {
    ...steps,
    highlight: colour => void highlight(colour),
    tag: () => void tag(),
    sameTag: () => void sameTag(),
    note: () => void note(),
    memo: () => void memo(),
    remove: () => void remove(),
    indicator,
    copy,
    clear() {
      if (ends.cancel()) return
      if (selected()) release(false)
      else store.getState().activateHighlight(null)
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
          onMove={range => ends.move(held.id, range)}
          onKeep={ends.keep}
          onCancel={ends.cancel}
          onClick={activateAt}
        />
      )}
      {passage && !tagging && (
        <SelectionBar
          surface={surface}
          passage={passage}
          onColour={colour => void highlight(colour)}
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
