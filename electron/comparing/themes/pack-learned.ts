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
  const numbers = grams.split(' ').map(gramNumber)
  const counts = frequencies.split(' ').map(Number)
  // Vectors are in the order of the numbers.
  const order = numbers.map((_, at) => at).sort((a, b) => (numbers[a] ?? 0) - (numbers[b] ?? 0))
  const unpack = ({ stretches, planned, largest, digits }: PackedTaught): Taught => {
    const weightAt = (at: number) => largest * stretches * (DIGITS.indexOf(digits[at] ?? '0') / STEPS) ** 2
    return { stretches, planned, sum: withoutZeros(order.map(at => [numbers[at] ?? 0, weightAt(at)])) }
  }
  return {
    frequencies: { documents, of: new Map(numbers.map((gram, at) => [gram, counts[at] ?? 0])) },
    themes: new Map(Object.entries(themes).map(([id, taught]) => [id, unpack(taught)])),
    all: unpack(all),
  }
}

function withoutZeros(pairs: readonly (readonly [number, number])[]): Vector {
  const kept = pairs.filter(([, weight]) => weight > 0)
  return { grams: Int32Array.from(kept, ([gram]) => gram), weights: Float32Array.from(kept, ([, weight]) => weight) }
}
