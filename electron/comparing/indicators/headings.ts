import type { IndicatorPeriod } from '../../../shared/model/indicator.ts'
import type { OutlineEntry, Part } from '../../../shared/model/report.ts'
import { periodSaid } from './periods.ts'
import { plainText } from './plain-text.ts'

/** What the headings above a place tell, the innermost first that tells it. */
export interface Headings {
  readonly part: Part
  readonly period: IndicatorPeriod | undefined
}

interface Stretch extends Headings {
  /** Half open; the same headings stand above all of it. */
  readonly start: number
  readonly end: number
}

/** Tells of places in rising order: what was found is kept up to the next heading. */
export function headingsAbove(outline: readonly OutlineEntry[]): (at: number) => Headings {
  let last: Stretch | undefined
  return at => {
    if (!last || at < last.start || at >= last.end) last = stretchAt(outline, at)
    return last
  }
}

function stretchAt(outline: readonly OutlineEntry[], at: number): Stretch {
  const bounds = outline.flatMap(({ start, end }) => [start, end])
  const sections = outline.filter(({ start, end }) => start <= at && at < end).sort((a, b) => b.level - a.level)
  return {
    start: Math.max(...bounds.filter(bound => bound <= at), 0),
    end: Math.min(...bounds.filter(bound => bound > at)),
    part: sections.find(({ part }) => part !== 'other')?.part ?? 'other',
    period: sections.map(({ heading }) => periodSaid(plainText(heading))).find(period => period !== undefined),
  }
}
