import { BREAK } from './letters.ts'

/** Shared wording is at least so long, in letters. */
export const PASSAGE = 15
/** Letters of an anchor. */
export const GRAM = 10
/** Of so many n-grams that follow one another one is an anchor, so that every passage holds one. */
const WINDOW = PASSAGE - GRAM + 1
/** Letters of the strings by whose order anchors are chosen; equal to GRAM modulo WINDOW, else anchors could go backwards. */
const ORDER = 4
const ORDERS = PASSAGE - ORDER + 1

/** Hashes of the strings of ORDER letters of a paragraph. */
let orders = new Uint32Array(4096)

/**
 * The anchors of a text, in its order: n-grams chosen by what stands in 15 letters alone, so that two texts that share 15
 * letters share the anchor in them. They are chosen as mod-minimizers (Groot Koerkamp and Pibiri 2024): that takes 22% of
 * all n-grams on reports, where the smallest hash of each window (winnowing) would take 29%.
 *
 * @param visit gets the index of the anchor's first letter and the hash of its letters, a whole number of 32 bits
 */
export function findAnchors(units: Uint16Array, visit: (index: number, hash: number) => void): void {
  for (let start = 0; start < units.length; ) {
    let end = start
    while (end < units.length && units[end] !== BREAK) end++
    if (end - start >= PASSAGE) findInParagraph(units, start, end, visit)
    start = end + 1
  }
}

function findInParagraph(units: Uint16Array, start: number, end: number, visit: (index: number, hash: number) => void): void {
  if (orders.length < end - start) orders = new Uint32Array((end - start) * 2)
  const all = orders
  for (let at = start; at + ORDER <= end; at++) all[at - start] = hashOf(units, at, ORDER)
  let least = -1
  let last = -1
  for (let from = 0; from + PASSAGE <= end - start; from++) {
    const newest = from + ORDERS - 1
    if (least < from) {
      least = from
      for (let at = from + 1; at <= newest; at++) if ((all[at] ?? 0) < (all[least] ?? 0)) least = at
    } else if ((all[newest] ?? 0) < (all[least] ?? 0)) least = newest
    const chosen = from + ((least - from) % WINDOW)
    if (chosen === last) continue
    last = chosen
    visit(start + chosen, hashOf(units, start + chosen, GRAM))
  }
}

/** Of `length` units from `start` on; 32 bits, well mixed. */
export function hashOf(units: Uint16Array, start: number, length: number): number {
  let hash = length
  for (let at = start; at < start + length; at++) hash = Math.imul(hash ^ (units[at] ?? 0), 0x9e3779b1)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
