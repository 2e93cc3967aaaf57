/**
 * Approximate search by Myers' bit-parallel algorithm (J. ACM 46, 1999) in blocks of 32 rows: the edit distance of the
 * pattern to every stretch of the text at the cost of one column of blocks per unit.
 */
export interface Approximate {
  readonly start: number
  readonly end: number
  /** Units to insert, delete or replace. */
  readonly errors: number
}

/**
 * The best places for `pattern` in `text` with at most `maxErrors`, best first, no more than `limit` and none within
 * half a pattern's length of a better one.
 */
export function searchApproximate(text: string, pattern: string, maxErrors: number, limit: number): Approximate[] {
  const apart = Math.max(1, pattern.length >> 1)
  const ends: { end: number; errors: number }[] = []
  eachPrefix(text, pattern, 'anywhere', (end, errors) => {
    if (errors > maxErrors) return
    const last = ends.at(-1)
    if (!last || end - last.end >= apart) ends.push({ end, errors })
    else if (errors < last.errors) ends[ends.length - 1] = { end, errors }
  })
  ends.sort((a, b) => a.errors - b.errors || a.end - b.end)
  return ends.slice(0, limit).map(({ end, errors }) => ({ start: startOf(text, pattern, end, errors), end, errors }))
}

/** Edit distance between two whole texts. */
export function editDistance(a: string, b: string): number {
  if (a === '') return b.length
  let distance = a.length
  eachPrefix(b, a, 'from the start', (_end, errors) => {
    distance = errors
  })
  return distance
}

/** Of the stretches that end at `end` with these errors the one whose length is nearest to the pattern's. */
function startOf(text: string, pattern: string, end: number, errors: number): number {
  const window = reverse(text.slice(Math.max(0, end - pattern.length - errors), end))
  let best = Math.min(pattern.length, window.length)
  let fewest = Number.POSITIVE_INFINITY
  eachPrefix(window, reverse(pattern), 'from the start', (length, found) => {
    const nearer = Math.abs(length - pattern.length) < Math.abs(best - pattern.length)
    if (found < fewest || (found === fewest && nearer)) {
      fewest = found
      best = length
    }
  })
  return end - best
}

/**
 * Calls `visit` with the length of every prefix of the text (from 1) and the errors of the pattern against it, or
 * against the best of its ends where the match may begin anywhere.
 */
function eachPrefix(
  text: string,
  pattern: string,
  begin: 'anywhere' | 'from the start',
  visit: (length: number, errors: number) => void,
): void {
  const blocks = Math.ceil(pattern.length / 32)
  const places = placesOf(pattern, blocks)
  const none = new Int32Array(blocks)
  const plus = new Int32Array(blocks).fill(-1)
  const minus = new Int32Array(blocks)
  const lastRow = 1 << ((pattern.length - 1) % 32)
  const enters = begin === 'anywhere' ? 0 : 1
  let errors = pattern.length

  for (let at = 0; at < text.length; at++) {
    const equal = places.get(text.charCodeAt(at)) ?? none
    let carry = enters
    for (let block = 0; block < blocks; block++) {
      const p = plus[block] ?? 0
      const m = minus[block] ?? 0
      const falling = carry < 0 ? 1 : 0
      const matches = (equal[block] ?? 0) | falling
      const vertical = (equal[block] ?? 0) | m
      const horizontal = (((matches & p) + p) ^ p) | matches
      let up = m | ~(horizontal | p)
      let down = p & horizontal
      const row = block === blocks - 1 ? lastRow : 1 << 31
      const leaves = ((up & row) !== 0 ? 1 : 0) - ((down & row) !== 0 ? 1 : 0)
      up = (up << 1) | (carry > 0 ? 1 : 0)
      down = (down << 1) | falling
      plus[block] = down | ~(vertical | up)
      minus[block] = up & vertical
      carry = leaves
    }
    errors += carry
    visit(at + 1, errors)
  }
}

/** For each unit of the pattern a bit set of the rows where it stands. */
function placesOf(pattern: string, blocks: number): Map<number, Int32Array> {
  const places = new Map<number, Int32Array>()
  for (let row = 0; row < pattern.length; row++) {
    const unit = pattern.charCodeAt(row)
    const bits = places.get(unit) ?? new Int32Array(blocks)
    bits[row >> 5] = (bits[row >> 5] ?? 0) | (1 << (row & 31))
    places.set(unit, bits)
  }
  return places
}

/** Unit by unit: the halves of surrogate pairs change places, on both sides of every comparison alike. */
function reverse(text: string): string {
  return text.split('').reverse().join('')
}
