import { type RefObject, useEffect, useLayoutEffect } from 'react'
import { firstIndex } from '../../../shared/first-index.ts'
import type { RowPlace } from '../../state/comparison-view.ts'
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
    if (element && top && at >= 0) scrollToRow(element, at, top)
  }, [scroller, rows, store])

  // Another width breaks the lines elsewhere: the reader stays where he is.
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    let width = element.clientWidth
    const resized = new ResizeObserver(() => {
      if (element.clientWidth === width) return
      width = element.clientWidth
      const top = store.getState().compareTop
      const at = rows.findIndex(({ key }) => key === top?.row)
      if (top && at >= 0) scrollToRow(element, at, top)
    })
    resized.observe(element)
    return () => resized.disconnect()
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
      const box = elements[at]?.getBoundingClientRect()
      if (!row || !box) return
      const offset = box.top - edge
      store.getState().rememberCompareTop(row.key, { offset, part: offset < 0 && box.height > 0 ? -offset / box.height : 0 })
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

const AT_TOP: RowPlace = { offset: 0, part: 0 }

/**
 * Puts the row in its place, right below the heads unless told otherwise. Rows that were skipped so far (content-visibility) take their true heights
 * only in the frames after: the row is held in its place until they have.
 */
export function scrollToRow(scroller: HTMLElement, at: number, { offset, part } = AT_TOP): void {
  cancelAnimationFrame(settling.get(scroller) ?? 0)
  const put = (frames: number) => {
    const row = rowElements(scroller)[at]
    if (!row) return
    const { top, height } = row.getBoundingClientRect()
    scroller.scrollTop += top - headsBottom(scroller) - (part > 0 ? -part * height : offset)
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

function headsBottom(scroller: HTMLElement): number {
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
