import type { Range } from '../../shared/model/search.ts'

/** As a string, or as its UTF-16 units. */
export type FoldedText = string | Uint16Array

export function toText(folded: FoldedText): string {
  return typeof folded === 'string' ? folded : Buffer.from(folded.buffer, folded.byteOffset, folded.byteLength).toString('utf16le')
}

export function toUnits(text: string): Uint16Array {
  const bytes = Buffer.from(text, 'utf16le')
  return new Uint16Array(bytes.buffer, bytes.byteOffset, text.length)
}

/** Writes a text into units from `at` on, where it fits. */
export function copyUnits(units: Uint16Array, at: number, folded: FoldedText): void {
  if (typeof folded !== 'string') units.set(folded, at)
  else Buffer.from(units.buffer, units.byteOffset + at * 2, folded.length * 2).write(folded, 'utf16le')
}

/** What of a range lies in a text of this length; all of it without one. */
export function clampRange(range: Range | undefined, length: number): Range {
  const start = Math.min(Math.max(0, range?.start ?? 0), length)
  return { start, end: Math.max(start, Math.min(range?.end ?? length, length)) }
}
