import { PASSAGE } from './anchors.ts'
import { BREAK, type Letters } from './letters.ts'

/**
 * For tests and benches: which letters of a text lie in a passage that another one has, by comparing every 15 letters with
 * every 15. What the index finds must be this.
 *
 * @param others the passages of the other text, as `naivePassages` gives them
 */
export function naiveShared(letters: Letters, others: ReadonlySet<string>): Uint8Array {
  const shared = new Uint8Array(letters.units.length)
  for (const [at, passage] of passagesOf(letters)) if (others.has(passage)) shared.fill(1, at, at + PASSAGE)
  return shared
}

/** Every 15 letters of a text. */
export function naivePassages(letters: Letters): ReadonlySet<string> {
  return new Set([...passagesOf(letters)].map(([, passage]) => passage))
}

function* passagesOf({ units }: Letters): Generator<readonly [at: number, passage: string]> {
  for (let at = 0; at + PASSAGE <= units.length; at++) {
    const passage = units.subarray(at, at + PASSAGE)
    if (!passage.includes(BREAK)) yield [at, String.fromCharCode(...passage)]
  }
}
