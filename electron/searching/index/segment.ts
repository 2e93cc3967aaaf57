import { firstNotBelow } from '../gathering.ts'

/**
 * A part of the index: for some texts, where every string of two units stands, and how often each text holds each unit.
 * The texts are thought of as lying one behind another, each with one separator (U+0000) behind it; a position counts
 * units from the beginning of the first. Strings with U+0000 in them are not listed.
 */
export interface Segment {
  /** Where each text begins, and behind the last one the end of all. */
  readonly starts: Uint32Array
  readonly pairs: Directory
  readonly units: Directory
  /** Bytes of its lists, `[from, to)`; good until the next call. Throws `DamagedSegment`. */
  read(from: number, to: number): Uint8Array
}

/**
 * Lists by key, rising: of a pair c1 * 65536 + c2, of a single unit itself. The list of key i is the bytes from `offsets[i]`
 * to `offsets[i + 1]`. Lists of pairs hold positions, rising; those of units hold numbers of texts, rising, each with how
 * often it holds the unit. Rising numbers are kept as distances from the one before.
 */
export interface Directory {
  readonly keys: Uint32Array
  readonly offsets: Uint32Array
}

/** The bytes of a segment are not those that were written. */
export class DamagedSegment extends Error {}

export function pairKey(first: number, second: number): number {
  return first * 65_536 + second
}

export interface ByteRange {
  readonly from: number
  readonly to: number
}

/** Where the list of a key lies. */
export function findList({ keys, offsets }: Directory, key: number): ByteRange | undefined {
  const place = firstNotBelow(keys, key)
  return keys[place] === key ? { from: offsets[place] ?? 0, to: offsets[place + 1] ?? 0 } : undefined
}

/** The directories as bytes, little endian: number of pairs, number of units, then keys and offsets of each. */
export function packDirectories(pairs: Directory, units: Directory): Uint8Array {
  const parts = [Uint32Array.of(pairs.keys.length, units.keys.length), pairs.keys, pairs.offsets, units.keys, units.offsets]
  const words = new Uint32Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    words.set(part, at)
    at += part.length
  }
  return new Uint8Array(words.buffer)
}

/** Undefined for bytes that are no directories. */
export function unpackDirectories(bytes: Uint8Array): { readonly pairs: Directory; readonly units: Directory } | undefined {
  const words = new Uint32Array(bytes.slice().buffer, 0, bytes.length >>> 2)
  const [pairs = 0, units = 0] = words
  if (words.length !== 2 + pairs + (pairs + 1) + units + (units + 1)) return undefined
  const pairsEnd = 2 + pairs + pairs + 1
  return {
    pairs: { keys: words.subarray(2, 2 + pairs), offsets: words.subarray(2 + pairs, pairsEnd) },
    units: { keys: words.subarray(pairsEnd, pairsEnd + units), offsets: words.subarray(pairsEnd + units) },
  }
}

export function startsOf(lengths: readonly number[]): Uint32Array {
  const starts = new Uint32Array(lengths.length + 1)
  lengths.forEach((length, text) => {
    starts[text + 1] = (starts[text] ?? 0) + length + 1
  })
  return starts
}
