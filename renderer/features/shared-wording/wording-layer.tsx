import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PassageOccurrence, SharedPassage, SharedWording } from '../../../shared/model/comparison.ts'
import type { Range } from '../../../shared/model/search.ts'
import { WORDING_INKS } from '../../dom/painter.ts'
import { scrollToRange } from '../../dom/scrolling.ts'
import type { TextSurface } from '../../dom/text-surface.ts'
import { useApp, useAppStore } from '../../state/store.ts'
import { Popover } from '../../ui/popover.tsx'
import { PassagePanel } from './passage-panel.tsx'
import { useWording } from './use-wording.ts'
import { inkRanges, passageAt } from './wording-steps.ts'

interface WordingLayerProps {
  readonly surface: TextSurface
  /** Keys act on this text. */
  readonly active: boolean
  /** Offset at which to look for a passage by key: where the reader is. */
  readonly place: () => number
  /** The part of the text that stands here; all of it unless told. */
  readonly within?: Range
  /** Shows another report at such a passage. */
  readonly onOpen: (occurrence: PassageOccurrence) => void
}

/** Shared wording over one text, while it is shown: paler ink, and where else the words stand. */
export function WordingLayer(props: WordingLayerProps) {
  const { surface, within } = props
  const wording = useWording(surface.reportId)
  const shown = useMemo(() => wording && inPart(wording, within), [wording, within])
  return shown && <Shown {...props} wording={shown} />
}

function inPart(wording: SharedWording, within: Range | undefined): SharedWording {
  if (!within) return wording
  return { ...wording, passages: wording.passages.filter(({ start, end }) => start < within.end && end > within.start) }
}

function Shown({ surface, active, place, onOpen, wording }: WordingLayerProps & { readonly wording: SharedWording }) {
  const { t } = useTranslation('wording')
  const store = useAppStore()
  const least = useApp(state => state.wordingLeast)
  const [asked, setAsked] = useState<SharedPassage | null>(null)
  /** What all reports have that have the stretch. */
  const [common, setCommon] = useState<{ readonly of: SharedPassage; readonly range: Range } | null>(null)
  const passages = useMemo(
    () => wording.passages.filter(({ reports, shown }) => reports >= least && shown.start < shown.end),
    [wording, least],
  )
  const latest = useRef({ wording, least, passages, place })
  useEffect(() => {
    latest.current = { wording, least, passages, place }
  })

  useEffect(() => {
    for (const [ink, ranges] of inkRanges(wording, least)) surface.painting.show(ink, ranges)
    return () => {
      for (const ink of WORDING_INKS) surface.painting.show(ink, [])
    }
  }, [surface, wording, least])

  const current = asked && (common?.of === asked ? common.range : asked.shown)
  useEffect(() => {
    surface.painting.show('shared-current', current ? [current] : [])
    return () => surface.painting.show('shared-current', [])
  }, [surface, current])

  useEffect(() => {
    const { sheet, positions } = surface
    function onClick(event: MouseEvent): void {
      if (getSelection()?.isCollapsed === false || (event.target as Element).closest('[data-start]') === null) return
      const offset = positions.characterAt(event.clientX, event.clientY)
      if (offset === null) return
      // A click on the reader's own mark is meant for it.
      const marks = store.getState().highlights.get(surface.reportId) ?? []
      if (marks.some(({ start, end, state }) => state !== 'orphan' && start <= offset && offset < end)) return
      setAsked(passageAt(latest.current.wording, offset, latest.current.least) ?? null)
    }
    sheet.addEventListener('click', onClick)
    return () => sheet.removeEventListener('click', onClick)
  }, [surface, store])

  function show(passage: SharedPassage): void {
    scrollToRange(surface.scroller, surface.positions, passage.shown)
    setAsked(passage)
  }

  useEffect(() => {
    if (!active) return
    function onKeyDown(event: KeyboardEvent): void {
      if (event.key !== 'Enter' || event.defaultPrevented || event.target !== surface.scroller || event.ctrlKey || event.metaKey) return
      const from = surface.positions.selected(getSelection())?.start ?? latest.current.place()
      const next = latest.current.passages.find(({ shown }) => shown.end > from)
      if (!next) return
      event.preventDefault()
      scrollToRange(surface.scroller, surface.positions, next.shown)
      setAsked(next)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [active, surface])

  if (!asked || !current) return null
  const previous = passages.findLast(({ shown }) => shown.end <= current.start)
  const next = passages.find(({ shown }) => shown.start >= current.end)
  return (
    <Popover
      open
      onOpenChange={open => !open && setAsked(null)}
      label={t('occurrences.label')}
      anchor={{ getBoundingClientRect: () => boxOf(surface, current) }}
      align="center"
      finalFocus={() => surface.scroller}
    >
      <PassagePanel
        key={asked.start}
        reportId={surface.reportId}
        passage={asked}
        onOpen={occurrence => {
          setAsked(null)
          onOpen(occurrence)
        }}
        onFound={({ passage }) => setCommon({ of: asked, range: passage })}
        onPrevious={previous ? () => show(previous) : null}
        onNext={next ? () => show(next) : null}
      />
    </Popover>
  )
}

/** As high as the passage, so that what opens lies over none of it. */
function boxOf({ positions, sheet }: TextSurface, range: Range): DOMRect {
  const boxes = positions.lineBoxes(range)
  const first = boxes[0]
  if (!first) return sheet.getBoundingClientRect()
  const [left, right] = [Math.min(...boxes.map(box => box.left)), Math.max(...boxes.map(box => box.right))]
  return new DOMRect(left, first.top, right - left, (boxes.at(-1)?.bottom ?? first.bottom) - first.top)
}
