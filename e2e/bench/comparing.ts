import { measureLinks } from './comparing-links.ts'
import { measureOpening } from './comparing-opening.ts'
import { measureReuse } from './comparing-reuse.ts'
import { measureComparisonScreen } from './comparing-screen.ts'
import { measureSentences } from './comparing-sentences.ts'
import { measureThemes } from './comparing-themes.ts'
import { measureIndicatorTable } from './indicator-table.ts'
import { measureIndicators } from './indicators.ts'
import type { Figure } from './measuring.ts'
import { openWorkplace, type Workplace } from './workplace.ts'

/** Each on a library of its own: some write reports of their own into it. */
const STEPS: readonly [string, (workplace: Workplace) => Promise<Figure[]>][] = [
  ['themes', measureThemes],
  ['links', measureLinks],
  ['opening', measureOpening],
  ['sentences', measureSentences],
  ['reuse', measureReuse],
  ['indicators', measureIndicators],
  ['table', measureIndicatorTable],
  ['screen', measureComparisonScreen],
]

/**
 * Everything that comparing does, against labels and constructed truth. `DUIDU_BENCH_STEP` (a part of a step's name) restricts
 * it; with `DUIDU_BENCH_SHOW` the errors in reports that may be looked at are written out.
 */
export async function measureComparing(): Promise<Figure[]> {
  const only = process.env['DUIDU_BENCH_STEP'] ?? ''
  const figures: Figure[] = []
  for (const [name, measure] of STEPS.filter(([step]) => step.includes(only))) {
    const workplace = await openWorkplace()
    try {
      figures.push(...(await measure(workplace)).map(figure => ({ ...figure, what: `${name} · ${figure.what}` })))
    } finally {
      await workplace.close()
    }
  }
  return figures
}
