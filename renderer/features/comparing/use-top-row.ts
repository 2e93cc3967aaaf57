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

/** Puts the row's top `offset` px below the heads. */
export function scrollToRow(scroller: HTMLElement, at: number, offset = 0): void {
  // Twice: rows that were skipped so far (content-visibility) take their true height only once they are near.
  for (let turn = 0; turn < 2; turn++) {
    const row = rowElements(scroller)[at]
    if (!row) return
    scroller.scrollTop += row.getBoundingClientRect().top - headsBottom(scroller) - offset
  }
}

function rowElements(scroller: HTMLElement): readonly HTMLElement[] {
  return [...scroller.querySelectorAll<HTMLElement>('[data-row]')]
}

export function headsBottom(scroller: HTMLElement): number {
  return scroller.querySelector('[data-heads]')?.getBoundingClientRect().bottom ?? 0
}
