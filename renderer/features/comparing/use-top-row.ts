import { type RefObject, useEffect, useLayoutEffect } from 'react'
import { firstIndex } from '../../dom/first-index.ts'
import { useAppStore } from '../../state/store.ts'
import type { AlignedRow } from './aligned-rows.ts'

/** How often the place is taken while the reader scrolls, in ms. */
const TAKE_EVERY = 80

/** Remembers which row the reader is at, and puts the table back there when its rows have changed or it is shown again. */
export function useTopRow(scroller: RefObject<HTMLElement | null>, rows: readonly AlignedRow[]): void {
  const store = useAppStore()

  useLayoutEffect(() => {
    const element = scroller.current
    const top = store.getState().compareTop
    const at = rows.findIndex(({ key }) => key === top?.row)
    if (element && top && at >= 0) scrollToRow(element, at, top.offset)
  }, [scroller, rows, store])

  useEffect(() => {
    const element = scroller.current
    if (!element) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const take = () => {
      timer = undefined
      const elements = rowElements(element)
      const edge = headsBottom(element)
      const at = firstIndex(elements.length, index => (elements[index]?.getBoundingClientRect().bottom ?? 0) > edge + 1)
      const row = rows[at]
      if (row) store.getState().rememberCompareTop(row.key, (elements[at]?.getBoundingClientRect().top ?? edge) - edge)
    }
    const onScroll = () => {
      timer ??= setTimeout(take, TAKE_EVERY)
    }
    // Before anybody scrolls, the first row is the place.
    if (!rows.some(({ key }) => key === store.getState().compareTop?.row)) take()
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      clearTimeout(timer)
      element.removeEventListener('scroll', onScroll)
    }
  }, [scroller, rows, store])
}

/** Frames in which rows may still take their true heights after a leap. */
const SETTLING = 4

/** The frame in which a table is put right again; another leap ends it. */
const settling = new WeakMap<HTMLElement, number>()

/**
 * Puts the row's top `offset` px below the heads. Rows that were skipped so far (content-visibility) take their true heights
 * only in the frames after: the row is held in its place until they have.
 */
export function scrollToRow(scroller: HTMLElement, at: number, offset = 0): void {
  cancelAnimationFrame(settling.get(scroller) ?? 0)
  const put = (frames: number) => {
    const row = rowElements(scroller)[at]
    if (!row) return
    scroller.scrollTop += row.getBoundingClientRect().top - headsBottom(scroller) - offset
    if (frames > 0)
      settling.set(
        scroller,
        requestAnimationFrame(() => put(frames - 1)),
      )
  }
  put(SETTLING)
}

function rowElements(scroller: HTMLElement): readonly HTMLElement[] {
  return [...scroller.querySelectorAll<HTMLElement>('[data-row]')]
}

export function headsBottom(scroller: HTMLElement): number {
  return scroller.querySelector('[data-heads]')?.getBoundingClientRect().bottom ?? 0
}

/** Brings a cell into view sideways; up and down nothing moves. */
export function scrollToColumn(scroller: HTMLElement, cell: Element | null): void {
  const box = cell?.getBoundingClientRect()
  const view = scroller.getBoundingClientRect()
  if (!box) return
  if (box.left < view.left) scroller.scrollLeft += box.left - view.left
  else if (box.right > view.left + scroller.clientWidth) scroller.scrollLeft += box.right - view.left - scroller.clientWidth
}
