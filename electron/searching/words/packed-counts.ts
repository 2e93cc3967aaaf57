/**
 * How often a text has each word, as bytes: pairs of a word's number, as the distance from the one before, and its count,
 * both in groups of seven bits, the lowest first (LEB128). Two to four bytes a word.
 */

/** @param entries numbers of words, each once, with their counts (at least 1) */
export function packCounts(entries: readonly (readonly [word: number, count: number])[]): Uint8Array {
  const bytes: number[] = []
  let before = 0
  for (const [word, count] of entries.toSorted(([a], [b]) => a - b)) {
    write(bytes, word - before)
    write(bytes, count)
    before = word
  }
  return Uint8Array.from(bytes)
}

/** Hands over each word's number with its count, in rising order. */
export function readCounts(bytes: Uint8Array, take: (word: number, count: number) => void): void {
  let at = 0
  const read = () => {
    let value = 0
    for (let factor = 1; ; factor *= 128) {
      const byte = bytes[at++] ?? 0
      value += (byte & 127) * factor
      if (byte < 128) return value
    }
  }
  let word = 0
  while (at < bytes.length) {
    word += read()
    take(word, read())
  }
}

function write(bytes: number[], value: number): void {
  let rest = value
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128)
  bytes.push(rest)
}
