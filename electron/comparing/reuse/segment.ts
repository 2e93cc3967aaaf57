import { findAnchors } from './anchors.ts'
import { readLetters } from './letters.ts'

/**
 * The anchors of some texts, by their hashes. Of a hash of 32 bits its first ones say where in `directory` to look, and the
 * 16 after those are kept; so a small segment tells anchors apart by fewer bits, which costs nothing, for whoever finds an
 * anchor here compares the texts.
 */
export interface ReuseSegment {
  /** All of it, as it is kept. */
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Bits of a hash that choose an entry of the directory. */
  readonly bits: number
  /** Where the anchors of each entry begin in the lists; one longer than there are entries. */
  readonly directory: Uint32Array
  /** The next 16 bits of each hash, rising within an entry. */
  readonly rests: Uint16Array
  /** Where the anchor begins, in all texts of the segment laid one behind another; rising among those that are alike. */
  readonly places: Uint32Array
}

/** Raised when an anchor is chosen or written otherwise. */
export const REUSE_FORMAT = 1

const [LEAST_BITS, MOST_BITS] = [4, 16]
/** Units of a text whose letters are read without taking memory anew. */
const ROOM = 65_536
/** Anchors of one entry, about. */
const PER_ENTRY_BITS = 4

/** Makes a segment; `starts`: where each text begins in `text`, and where the last one ends. */
export type BuildSegment = (text: Uint16Array, starts: Uint32Array) => ReuseSegment

/** What it works with is kept for the next segment. */
export function createSegmentBuilder(): BuildSegment {
  let hashes = new Uint32Array(0)
  let places = new Uint32Array(0)
  let byRest = new Uint32Array(0)
  const room = { units: new Uint16Array(ROOM), places: new Uint32Array(ROOM) }

  /** Radix sort in two passes: by the bits that are kept, then by the entry. Both are stable, so places stay in order. */
  function layOut(count: number): ReuseSegment {
    const bits = Math.min(Math.max(Math.floor(Math.log2(count + 1)) - PER_ENTRY_BITS, LEAST_BITS), MOST_BITS)
    if (byRest.length < count) byRest = new Uint32Array(hashes.length)
    const nextRest = firstsOf(hashes, count, 65_536, hash => restOf(hash, bits))
    for (let at = 0; at < count; at++) {
      const rest = restOf(hashes[at] ?? 0, bits)
      const to = nextRest[rest] ?? 0
      byRest[to] = at
      nextRest[rest] = to + 1
    }
    const segment = emptySegment(count, bits)
    segment.directory.set(firstsOf(hashes, count, 2 ** bits, hash => entryOf(hash, bits)))
    const nextEntry = segment.directory.slice()
    for (let i = 0; i < count; i++) {
      const at = byRest[i] ?? 0
      const hash = hashes[at] ?? 0
      const entry = entryOf(hash, bits)
      const to = nextEntry[entry] ?? 0
      segment.rests[to] = restOf(hash, bits)
      segment.places[to] = places[at] ?? 0
      nextEntry[entry] = to + 1
    }
    return segment
  }

  return (text, starts) => {
    // Anchors are 22% of the letters; where texts have more of them, the lists grow.
    const expected = Math.ceil(text.length * 0.26) + 64
    if (hashes.length < expected) [hashes, places] = [new Uint32Array(expected), new Uint32Array(expected)]
    let count = 0
    for (let i = 0; i + 1 < starts.length; i++) {
      const start = starts[i] ?? 0
      const letters = readLetters(text.subarray(start, starts[i + 1]), room)
      findAnchors(letters.units, (index, hash) => {
        if (count === hashes.length) [hashes, places] = [longer(hashes), longer(places)]
        hashes[count] = hash
        places[count++] = start + (letters.places[index] ?? 0)
      })
    }
    return layOut(count)
  }
}

function longer(values: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(values.length * 2)
  larger.set(values)
  return larger
}

/** Where those of each key begin when the first `count` hashes lie by their keys, each below `limit`; one longer. */
function firstsOf(hashes: Uint32Array, count: number, limit: number, keyOf: (hash: number) => number): Uint32Array {
  const firsts = new Uint32Array(limit + 1)
  for (let at = 0; at < count; at++) {
    const key = keyOf(hashes[at] ?? 0) + 1
    firsts[key] = (firsts[key] ?? 0) + 1
  }
  for (let key = 0; key < limit; key++) firsts[key + 1] = (firsts[key + 1] ?? 0) + (firsts[key] ?? 0)
  return firsts
}

const entryOf = (hash: number, bits: number) => hash >>> (32 - bits)
const restOf = (hash: number, bits: number) => (hash >>> (16 - bits)) & 0xffff

/** Where the anchors with this hash lie in the lists; some may be of another one that begins alike. */
export function findInSegment({ bits, directory, rests }: ReuseSegment, hash: number): { from: number; to: number } {
  const entry = entryOf(hash, bits)
  const rest = restOf(hash, bits)
  const end = directory[entry + 1] ?? 0
  let from = directory[entry] ?? 0
  for (let high = end; from < high; ) {
    const middle = (from + high) >> 1
    if ((rests[middle] ?? 0) < rest) from = middle + 1
    else high = middle
  }
  let to = from
  while (to < end && rests[to] === rest) to++
  return { from, to }
}

/** What a segment is kept as: the number of anchors, the bits, directory, places, rests. */
function emptySegment(count: number, bits: number): ReuseSegment {
  const bytes = new Uint8Array(8 + (2 ** bits + 1) * 4 + count * 6)
  new Uint32Array(bytes.buffer, 0, 2).set([count, bits])
  return viewOf(bytes, count, bits)
}

/** Undefined where the bytes are not those of a segment. They are used as they are, not copied. */
export function unpackSegment(bytes: Uint8Array<ArrayBuffer>): ReuseSegment | undefined {
  if (bytes.byteOffset % 4 !== 0 || bytes.length < 8) return undefined
  const [count = 0, bits = 0] = new Uint32Array(bytes.buffer, bytes.byteOffset, 2)
  const isWhole = bits >= LEAST_BITS && bits <= MOST_BITS && bytes.length === 8 + (2 ** bits + 1) * 4 + count * 6
  return isWhole ? viewOf(bytes, count, bits) : undefined
}

function viewOf(bytes: Uint8Array<ArrayBuffer>, count: number, bits: number): ReuseSegment {
  const { buffer, byteOffset } = bytes
  const entries = 2 ** bits + 1
  return {
    bytes,
    bits,
    directory: new Uint32Array(buffer, byteOffset + 8, entries),
    places: new Uint32Array(buffer, byteOffset + 8 + entries * 4, count),
    rests: new Uint16Array(buffer, byteOffset + 8 + (entries + count) * 4, count),
  }
}
