import { createHash } from 'node:crypto'

/**
 * The same report twice in one library: as docx and as txt, under two names, copied from two sites with other quotation
 * marks and line ends, with or without its notes. Each report gets a small fingerprint that can be kept; finding the
 * likely pairs takes time in proportion to the reports, not to their pairs.
 */
export interface Fingerprint {
  /** Of the text without spaces, line ends and punctuation. */
  readonly sha256: string
  /** Its length. */
  readonly length: number
  /** One minimum per bin over the hashes of all stretches of `STRETCH` characters (one-permutation MinHash). */
  readonly minima: readonly number[]
}

export interface Likeness {
  /** Positions in the list that was searched, the earlier first. */
  readonly one: number
  readonly other: number
  /** Estimated share of common stretches (Jaccard), 1 where the texts are the same. */
  readonly share: number
  readonly same: boolean
}

/** Shorter stretches are formula of all reports, longer ones break at every corrected slip. */
const STRETCH = 10
const BINS = 128
const BIN_BITS = 7
/** Bins that two reports must have in common, all of one band, to be compared at all. */
const BAND = 3
const BANDS = Math.floor(BINS / BAND)
/**
 * From this share on, two texts are one report. Measured on 193 real reports: different ones have at most 0.05 in common
 * (the same body in following years included), a report and its first half at least 0.4, one with every 200th character
 * wrong or a tenth missing at least 0.8.
 */
export const SAME_REPORT = 0.3

/** `fold` unifies width, case, quotation marks and traditional characters, one unit to one unit (shared/text/fold.ts). */
export function fingerprintOf(text: string, fold: (text: string) => string = same => same): Fingerprint {
  const plain = fold(text).replace(/[^\p{L}\p{N}]+/gu, '')
  const minima = new Array<number>(BINS).fill(EMPTY)
  // The hash of each stretch from that of the one before (Rabin–Karp), then spread over the bins.
  let hash = 0
  for (let at = 0; at < plain.length; at++) {
    hash = (Math.imul(hash, BASE) + plain.charCodeAt(at)) | 0
    if (at >= STRETCH) hash = (hash - Math.imul(plain.charCodeAt(at - STRETCH), BASE_TO_STRETCH)) | 0
    if (at < STRETCH - 1) continue
    const mixed = mix(hash)
    const bin = mixed & (BINS - 1)
    const value = mixed >>> BIN_BITS
    if (value < (minima[bin] ?? EMPTY)) minima[bin] = value
  }
  return { sha256: createHash('sha256').update(plain).digest('hex'), length: plain.length, minima }
}

const BASE = 0x01000193
const BASE_TO_STRETCH = Array.from({ length: STRETCH }).reduce<number>(product => Math.imul(product, BASE), 1)
const EMPTY = 0x2000000

/** Every bit of the result depends on every bit of the hash (murmur3's finalizer). */
function mix(hash: number): number {
  let mixed = hash ^ (hash >>> 16)
  mixed = Math.imul(mixed, 0x85ebca6b)
  mixed ^= mixed >>> 13
  mixed = Math.imul(mixed, 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

/** Estimated share of common stretches of two texts. */
export function likeness(one: Fingerprint, other: Fingerprint): number {
  if (one.sha256 === other.sha256) return 1
  let filled = 0
  let equal = 0
  for (let bin = 0; bin < BINS; bin++) {
    const mine = one.minima[bin] ?? EMPTY
    const theirs = other.minima[bin] ?? EMPTY
    if (mine === EMPTY && theirs === EMPTY) continue
    filled++
    if (mine === theirs) equal++
  }
  return filled === 0 ? 0 : equal / filled
}

/** All pairs that are one report; texts of nothing but signs are like no other. */
export function findDuplicates(fingerprints: readonly Fingerprint[], least = SAME_REPORT): Likeness[] {
  const found: Likeness[] = []
  const index = createDuplicateIndex()
  fingerprints.forEach((fingerprint, other) => {
    for (const one of index.candidates(fingerprint)) {
      const earlier = fingerprints[one]
      if (!earlier) continue
      const share = likeness(earlier, fingerprint)
      if (share >= least) found.push({ one, other, share, same: earlier.sha256 === fingerprint.sha256 })
    }
    index.add(other, fingerprint)
  })
  return found
}

export interface DuplicateIndex {
  add(id: number, fingerprint: Fingerprint): void
  /** Ids worth comparing with `likeness`, in rising order. */
  candidates(fingerprint: Fingerprint): number[]
}

/** Of reports that come in one by one: those that agree in all bins of some band. */
export function createDuplicateIndex(): DuplicateIndex {
  const bands = new Map<string, number[]>()
  return {
    add(id, fingerprint) {
      for (const key of keysOf(fingerprint)) {
        const ids = bands.get(key)
        if (ids) ids.push(id)
        else bands.set(key, [id])
      }
    },
    candidates: fingerprint => [...new Set(keysOf(fingerprint).flatMap(key => bands.get(key) ?? []))].sort((one, other) => one - other),
  }
}

function keysOf({ minima, length }: Fingerprint): string[] {
  if (length === 0) return []
  return Array.from({ length: BANDS }, (_, band) => {
    const own = minima.slice(band * BAND, (band + 1) * BAND)
    return own.every(value => value === EMPTY) ? '' : `${band}:${own.join(',')}`
  }).filter(key => key !== '')
}
