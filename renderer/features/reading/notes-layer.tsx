import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Note, OutlineEntry } from '../../../shared/model/report.ts'
import type { Range } from '../../../shared/model/search.ts'
import { createHitTest } from '../../dom/hit-test.ts'
import { scrollToRange } from '../../dom/scrolling.ts'
import type { TextSurface } from '../../dom/text-surface.ts'
import { useApp, useAppStore } from '../../state/store.ts'
import styles from './notes-layer.module.css'

/** A place in the running text with the note that it refers to. */
interface NotedPlace extends Range {
  readonly note: Note
}

/** The pointer rests on a place before its note is shown, and may cross the gap between the two, in ms. */
const REST = 150
const LINGER = 250
/** A longer note is read where it stands. */
const LONGEST = 600
/** Between a note and the words that it explains, and the sheet's edges, in px. */
const GAP = 6

const NONE: readonly OutlineEntry[] = []

/** Footnotes and the glossary where the text refers to them: a line below the words, the note when they are pointed at or asked for. */
export function NotesLayer({ surface, index }: { readonly surface: TextSurface; readonly index: number }) {
  const store = useAppStore()
  const outline = useApp(state => state.panes[index]?.report?.outline ?? NONE)
  const places = useMemo(() => notedPlaces(outline), [outline])
  const [shown, setShown] = useState<NotedPlace | null>(null)
  const asked = useApp(state => state.noteAsked)
  const answered = useRef(asked)

  useLayoutEffect(() => {
    surface.painting.show('noted', places)
    return () => surface.painting.show('noted', [])
  }, [surface, places])

  // By key: the next one after the one that is shown, or after the place where the reader is.
  useEffect(() => {
    if (asked === answered.current) return
    answered.current = asked
    const { activePane, panes, notify } = store.getState()
    if (activePane !== index) return
    if (places.length === 0) return notify('notices.noNotes')
    const from = shown ? shown.start + 1 : (panes[index]?.position ?? 0)
    const next = places.find(({ start }) => start >= from) ?? places[0]
    if (!next) return
    scrollToRange(surface.scroller, surface.positions, next)
    setShown(next)
  }, [asked, places, index, shown, store, surface])

  useEffect(() => {
    if (places.length === 0) return
    const hits = createHitTest(places)
    const { sheet, positions } = surface
    let timer: ReturnType<typeof setTimeout> | undefined
    const later = (place: NotedPlace | null, after: number) => {
      clearTimeout(timer)
      timer = setTimeout(() => setShown(place), after)
    }
    function onPointerMove({ target, clientX, clientY, buttons }: PointerEvent): void {
      if (buttons !== 0) return
      if (target instanceof Element && target.closest('[data-note]')) {
        clearTimeout(timer)
        return
      }
      const offset = positions.characterAt(clientX, clientY)
      const [place = null] = offset === null ? [] : hits.at(offset)
      later(place, place ? REST : LINGER)
    }
    const onLeave = () => later(null, LINGER)
    const onKeyDown = ({ key }: KeyboardEvent) => key === 'Escape' && setShown(null)
    sheet.addEventListener('pointermove', onPointerMove)
    sheet.addEventListener('pointerleave', onLeave)
    window.addEventListener('keydown', onKeyDown)
    return () => {
      clearTimeout(timer)
      sheet.removeEventListener('pointermove', onPointerMove)
      sheet.removeEventListener('pointerleave', onLeave)
      window.removeEventListener('keydown', onKeyDown)
    }
  }, [surface, places])

  return (
    <div className={styles.layer} role="status">
      {shown && (
        <NoteCard
          key={shown.start}
          surface={surface}
          place={shown}
          onGo={() => {
            setShown(null)
            void store.getState().openReport(surface.reportId, { pane: index, flash: shown.note })
          }}
        />
      )}
    </div>
  )
}

interface NoteCardProps {
  readonly surface: TextSurface
  readonly place: NotedPlace
  readonly onGo: () => void
}

function NoteCard({ surface, place, onGo }: NoteCardProps) {
  const { t } = useTranslation('reading')
  const card = useRef<HTMLElement>(null)
  const [at, setAt] = useState<{ left: number; top: number } | null>(null)
  const { note } = place
  const words = surface.text.slice(note.start, note.end).trim()

  useLayoutEffect(() => {
    const last = surface.positions.lineBoxes(place).at(-1)
    const page = surface.stage.getBoundingClientRect()
    if (!last || !card.current) return
    const { offsetWidth, offsetHeight } = card.current
    const view = surface.scroller.getBoundingClientRect()
    const below = last.bottom + GAP
    const top = below + offsetHeight <= view.bottom - GAP ? below : last.top - GAP - offsetHeight
    const left = Math.max(Math.min(last.left, page.right - offsetWidth - GAP), page.left + GAP)
    setAt({ left: left - page.left, top: top - page.top })
  }, [surface, place])

  return (
    <aside
      ref={card}
      className={styles.note}
      data-note
      style={{ ...at, visibility: at ? 'visible' : 'hidden' }}
      aria-label={t('note.label')}
    >
      <p>{words.length > LONGEST ? `${words.slice(0, LONGEST)}……` : words}</p>
      <button type="button" className={styles.go} onClick={onGo}>
        {t('note.go')}
      </button>
    </aside>
  )
}

/** In the order of the text. */
function notedPlaces(outline: readonly OutlineEntry[]): NotedPlace[] {
  return outline
    .flatMap(({ notes = [] }) => notes.flatMap(note => note.anchors.map(({ start, end }) => ({ start, end, note }))))
    .sort((a, b) => a.start - b.start)
}
