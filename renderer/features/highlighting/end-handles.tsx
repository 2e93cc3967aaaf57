import { type PointerEvent as ReactPointerEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Range } from '../../../shared/model/search.ts'
import { caretAtPoint } from '../../dom/offset-at-point.ts'
import type { TextSurface } from '../../dom/text-surface.ts'
import styles from './end-handles.module.css'
import { dragEnd, type End } from './ends.ts'

interface EndHandlesProps {
  readonly surface: TextSurface
  /** The highlight's passage, as it is shown now. */
  readonly passage: Range
  readonly onMove: (passage: Range) => void
  readonly onKeep: () => void
  readonly onCancel: () => void
  /** A click that moves nothing is meant for the words below the handle: at this point of the window. */
  readonly onClick: (x: number, y: number) => void
}

interface Place {
  readonly left: number
  readonly top: number
  /** Height of the line, in px. */
  readonly height: number
}

const ENDS: readonly End[] = ['start', 'end']
/** So near to the edge of what scrolls, in px, dragging scrolls it, by so much in a frame at most. */
const EDGE = 36
const SPEED = 14
/** A hand that moves less does not drag, in px. */
const SLACK = 3

/**
 * Takes hold of the ends of the active highlight. With Shift an end goes from sentence to sentence, with Alt from paragraph
 * to paragraph; Escape lets everything be as it was. There are keys for the same, so it is hidden from screen readers.
 */
export function EndHandles({ surface, passage, onMove, onKeep, onCancel, onClick }: EndHandlesProps) {
  const { t } = useTranslation('keys')
  const [places, setPlaces] = useState<Readonly<Record<End, Place | null>> | null>(null)
  const [dragging, setDragging] = useState<End | null>(null)
  const latest = useRef({ passage, onMove, onKeep, onCancel, onClick })
  latest.current = { passage, onMove, onKeep, onCancel, onClick }
  /** From the pointer to the middle of the line at the end that it took hold of. */
  const grip = useRef({ x: 0, y: 0, from: { x: 0, y: 0 } })

  const { start, end } = passage
  useLayoutEffect(() => {
    const put = () => setPlaces({ start: placeOf(surface, { start, end }, 'start'), end: placeOf(surface, { start, end }, 'end') })
    put()
    const resized = new ResizeObserver(put)
    resized.observe(surface.stage)
    return () => resized.disconnect()
  }, [surface, start, end])

  useEffect(() => {
    if (!dragging) return
    const { scroller, text } = surface
    const pointer = { ...grip.current.from, shift: false, alt: false }
    let frame = 0

    function follow(): void {
      frame = requestAnimationFrame(follow)
      const view = scroller.getBoundingClientRect()
      const above = view.top + EDGE - pointer.y
      const below = pointer.y - (view.bottom - EDGE)
      const beyond = Math.max(above, below)
      if (beyond > 0) scroller.scrollTop += Math.sign(below - above) * Math.min(beyond, SPEED)
      const offset = caretAtPoint(surface, pointer.x + grip.current.x, pointer.y + grip.current.y)
      if (offset === null || !dragging) return
      const { passage: before, onMove: move } = latest.current
      const moved = dragEnd(text, before, dragging, offset, pointer.shift ? 'sentence' : pointer.alt ? 'paragraph' : 'character')
      if (moved.start !== before.start || moved.end !== before.end) move(moved)
    }
    function onPointerMove({ clientX, clientY, shiftKey, altKey }: PointerEvent): void {
      Object.assign(pointer, { x: clientX, y: clientY, shift: shiftKey, alt: altKey })
    }
    function stop(kept: boolean): void {
      setDragging(null)
      if (kept) latest.current.onKeep()
      else latest.current.onCancel()
    }
    function onKey(event: KeyboardEvent): void {
      pointer.shift = event.shiftKey
      pointer.alt = event.altKey
      // No key does anything else while the mouse holds an end.
      event.stopImmediatePropagation()
      event.preventDefault()
      if (event.type === 'keydown' && event.key === 'Escape') stop(false)
    }
    function onPointerUp(event: PointerEvent): void {
      const { from } = grip.current
      if (Math.hypot(event.clientX - from.x, event.clientY - from.y) < SLACK) {
        stop(false)
        // While an end is held, its handle lets the pointer through to the words.
        latest.current.onClick(event.clientX, event.clientY)
        return
      }
      onPointerMove(event)
      cancelAnimationFrame(frame)
      follow()
      stop(true)
    }
    const onPointerCancel = () => stop(false)
    frame = requestAnimationFrame(follow)
    window.addEventListener('pointermove', onPointerMove)
    window.addEventListener('pointerup', onPointerUp)
    window.addEventListener('pointercancel', onPointerCancel)
    window.addEventListener('keydown', onKey, { capture: true })
    window.addEventListener('keyup', onKey, { capture: true })
    return () => {
      cancelAnimationFrame(frame)
      window.removeEventListener('pointermove', onPointerMove)
      window.removeEventListener('pointerup', onPointerUp)
      window.removeEventListener('pointercancel', onPointerCancel)
      window.removeEventListener('keydown', onKey, { capture: true })
      window.removeEventListener('keyup', onKey, { capture: true })
    }
  }, [dragging, surface])

  function take(event: ReactPointerEvent, moves: End, place: Place): void {
    if (event.button !== 0) return
    event.preventDefault()
    const page = surface.stage.getBoundingClientRect()
    const [x, y] = [page.left + place.left, page.top + place.top + place.height / 2]
    grip.current = { x: x - event.clientX, y: y - event.clientY, from: { x: event.clientX, y: event.clientY } }
    setDragging(moves)
  }

  return (
    <div aria-hidden data-dragging={dragging ?? undefined}>
      {ENDS.map(moves => {
        const place = places?.[moves]
        if (!place) return null
        const { left, top, height } = place
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: for the mouse; the keys for the same are told in the sheet of keys
          <div
            key={moves}
            className={styles.handle}
            data-end={moves}
            title={t(moves === 'start' ? 'dragStart' : 'dragEnd')}
            style={{ left, top: moves === 'start' ? top - DOT : top + height + DOT }}
            onPointerDown={event => take(event, moves, place)}
            // Nothing is selected with it.
            onMouseDown={event => event.preventDefault()}
          >
            <span className={styles.stem} style={{ height }} />
          </div>
        )
      })}
    </div>
  )
}

/** From the line to the middle of the dot, in px. */
const DOT = 4

/** In coordinates of the stage, with which the handles scroll. Null where the end is not on the page. */
function placeOf({ stage, positions }: TextSurface, { start, end }: Range, moves: End): Place | null {
  const boxes = positions.lineBoxes(moves === 'start' ? { start, end: start + 1 } : { start: end - 1, end })
  const box = moves === 'start' ? boxes[0] : boxes.at(-1)
  if (!box) return null
  const page = stage.getBoundingClientRect()
  return { left: (moves === 'start' ? box.left : box.right) - page.left, top: box.top - page.top, height: box.height }
}
