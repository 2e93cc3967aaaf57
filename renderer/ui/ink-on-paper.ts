/** The most ink on which words are still easily read in both themes (contrast ≥ 4.5:1), in percent. */
const DARKEST = 36

/** A ground for a value: the greater of `highest`, the more ink. */
export function inkOnPaper(value: number, highest: number): string {
  const ink = highest === 0 ? 0 : Math.round((value / highest) * DARKEST)
  return `color-mix(in srgb, var(--paper), var(--ink) ${ink}%)`
}
