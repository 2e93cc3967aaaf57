import { useEffect, useMemo, useState } from 'react'
import type { Range } from '../../../shared/model/search.ts'
import type { SourceInFull } from '../../../shared/model/source.ts'
import { stretchesOf } from '../../../shared/text/source-stretches.ts'
import type { SourceView } from '../../state/source-view.ts'
import { useApp } from '../../state/store.ts'
import type { SourceLayout } from './layout-source.ts'
import { offsetOfPlace, type Place, placeAt, placeOf, reportOfPlace } from './place.ts'
import type { Target } from './repair-steps.ts'
import { type Block, inked, type SourceBlocks } from './source-blocks.ts'

export interface Pointing {
  /** What both sides show. */
  readonly place: Place | null
  /** The place the reader asked for last: after a repair the source is not scrolled to it again. */
  readonly asked: Place | null
  /** Selected words, as offsets of the source. */
  readonly picked: Range | null
  /** The paragraph or cut of the place. */
  readonly block: Block | undefined
  /** What a repair would be about. */
  readonly target: Target | null
  point(place: Place | null): void
  /** Points at what stands at this unit of the source. */
  pointAt(offset: number): void
  /** Selects (null: nothing); with the paragraph that both sides then show. */
  pick(range: Range | null, block?: Block): void
  /** When the source is read again, what stands at this unit is the place. */
  follow(offset: number): void
}

/** Where the reader is and what is selected. Both stay where they are in the source when it is read again after a repair. */
export function usePointing(view: SourceView, content: SourceInFull, layout: SourceLayout, blocks: SourceBlocks): Pointing {
  const { target, reportId } = view
  const choose = useApp(state => state.chooseSourceReport)
  const [place, setPlace] = useState<Place | null>(() => placeOf(target, reportId))
  const [asked, setAsked] = useState(place)
  const [picked, setPicked] = useState<Range | null>(null)
  const [followed, setFollowed] = useState<number | null>(null)
  const [seen, setSeen] = useState(content)

  // While drawing, so that no old place is ever shown in a new text.
  if (seen !== content) {
    setSeen(content)
    const at = followed ?? picked?.start ?? offsetOfPlace(seen, place)
    if (at !== null) setPlace(placeAt(content, stretchesOf(content.text.length, content.reports, content.cuts), at))
    setPicked(null)
    setFollowed(null)
  }

  function ask(next: Place | null): void {
    setPlace(next)
    setAsked(next)
    setFollowed(null)
  }

  const beside = reportOfPlace(content, layout.stretches, place)
  useEffect(() => {
    if (beside !== null && beside !== reportId) void choose(beside)
  }, [beside, reportId, choose])

  const block = useMemo(() => blockOf(place, content, blocks), [place, content, blocks])
  const aim = useMemo(() => targetOf(picked, block), [picked, block])
  return {
    place,
    asked,
    picked,
    block,
    target: aim,
    point(next) {
      setPicked(null)
      ask(next)
    },
    pointAt(offset) {
      const next = placeAt(content, layout.stretches, offset)
      setPicked(null)
      if (next) ask(next)
    },
    pick(range, shown) {
      const words = range && inked(content.text, range)
      setPicked(words && words.start < words.end ? words : null)
      const next = shown && placeAt(content, layout.stretches, shown.start)
      if (next) ask(next)
    },
    follow: setFollowed,
  }
}

/** A place inside a blank stretch of a report belongs to the paragraph before it. */
function blockOf(place: Place | null, content: SourceInFull, blocks: SourceBlocks): Block | undefined {
  const at = offsetOfPlace(content, place)
  if (at === null) return undefined
  return blocks.at(at) ?? (place?.kind === 'sentence' ? blocks.near(at) : undefined)
}

function targetOf(picked: Range | null, block: Block | undefined): Target | null {
  if (picked) return { kind: 'passage', start: picked.start, end: picked.end }
  if (!block) return null
  const { start, end, cut } = block
  return { kind: cut === null ? 'paragraph' : 'cut', start, end }
}
