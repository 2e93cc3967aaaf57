import government from '../../../resources/indicators/government.json' with { type: 'json' }
import assemblies from '../../../resources/indicators/npc-cppcc.json' with { type: 'json' }
import type { Body } from '../../../shared/model/report.ts'
import { type IndicatorSet, readIndicatorSet } from './indicator-set.ts'

let sets: readonly IndicatorSet[] | undefined

/** The indicators that come with the program for reports of a body; undefined where there are none. */
export function knownIndicators(body: Body): IndicatorSet | undefined {
  sets ??= [assemblies, government].map(readIndicatorSet)
  return sets.find(({ bodies }) => bodies.includes(body))
}
