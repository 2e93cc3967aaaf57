import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { follow, placeAt, runsOut, strays, TALLEST, type TallList, type TallPlace, topOf } from './tall-place.ts'

interface TallRowsOptions {
  readonly count: number
  /** In px; all rows are equally high. */
  readonly rowHeight: number
  /** Of what stands above the rows and does not scroll away, in px. */
  readonly headHeight: number
  /** Where the list stands at first, in px. */
  readonly initialTop: number
}

interface TallRows {
  readonly scroller: RefObject<HTMLDivElement | null>
  /** Of the element that holds the rows, in px. */
  readonly bodyHeight: number
  /** Rows to draw, `last` included; -1 where there is none. */
  readonly first: number
  readonly last: number
  /** Rows that fit into the view. */
  readonly page: number
  /** Where to draw a row in the body, in px. */
  readonly placeOf: (row: number) => number
  /** Moves no further than it must. */
  readonly scrollToRow: (row: number) => void
  readonly scrollTo: (top: number) => void
  /** What of the list is above the view, in px. */
  readonly top: () => number
}

/** Rows beyond either edge that are drawn too. */
const BESIDE = 12

/** The rows in view of a list of any length; only they are drawn. */
export function useTallRows({ count, rowHeight, headHeight, initialTop }: TallRowsOptions): TallRows {
  const scroller = useRef<HTMLDivElement>(null)
  const [view, setView] = useState(0)
  const list: TallList = { total: count * rowHeight, view }
  const [place, setPlace] = useState<TallPlace>({ scrollTop: 0, shift: initialTop })
  /** What the listeners see, also between two drawings. */
  const now = useRef({ list, place })

  const put = useCallback((next: TallPlace) => {
    now.current.place = next
    setPlace(next)
  }, [])

  const scrollTo = useCallback(
    (top: number) => {
      const element = scroller.current
      const next = placeAt(top, now.current.list)
      if (element) element.scrollTop = next.scrollTop
      put(next)
    },
    [put],
  )

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const onScroll = () => {
      const { place, list } = now.current
      if (element.scrollTop === place.scrollTop) return
      const next = follow(place, element.scrollTop, list)
      // Drawn within the same frame, or a leap would show nothing for a moment.
      flushSync(() => (runsOut(next, list) ? scrollTo(topOf(next)) : put(next)))
    }
    // At rest the bar may be put where it belongs, and nothing is seen of it; but it rests after every step of a key.
    const onRest = () => {
      const { place, list } = now.current
      if (strays(place, list)) scrollTo(topOf(place))
    }
    const resized = new ResizeObserver(() => setView(Math.max(element.clientHeight - headHeight, 0)))
    setView(Math.max(element.clientHeight - headHeight, 0))
    resized.observe(element)
    element.addEventListener('scroll', onScroll, { passive: true })
    element.addEventListener('scrollend', onRest)
    return () => {
      resized.disconnect()
      element.removeEventListener('scroll', onScroll)
      element.removeEventListener('scrollend', onRest)
    }
  }, [headHeight, put, scrollTo])

  // Another length or height: the same rows stay in view, as far as there are any.
  useLayoutEffect(() => {
    now.current.list = { total: count * rowHeight, view }
    if (view > 0) scrollTo(topOf(now.current.place))
  }, [count, rowHeight, view, scrollTo])

  const scrollToRow = useCallback(
    (row: number) => {
      const { place, list } = now.current
      const [above, below] = [row * rowHeight, (row + 1) * rowHeight - list.view]
      if (above < topOf(place)) scrollTo(above)
      else if (below > topOf(place)) scrollTo(below)
    },
    [rowHeight, scrollTo],
  )

  const top = topOf(place)
  return {
    scroller,
    bodyHeight: Math.min(list.total, TALLEST),
    first: Math.max(0, Math.floor(top / rowHeight) - BESIDE),
    last: view === 0 ? -1 : Math.min(count - 1, Math.ceil((top + view) / rowHeight) + BESIDE),
    page: Math.max(1, Math.floor(view / rowHeight) - 1),
    placeOf: row => row * rowHeight - place.shift,
    scrollToRow,
    scrollTo,
    top: useCallback(() => topOf(now.current.place), []),
  }
}
