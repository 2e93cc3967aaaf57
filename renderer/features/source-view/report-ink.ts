import type { CSSProperties } from 'react'
import { COLOURS } from '../../../shared/model/highlight.ts'

/** The ink of a report's bracket; its number beside it says the same without colour. Azure first: gamboge is faint on paper. */
export function inkOf(report: number): CSSProperties {
  const name = COLOURS[(report * 3 + 2) % COLOURS.length]
  return { '--bracket': `var(--${name})` } as CSSProperties
}
