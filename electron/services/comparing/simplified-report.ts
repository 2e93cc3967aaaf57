import type { OutlineEntry } from '../../../shared/model/report.ts'
import { inOwnCharacters, inSimplified } from '../../importing/simplified.ts'

/** A report in the characters by which sections and themes are told; every offset is that of its own text. */
export interface SimplifiedReport {
  readonly text: string
  readonly outline: readonly OutlineEntry[]
  /** A heading of `text` that stands at this place or behind it, as the report writes it. */
  readonly own: (heading: string, start: number) => string
}

export function simplifiedReport(text: string, outline: readonly OutlineEntry[]): SimplifiedReport {
  const simplified = inSimplified(text)
  if (simplified === text) return { text, outline, own: heading => heading }
  return {
    text: simplified,
    outline: outline.map(entry => ({ ...entry, heading: simplified.slice(entry.start, entry.start + entry.heading.length) })),
    own: (heading, start) => inOwnCharacters(simplified, text, heading, start),
  }
}
