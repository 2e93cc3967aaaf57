import { crc32 } from 'node:zlib'
import government from '../../../resources/indicators/government.json' with { type: 'json' }
import assemblies from '../../../resources/indicators/npc-cppcc.json' with { type: 'json' }
import type { Body } from '../../../shared/model/report.ts'
import { type IndicatorSet, readIndicatorSet } from './indicator-set.ts'

let sets: readonly IndicatorSet[] | undefined

/** The indicators that come with the program for reports of a body; undefined where there are none. */
export function knownIndicators(body: Body): IndicatorSet | undefined {
  return allKnownIndicators().find(({ bodies }) => bodies.includes(body))
}

/** All sets that come with the program. */
export function allKnownIndicators(): readonly IndicatorSet[] {
  sets ??= [assemblies, government].map(readIndicatorSet)
  return sets
}

/** Measure words that count alike for this indicator alone; none for most. */
export function unitsAlike(indicator: string): readonly string[] {
  alike ??= new Map(allKnownIndicators().flatMap(set => set.indicators.map(known => [known.id, known.alike])))
  return alike.get(indicator) ?? []
}

let alike: ReadonlyMap<string, readonly string[]> | undefined

/** Changes whenever the lists do, or the rules that read numbers. */
export function readingVersion(): string {
  version ??= `${RULES}.${crc32(JSON.stringify([assemblies, government])).toString(36)}`
  return version
}

/** Another number when the same text and lists would be read otherwise: what was read before is then read anew. */
const RULES = 23
let version: string | undefined
