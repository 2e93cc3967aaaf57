import { createNumberList } from '../gathering.ts'
import type { Directory } from './segment.ts'

/** Takes numbers list by list and hands over bytes in pieces of one size, the last one shorter. */
export interface ListWriter {
  number(value: number): void
  /** The rising numbers from `from` to `to` of `values`, each as its distance from the one before; the first from `last`. */
  rising(values: Uint32Array, from: number, to: number, last: number): void
  /** Here the list of the key begins. */
  begin(key: number): void
  /** Ends the directory begun last: the lists that follow belong to another one. */
  endDirectory(): Directory
  /** Hands over what is left. */
  flush(): void
}

export const PIECE_BYTES = 65_536
/** Most bytes that one number takes. */
const LONGEST_NUMBER = 5

export function createListWriter(write: (piece: Uint8Array) => void): ListWriter {
  const buffer = new Uint8Array(PIECE_BYTES + LONGEST_NUMBER)
  let used = 0
  let written = 0
  let keys = createNumberList()
  let offsets = createNumberList()

  function handOver(): void {
    write(buffer.slice(0, PIECE_BYTES))
    written += PIECE_BYTES
    buffer.copyWithin(0, PIECE_BYTES, used)
    used -= PIECE_BYTES
  }

  return {
    number(value) {
      used = writeNumber(buffer, used, value)
      if (used >= PIECE_BYTES) handOver()
    },
    rising(values, from, to, last) {
      let before = last
      for (let i = from; i < to; i++) {
        const value = values[i] ?? 0
        used = writeNumber(buffer, used, value - before)
        before = value
        if (used >= PIECE_BYTES) handOver()
      }
    },
    begin(key) {
      keys.push(key)
      offsets.push(written + used)
    },
    endDirectory() {
      offsets.push(written + used)
      const directory = { keys: keys.toArray(), offsets: offsets.toArray() }
      keys = createNumberList()
      offsets = createNumberList()
      return directory
    },
    flush() {
      if (used > 0) write(buffer.slice(0, used))
      written += used
      used = 0
    },
  }
}

/** Seven bits a byte, the lowest first. Returns where the next number goes. */
function writeNumber(buffer: Uint8Array, at: number, value: number): number {
  let next = at
  let rest = value
  for (; rest > 127; rest >>>= 7) buffer[next++] = (rest & 127) | 128
  buffer[next++] = rest
  return next
}

/** Reads numbers as a list writer wrote them. */
export function createNumberReader() {
  let bytes: Uint8Array = new Uint8Array()
  let at = 0
  return {
    open(list: Uint8Array): void {
      bytes = list
      at = 0
    },
    more: (): boolean => at < bytes.length,
    next(): number {
      let value = 0
      for (let shift = 0; ; shift += 7) {
        const byte = bytes[at++] ?? 0
        value |= (byte & 127) << shift
        if (byte < 128) return value >>> 0
      }
    },
  }
}

/**
 * Writes the numbers of a list of rising ones into an array, less `shift` each and without those that are smaller. The array
 * has room for as many as the list has bytes. Returns how many there are.
 */
export function readRising(list: Uint8Array, into: Uint32Array, shift: number): number {
  let count = 0
  let number = -shift
  let value = 0
  let bits = 0
  for (let at = 0; at < list.length; at++) {
    const byte = list[at] ?? 0
    if (byte > 127) {
      value |= (byte & 127) << bits
      bits += 7
      continue
    }
    number += (value | (byte << bits)) >>> 0
    if (number >= 0) into[count++] = number
    value = 0
    bits = 0
  }
  return count
}
