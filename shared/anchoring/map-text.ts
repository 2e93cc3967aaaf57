import { firstIndex } from '../first-index.ts'
/**
 * Where each unit of an old text stands in the new one; -1 for what is gone. First the common beginning and end, then
 * stretches that stand only once in either text, then between them smaller ones, at last unit by unit; and what is left
 * over is looked for where paragraphs changed their places.
 */
export function mapText(before: string, after: string): Int32Array {
  const map = new Int32Array(before.length).fill(-1)
  const taken = new Uint8Array(after.length)
  const put = (from: number, to: number): void => {
    map[from] = to
    taken[to] = 1
  }
  mapRegion({ before, after, put }, { from: 0, to: before.length, newFrom: 0, newTo: after.length }, LONGEST)
  mapMoved(before, after, map, taken, put)
  fillGaps({ before, after, put }, map, taken)
  return map
}

interface Texts {
  readonly before: string
  readonly after: string
  put(from: number, to: number): void
}

interface Region {
  readonly from: number
  readonly to: number
  readonly newFrom: number
  readonly newTo: number
}

/** Units of a stretch that is looked for; halved down to the least. */
const LONGEST = 24
const LEAST = 6
/** So many pairs of units are compared one by one. */
const COMPARED = 40_000

function mapRegion(texts: Texts, region: Region, size: number): void {
  let { from, to, newFrom, newTo } = region
  while (from < to && newFrom < newTo && texts.before.charCodeAt(from) === texts.after.charCodeAt(newFrom)) texts.put(from++, newFrom++)
  while (from < to && newFrom < newTo && texts.before.charCodeAt(to - 1) === texts.after.charCodeAt(newTo - 1)) texts.put(--to, --newTo)
  if (from === to || newFrom === newTo) return
  const rest = { from, to, newFrom, newTo }
  if ((to - from) * (newTo - newFrom) <= COMPARED) compareUnits(texts, rest)
  else if (size >= LEAST) mapByAnchors(texts, rest, size)
}

function mapByAnchors(texts: Texts, region: Region, size: number): void {
  const anchors = risingAnchors(uniqueAnchors(texts, region, size))
  if (anchors.length === 0) {
    mapRegion(texts, region, size / 2)
    return
  }
  let { from, newFrom } = region
  for (const [at, newAt] of anchors) {
    // It may reach into the one before it.
    if (at < from || newAt < newFrom) continue
    mapRegion(texts, { from, to: at, newFrom, newTo: newAt }, size)
    for (let unit = 0; unit < size; unit++) texts.put(at + unit, newAt + unit)
    from = at + size
    newFrom = newAt + size
  }
  mapRegion(texts, { from, to: region.to, newFrom, newTo: region.newTo }, size / 2)
}

type Anchor = readonly [from: number, to: number]

/** In the order of the old text. */
function uniqueAnchors({ before, after }: Texts, { from, to, newFrom, newTo }: Region, size: number): Anchor[] {
  const there = uniqueStretches(after, newFrom, newTo, size)
  const here = uniqueStretches(before, from, to, size)
  return [...here].flatMap(([stretch, at]) => {
    const newAt = there.get(stretch) ?? -1
    return at >= 0 && newAt >= 0 ? [[at, newAt] as const] : []
  })
}

/** Stretch → where it stands; -1 for one that stands there more than once. */
function uniqueStretches(text: string, from: number, to: number, size: number): Map<string, number> {
  const places = new Map<string, number>()
  for (let at = from; at + size <= to; at++) {
    const stretch = text.slice(at, at + size)
    places.set(stretch, places.has(stretch) ? -1 : at)
  }
  return places
}

/** The most anchors that stand in the same order in both texts. */
function risingAnchors(anchors: readonly Anchor[]): Anchor[] {
  const ends: number[] = []
  const previous = new Int32Array(anchors.length).fill(-1)
  anchors.forEach(([, to], at) => {
    const place = firstIndex(ends.length, end => (anchors[ends[end] ?? 0]?.[1] ?? 0) >= to)
    previous[at] = place > 0 ? (ends[place - 1] ?? -1) : -1
    ends[place] = at
  })
  const rising: Anchor[] = []
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) {
    const anchor = anchors[at]
    if (anchor) rising.push(anchor)
  }
  return rising.reverse()
}

/** By the longest common subsequence. */
function compareUnits({ before, after, put }: Texts, { from, to, newFrom, newTo }: Region): void {
  const width = newTo - newFrom + 1
  const longest = new Uint16Array((to - from + 1) * width)
  const at = (i: number, j: number) => (i - from) * width + (j - newFrom)
  for (let i = to - 1; i >= from; i--) {
    for (let j = newTo - 1; j >= newFrom; j--) {
      longest[at(i, j)] =
        before.charCodeAt(i) === after.charCodeAt(j)
          ? (longest[at(i + 1, j + 1)] ?? 0) + 1
          : Math.max(longest[at(i + 1, j)] ?? 0, longest[at(i, j + 1)] ?? 0)
    }
  }
  for (let i = from, j = newFrom; i < to && j < newTo; ) {
    if (before.charCodeAt(i) === after.charCodeAt(j)) put(i++, j++)
    else if ((longest[at(i + 1, j)] ?? 0) >= (longest[at(i, j + 1)] ?? 0)) i++
    else j++
  }
}

/** Of a stretch that moved: shorter ones stand in too many places. */
const MOVED = 12

/** Stretches that are in neither text where they would be expected, but once in what is left of both. */
function mapMoved(before: string, after: string, map: Int32Array, taken: Uint8Array, put: Texts['put']): void {
  const left = leftStretches(before, at => map[at] === -1)
  const there = leftStretches(after, at => taken[at] === 0)
  for (const [stretch, start] of left) {
    const newStart = there.get(stretch) ?? -1
    if (start < 0 || newStart < 0 || map[start] !== -1 || taken[newStart] !== 0) continue
    const same = (at: number, newAt: number) => map[at] === -1 && taken[newAt] === 0 && before.charCodeAt(at) === after.charCodeAt(newAt)
    for (let step = 0; same(start + step, newStart + step); step++) put(start + step, newStart + step)
    for (let step = 1; same(start - step, newStart - step); step++) put(start - step, newStart - step)
  }
}

function leftStretches(text: string, isLeft: (at: number) => boolean): Map<string, number> {
  const places = new Map<string, number>()
  let run = 0
  for (let at = 0; at < text.length; at++) {
    run = isLeft(at) ? run + 1 : 0
    if (run < MOVED) continue
    const stretch = text.slice(at - MOVED + 1, at + 1)
    places.set(stretch, places.has(stretch) ? -1 : at - MOVED + 1)
  }
  return places
}

/** Units of an edit inside a stretch that moved. */
const GAP = 200

function fillGaps(texts: Texts, map: Int32Array, taken: Uint8Array): void {
  for (let from = 1; from < map.length; from++) {
    if (map[from] !== -1) continue
    let to = from
    while (to < map.length && map[to] === -1) to++
    const [newFrom, newTo] = [(map[from - 1] ?? -1) + 1, map[to] ?? -1]
    const free = newTo > newFrom && newTo - newFrom <= GAP && to - from <= GAP && taken.subarray(newFrom, newTo).every(unit => unit === 0)
    if (newFrom > 0 && free) compareUnits(texts, { from, to, newFrom, newTo })
    from = to
  }
}
