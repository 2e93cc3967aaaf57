import { type ScaleLinear, scaleLinear } from 'd3-scale'
import { namedYears, type YearSpan } from './year-series.ts'

/** Around the plot, in px. */
const ROOM = { left: 56, right: 20, top: 16, bottom: 28 }
/** Of the name of a year, and between the rules, in px. */
const YEAR_WIDTH = 56
const RULE_DISTANCE = 56

export interface YearLayout {
  readonly x: ScaleLinear<number, number>
  readonly y: ScaleLinear<number, number>
  /** Edges of the plot in px. */
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  /** Values at the rules. */
  readonly ticks: readonly number[]
  /** Years that are named below. */
  readonly named: readonly number[]
}

/** Where years and values stand in a plot of this size; values begin at 0. */
export function layoutYears(span: YearSpan, highest: number, width: number, height: number): YearLayout {
  const right = Math.max(width - ROOM.right, ROOM.left + 1)
  const bottom = height - ROOM.bottom
  // A single year stands in the middle.
  const margin = span.first === span.last ? 1 : 0
  const rules = Math.max(2, Math.floor((bottom - ROOM.top) / RULE_DISTANCE))
  const y = scaleLinear([0, highest === 0 ? 1 : highest], [bottom, ROOM.top]).nice(rules)
  return {
    x: scaleLinear([span.first - margin, span.last + margin], [ROOM.left, right]),
    y,
    left: ROOM.left,
    right,
    top: ROOM.top,
    bottom,
    ticks: y.ticks(rules),
    named: namedYears(span, Math.max(2, Math.floor((right - ROOM.left) / YEAR_WIDTH))),
  }
}
