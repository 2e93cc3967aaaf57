/**
 * Where a list stands that may be taller than a browser can lay out. Its rows have places from 0 to `total` px; what
 * scrolls is at most `TALLEST` px tall. Near by, one px of scrolling is one px of the list, so that wheel and arrows go
 * as they always do; a leap, as the bar makes it, goes to the same part of the list.
 */
export interface TallPlace {
  /** Of what scrolls. */
  readonly scrollTop: number
  /** What to add to a place of what scrolls for a place of the list. */
  readonly shift: number
}

/** `total`: height of all rows; `view`: height of what is seen of them, in px. */
export interface TallList {
  readonly total: number
  readonly view: number
}

/** Browsers give up at 17 to 33 million px, and place unsharply long before. */
export const TALLEST = 4_000_000
/** Views that one event scrolls at most without being a leap: Page Down goes nearly one. */
const LEAP = 3
/** Views by which the bar may stand wrong at rest: less than can be seen of it. */
const SLACK = 4
/** Views at either end in which the bar stands true, so that the wheel comes to the very end. */
const TRUE_VIEWS = 20

export function topOf({ scrollTop, shift }: TallPlace): number {
  return scrollTop + shift
}

/** The place after what scrolls has moved. */
export function follow(place: TallPlace, scrollTop: number, list: TallList): TallPlace {
  if (list.total <= TALLEST) return { scrollTop, shift: 0 }
  const moved = scrollTop - place.scrollTop
  const top = Math.abs(moved) <= LEAP * list.view ? topOf(place) + moved : leapTo(scrollTop, list)
  return { scrollTop, shift: within(top, list) - scrollTop }
}

/** The place that shows this much above, with the bar where it belongs. */
export function placeAt(top: number, list: TallList): TallPlace {
  const inside = within(top, list)
  const scrollTop = list.total <= TALLEST ? inside : barAt(inside, list)
  return { scrollTop, shift: inside - scrollTop }
}

/** True where what scrolls comes to an end before the list does. */
export function runsOut({ scrollTop, shift }: TallPlace, { total, view }: TallList): boolean {
  if (total <= TALLEST) return false
  return (scrollTop < view && shift !== 0) || (scrollTop > TALLEST - 2 * view && shift !== total - TALLEST)
}

/** True where the bar stands so far from where it belongs that one would see it. */
export function strays({ scrollTop, shift }: TallPlace, list: TallList): boolean {
  return list.total > TALLEST && Math.abs(barAt(scrollTop + shift, list) - scrollTop) > SLACK * list.view
}

function leapTo(scrollTop: number, { total, view }: TallList): number {
  const [end, edge] = [TALLEST - view, TRUE_VIEWS * view]
  if (scrollTop <= edge) return scrollTop
  if (scrollTop >= end - edge) return scrollTop + total - TALLEST
  return edge + ((scrollTop - edge) * (total - view - 2 * edge)) / (end - 2 * edge)
}

function barAt(top: number, { total, view }: TallList): number {
  const [end, edge] = [TALLEST - view, TRUE_VIEWS * view]
  if (top <= edge) return top
  if (top >= total - view - edge) return top - total + TALLEST
  return Math.round(edge + ((top - edge) * (end - 2 * edge)) / (total - view - 2 * edge))
}

/** In whole px. */
function within(top: number, { total, view }: TallList): number {
  return Math.round(Math.min(Math.max(top, 0), Math.max(total - view, 0)))
}
