import { gramNumber, type Vector } from '../vectors.ts'
import type { Learned, Taught } from './learned.ts'

/**
 * What was learned, as `resources/themes/*.learned.json` has it: grams with a space between them, in how many stretches each
 * stands, and per theme one digit for each gram.
 */
export interface PackedLearned {
  readonly documents: number
  readonly grams: string
  readonly frequencies: string
  readonly all: PackedTaught
  readonly themes: Readonly<Record<string, PackedTaught>>
}

interface PackedTaught {
  readonly stretches: number
  readonly planned: number
  /** The largest mean weight; a digit d stands for (d / 61)² of it. */
  readonly largest: number
  readonly digits: string
}

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const STEPS = DIGITS.length - 1
/** What each digit stands for, by its code. */
const WEIGHTS = new Float64Array(128)
for (let step = 0; step <= STEPS; step++) WEIGHTS[DIGITS.charCodeAt(step)] = (step / STEPS) ** 2

/** Keeps only these grams. */
export function packLearned({ frequencies, themes, all }: Learned, grams: readonly string[]): PackedLearned {
  const numbers = grams.map(gramNumber)
  return {
    documents: frequencies.documents,
    grams: grams.join(' '),
    frequencies: numbers.map(gram => frequencies.of.get(gram) ?? 0).join(' '),
    all: packTaught(all, numbers),
    themes: Object.fromEntries([...themes].map(([id, taught]) => [id, packTaught(taught, numbers)])),
  }
}

function packTaught({ stretches, planned, sum }: Taught, grams: readonly number[]): PackedTaught {
  const weights = new Map(Array.from(sum.grams, (gram, at) => [gram, (sum.weights[at] ?? 0) / stretches]))
  const wanted = grams.map(gram => weights.get(gram) ?? 0)
  const largest = Math.max(...wanted)
  const digits = wanted.map(weight => DIGITS[Math.round(STEPS * Math.sqrt(weight / largest))] ?? '0').join('')
  return { stretches: rounded(stretches), planned: rounded(planned), largest: rounded(largest), digits }
}

function rounded(value: number): number {
  return Number(value.toPrecision(4))
}

export function unpackLearned({ documents, grams, frequencies, all, themes }: PackedLearned): Learned {
  const numbers = Int32Array.from(grams.split(' '), gramNumber)
  const counts = frequencies.split(' ').map(Number)
  const order = ascending(numbers)
  const unpack = ({ stretches, planned, largest, digits }: PackedTaught): Taught => {
    return { stretches, planned, sum: vectorOf(numbers, order, digits, largest * stretches) }
  }
  return {
    frequencies: { documents, of: new Map(counts.map((count, at) => [numbers[at] ?? 0, count])) },
    themes: new Map(Object.entries(themes).map(([id, taught]) => [id, unpack(taught)])),
    all: unpack(all),
  }
}

/** The places of the numbers from the smallest to the largest. */
function ascending(numbers: Int32Array): Int32Array {
  // Sorted as one number with its place, which takes a tenth of the time of a comparison of our own.
  const spread = 2 ** 20
  const keys = Float64Array.from(numbers, (number, at) => number * spread + at).sort()
  return Int32Array.from(keys, key => key % spread)
}

/** Grams without weight are left out. */
function vectorOf(numbers: Int32Array, order: Int32Array, digits: string, largest: number): Vector {
  const grams = new Int32Array(order.length)
  const weights = new Float32Array(order.length)
  let length = 0
  for (const at of order) {
    const weight = largest * (WEIGHTS[digits.charCodeAt(at)] ?? 0)
    if (weight === 0) continue
    grams[length] = numbers[at] ?? 0
    weights[length++] = weight
  }
  return { grams: grams.slice(0, length), weights: weights.slice(0, length) }
}
