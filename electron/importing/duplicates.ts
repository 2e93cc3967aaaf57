import { createHash } from 'node:crypto'
import { fold } from '../fold-table.ts'

/**
 * The same report twice in one library: as docx and as txt, under two names, copied from two sites with other quotation
 * marks and line ends, with or without its notes. Each text gets a small fingerprint that can be kept; finding those
 * that are alike takes time in proportion to the texts, not to their pairs.
 */
export interface Fingerprint {
  /** Of the folded text without spaces, line ends and signs; hexadecimal. */
  readonly sha256: string
  /** Length of that text in UTF-16 units. */
  readonly length: number
  /** One minimum per bin over the hashes of all stretches of `STRETCH` units (one-permutation MinHash). */
  readonly minima: Uint32Array
}

/** Shorter stretches are formula of all reports, longer ones break at every corrected slip. */
const STRETCH = 10
const BINS = 128
const BIN_BITS = 7
/** Bins that two texts must have in common, all of one band, to be compared at all. */
const BAND = 3
const BANDS = Math.floor(BINS / BAND)
/**
 * Of each band so many texts are looked at, the newest, and of these so many are kept as alike, the most alike. More there
 * only are where a collection is written by one template, or is one text in dozens of copies; the others are reached
 * through those.
 */
const MOST_LOOKED_AT = 16
const MOST_ALIKE = 16

/**
 * From this share on, two texts are one report. Measured on 193 real reports: different ones have at most 0.05 in common
 * (the same body in following years included), a report and its first half at least 0.4, one with every 200th character
 * wrong or a tenth missing at least 0.8.
 */
export const SAME_REPORT = 0.3
/**
 * From this share on, two texts are one report although they are filed under different places, bodies or years. Below it
 * they are believed: short reports by one template differ in little but names and numbers (0.8).
 */
export const SAME_TEXT = 0.9

const BASE = 0x01000193
const BASE_TO_STRETCH = Array.from({ length: STRETCH }).reduce<number>(product => Math.imul(product, BASE), 1)
/** Of a bin without a stretch: above every value that a hash without its `BIN_BITS` can have. */
const EMPTY = 2 ** (32 - BIN_BITS)
const UNITS = 0x10000

let words: Uint8Array | undefined

/** 1 for each UTF-16 unit that is part of a word: letters, digits, and halves of what is beyond one unit. */
function wordUnits(): Uint8Array {
  words ??= Uint8Array.from({ length: UNITS }, (_, unit) => Number(/[\p{L}\p{N}\p{Cs}]/u.test(String.fromCharCode(unit))))
  return words
}

export function fingerprintOf(text: string): Fingerprint {
  const folded = fold(text)
  const isWord = wordUnits()
  const plain = new Uint16Array(folded.length)
  let length = 0
  for (let at = 0; at < folded.length; at++) {
    const unit = folded.charCodeAt(at)
    if (isWord[unit]) plain[length++] = unit
  }
  const kept = plain.subarray(0, length)
  const sha256 = createHash('sha256').update(kept).digest('hex')
  return { sha256, length, minima: minimaOf(kept) }
}

function minimaOf(units: Uint16Array): Uint32Array {
  const minima = new Uint32Array(BINS).fill(EMPTY)
  // The hash of each stretch from that of the one before (Rabin–Karp), then spread over the bins.
  let hash = 0
  for (let at = 0; at < units.length; at++) {
    hash = (Math.imul(hash, BASE) + (units[at] ?? 0)) | 0
    if (at >= STRETCH) hash = (hash - Math.imul(units[at - STRETCH] ?? 0, BASE_TO_STRETCH)) | 0
    if (at < STRETCH - 1) continue
    const mixed = mix(hash)
    const bin = mixed & (BINS - 1)
    const value = mixed >>> BIN_BITS
    if (value < (minima[bin] ?? EMPTY)) minima[bin] = value
  }
  return minima
}

/** Every bit of the result depends on every bit of the hash (murmur3's finalizer). */
function mix(hash: number): number {
  let mixed = hash ^ (hash >>> 16)
  mixed = Math.imul(mixed, 0x85ebca6b)
  mixed ^= mixed >>> 13
  mixed = Math.imul(mixed, 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

const SHA_BYTES = 32
const NUMBER_BYTES = 4

/** As a library keeps it: base64 of sha256, length and minima, least byte first. Changing it means making all of them anew. */
export function packFingerprint({ sha256, length, minima }: Fingerprint): string {
  const bytes = Buffer.alloc(SHA_BYTES + NUMBER_BYTES * (1 + BINS))
  bytes.write(sha256, 'hex')
  bytes.writeUInt32LE(length, SHA_BYTES)
  minima.forEach((value, bin) => {
    bytes.writeUInt32LE(value, SHA_BYTES + NUMBER_BYTES * (1 + bin))
  })
  return bytes.toString('base64')
}

export function unpackFingerprint(packed: string): Fingerprint {
  const bytes = Buffer.from(packed, 'base64')
  return {
    sha256: bytes.toString('hex', 0, SHA_BYTES),
    length: bytes.readUInt32LE(SHA_BYTES),
    minima: Uint32Array.from({ length: BINS }, (_, bin) => bytes.readUInt32LE(SHA_BYTES + NUMBER_BYTES * (1 + bin))),
  }
}

/** Estimated share of common stretches of two texts (Jaccard), 1 where the texts are the same and only there. */
export function likeness(one: Fingerprint, other: Fingerprint): number {
  if (one.sha256 === other.sha256) return 1
  let filled = 0
  let equal = 0
  for (let bin = 0; bin < BINS; bin++) {
    const mine = one.minima[bin]
    const theirs = other.minima[bin]
    if (mine === EMPTY && theirs === EMPTY) continue
    filled++
    if (mine === theirs) equal++
  }
  return filled === 0 ? 0 : Math.min(equal / filled, NEARLY)
}

/** All bins may agree though a word differs. */
const NEARLY = 0.99

/** Texts that come and go one by one. Some 3 KB for each. */
export interface DuplicateIndex<K> {
  /** In place of what this key had before. */
  set(key: K, fingerprint: Fingerprint): void
  remove(key: K): void
  clear(): void
  get(key: K): Fingerprint | undefined
  /** Others that are alike in `SAME_REPORT` or more of their words, with their share. */
  alike(key: K): ReadonlyMap<K, number>
}

interface Entry<K> {
  readonly key: K
  readonly fingerprint: Fingerprint
  readonly bands: readonly number[]
}

/** A text is compared with those only that agree with it in all bins of some band. */
export function createDuplicateIndex<K>(): DuplicateIndex<K> {
  const entries = new Map<K, Entry<K>>()
  /** Nearly every band is one text's alone: it costs a number, not a list. */
  const bands = new Map<number, Entry<K> | Entry<K>[]>()
  const links = new Map<K, Map<K, number>>()

  function candidates(own: readonly number[]): Set<Entry<K>> {
    const found = new Set<Entry<K>>()
    for (const band of own) {
      const there = bands.get(band)
      if (Array.isArray(there)) for (const entry of there.slice(-MOST_LOOKED_AT)) found.add(entry)
      else if (there) found.add(there)
    }
    return found
  }

  function mostAlike({ bands: own, fingerprint }: Entry<K>): [Entry<K>, number][] {
    const found: [Entry<K>, number][] = []
    for (const other of candidates(own)) {
      const share = likeness(other.fingerprint, fingerprint)
      if (share >= SAME_REPORT) found.push([other, share])
    }
    return found.length > MOST_ALIKE ? found.sort(([, one], [, other]) => other - one).slice(0, MOST_ALIKE) : found
  }

  function link(one: K, other: K, share: number): void {
    const known = links.get(one)
    if (known) known.set(other, share)
    else links.set(one, new Map([[other, share]]))
  }

  function unlink(one: K, other: K): void {
    const known = links.get(one)
    known?.delete(other)
    if (known?.size === 0) links.delete(one)
  }

  function remove(key: K): void {
    const entry = entries.get(key)
    if (!entry) return
    entries.delete(key)
    for (const band of entry.bands) {
      const there = bands.get(band)
      const rest = Array.isArray(there) ? there.filter(other => other !== entry) : []
      const [only] = rest
      if (only === undefined) bands.delete(band)
      else bands.set(band, rest.length === 1 ? only : rest)
    }
    for (const other of links.get(key)?.keys() ?? []) unlink(other, key)
    links.delete(key)
  }

  return {
    set(key, fingerprint) {
      remove(key)
      const entry = { key, fingerprint, bands: bandsOf(fingerprint) }
      for (const [other, share] of mostAlike(entry)) {
        link(key, other.key, share)
        link(other.key, key, share)
      }
      entries.set(key, entry)
      for (const band of entry.bands) {
        const there = bands.get(band)
        if (Array.isArray(there)) there.push(entry)
        else bands.set(band, there ? [there, entry] : entry)
      }
    },
    remove,
    clear() {
      entries.clear()
      bands.clear()
      links.clear()
    },
    get: key => entries.get(key)?.fingerprint,
    alike: key => links.get(key) ?? new Map(),
  }
}

/** One number for each band that holds anything. Two bands of one number only cost a comparison. */
function bandsOf({ minima }: Fingerprint): number[] {
  const found: number[] = []
  for (let band = 0; band < BANDS; band++) {
    let hash = band
    let filled = false
    for (let bin = band * BAND; bin < (band + 1) * BAND; bin++) {
      const value = minima[bin] ?? EMPTY
      if (value !== EMPTY) filled = true
      hash = (Math.imul(hash, BASE) + value) | 0
    }
    // Signed, so that the engine keeps it as a plain number and not as an object.
    if (filled) found.push(mix(hash) | 0)
  }
  return found
}
