/**
 * What a stretch of text is about, as numbers: its character bigrams and trigrams, the rare ones counting more. No words are
 * cut, so nothing depends on a dictionary. Cosines of sections that correspond are small (0.04 to 0.2): they are good for
 * ranks, never for showing.
 */

/** Grams by their numbers, ascending, each with how often it occurs or how much it weighs. */
export interface Vector {
  readonly grams: Int32Array
  readonly weights: Float32Array
}

/** A text of which each occurrence counts `weight` times (a heading says more than a sentence). */
export interface WeightedText {
  readonly text: string
  readonly weight: number
}

/** In how many of how many stretches a gram stands. */
export interface DocumentFrequencies {
  readonly documents: number
  readonly of: ReadonlyMap<number, number>
}

const SHORTEST = 2
const LONGEST = 3

/**
 * Reads the grams inside runs of Han or Latin letters, in reading order; digits and punctuation end a run. A gram stands at
 * `[start, start + length)`, UTF-16 units of the text.
 */
export function readGrams(text: string, visit: (gram: number, start: number, length: number) => void): void {
  const units = unitsOf(text)
  for (let start = 0; start < units.length; start++) {
    let hash = 0
    for (let length = 1; length <= LONGEST; length++) {
      const unit = units[start + length - 1] ?? 0
      if (unit === 0) break
      hash = mixed(hash, unit)
      if (length >= SHORTEST) visit(numbered(hash), start, length)
    }
  }
}

/** The number of one gram of two or three letters, the same as `readGrams` gives it. */
export function gramNumber(letters: string): number {
  return numbered(unitsOf(letters).reduce(mixed, 0))
}

/** How often each gram occurs. */
export function countGrams(...texts: readonly WeightedText[]): Vector {
  const counts = new Map<number, number>()
  for (const { text, weight } of texts) readGrams(text, gram => counts.set(gram, (counts.get(gram) ?? 0) + weight))
  return sorted(counts)
}

/** The sum of counts, or of weights, of several stretches. */
export function sumOf(vectors: Iterable<Vector>): Vector {
  const sums = new Map<number, number>()
  for (const { grams, weights } of vectors) {
    for (let at = 0; at < grams.length; at++) {
      const gram = grams[at] ?? 0
      sums.set(gram, (sums.get(gram) ?? 0) + (weights[at] ?? 0))
    }
  }
  return sorted(sums)
}

/** Of counted stretches, all of which are read once. */
export function documentFrequencies(counted: Iterable<Vector>): DocumentFrequencies {
  const of = new Map<number, number>()
  let documents = 0
  for (const { grams } of counted) {
    documents++
    for (const gram of grams) of.set(gram, (of.get(gram) ?? 0) + 1)
  }
  return { documents, of }
}

/** Grams that stand in more of the stretches than this share say nothing; those in fewer than `RARE` stretches link none. */
const COMMON = 0.9
const RARE = 2

/**
 * Counts as weights of length 1 in all: (1 + ln n) · ln(N / df), where a gram stands in 2 to 0.9·N stretches. Empty where no
 * gram does. With `rarest` 1, grams that stand nowhere else count too: that tells repeated wording from a like subject.
 */
export function weigh(counted: Vector, { documents, of }: DocumentFrequencies, rarest = RARE): Vector {
  const grams: number[] = []
  const weights: number[] = []
  for (let at = 0; at < counted.grams.length; at++) {
    const gram = counted.grams[at] ?? 0
    const frequency = of.get(gram) ?? (rarest <= 1 ? 1 : 0)
    if (frequency < rarest || frequency > COMMON * documents) continue
    grams.push(gram)
    weights.push((1 + Math.log(counted.weights[at] ?? 1)) * Math.log(documents / frequency))
  }
  return unitLength({ grams: Int32Array.from(grams), weights: Float32Array.from(weights) })
}

/** The same direction, length 1; an empty vector stays empty. */
function unitLength({ grams, weights }: Vector): Vector {
  let squares = 0
  for (const weight of weights) squares += weight * weight
  const length = Math.sqrt(squares)
  return length > 0 ? { grams, weights: weights.map(weight => weight / length) } : { grams, weights }
}

/** The cosine of two vectors of length 1, 0 to 1; the sum of the products of any others. */
export function cosine(one: Vector, other: Vector): number {
  let sum = 0
  let a = 0
  let b = 0
  while (a < one.grams.length && b < other.grams.length) {
    const left = one.grams[a] ?? 0
    const right = other.grams[b] ?? 0
    if (left === right) sum += (one.weights[a++] ?? 0) * (other.weights[b++] ?? 0)
    else if (left < right) a++
    else b++
  }
  return sum
}

function sorted(counts: ReadonlyMap<number, number>): Vector {
  const grams = Int32Array.from(counts.keys()).sort()
  return { grams, weights: Float32Array.from(grams, gram => counts.get(gram) ?? 0) }
}

/** Letters, small ones for capitals; 0 for all that ends a run. */
function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length)
  for (let at = 0; at < text.length; at++) units[at] = letterOf(text.charCodeAt(at))
  return units
}

function letterOf(unit: number): number {
  if (unit >= 0x3400 && unit <= 0x9fff) return unit
  if (unit >= 0x61 && unit <= 0x7a) return unit
  if (unit >= 0x41 && unit <= 0x5a) return unit + 0x20
  // Han beyond the basic plane comes as two units, each of which is taken for a letter.
  return (unit >= 0xf900 && unit <= 0xfaff) || (unit >= 0xd800 && unit <= 0xdfff) ? unit : 0
}

function mixed(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x9e3779b1) ^ (hash >>> 15)
}

/** 30 bits, which every engine keeps as a small number; a million grams have some 500 pairs of one number. */
function numbered(hash: number): number {
  let bits = hash ^ (hash >>> 16)
  bits = Math.imul(bits, 0x85ebca6b)
  bits ^= bits >>> 13
  return bits & 0x3fffffff
}
