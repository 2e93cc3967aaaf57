import type { Metadata } from '../../../shared/model/report.ts'
import type { Evidence } from '../../../shared/model/source.ts'
import type { Described } from './metadata.ts'

/**
 * What a report does not say itself, the others of its source may: reports of one compilation are of one year, those of
 * one page of one place. Only a clear majority counts, and the value is marked as inferred.
 */
export function consult(all: readonly Described[]): Described[] {
  if (all.length < 2) return [...all]
  const year = majority(all.filter(each => each.metadata.year !== null && !each.metadata.yearInferred).map(each => each.metadata.year))
  const places = new Set(all.filter(each => each.metadata.level !== null).map(each => placeKey(each.metadata)))
  const place = places.size === 1 ? all.find(each => each.metadata.level !== null) : undefined
  return all.map(each => withYear(withPlace(each, place), year))
}

function placeKey({ province, city, county }: Metadata): string {
  return [province, city, county].join('/')
}

/** At least three of four agree. */
function majority(years: readonly (number | null)[]): number | undefined {
  const counts = new Map<number, number>()
  for (const year of years) if (year !== null) counts.set(year, (counts.get(year) ?? 0) + 1)
  const [best] = [...counts].sort((one, other) => other[1] - one[1])
  return best && best[1] * 4 >= years.length * 3 ? best[0] : undefined
}

function withYear(each: Described, year: number | undefined): Described {
  const { metadata, evidence } = each
  const unsure = metadata.year === null || (metadata.yearInferred && (evidence.year?.confidence ?? 0) < 0.7)
  if (year === undefined || !unsure || metadata.year === year) return each
  const found: Evidence = { from: 'neighbour', quote: String(year), confidence: 0.6 }
  const term = metadata.reviewTo === null && evidence.reviewTo !== undefined
  const length = metadata.reviewFrom !== null && metadata.reviewTo !== null ? metadata.reviewTo - metadata.reviewFrom : 0
  return {
    ...each,
    metadata: {
      ...metadata,
      year,
      yearInferred: true,
      reviewFrom: term ? null : year - 1 - length,
      reviewTo: term ? null : year - 1,
    },
    evidence: {
      ...evidence,
      year: found,
      ...(term ? {} : { reviewFrom: evidence.reviewFrom ?? found, reviewTo: evidence.reviewTo ?? found }),
    },
  }
}

function withPlace(each: Described, place: Described | undefined): Described {
  if (!place || each.metadata.level !== null) return each
  const { province, city, county, level } = place.metadata
  const found: Evidence = { from: 'neighbour', quote: county ?? city ?? province ?? '', confidence: 0.6 }
  return {
    ...each,
    metadata: { ...each.metadata, province, city, county, level },
    evidence: {
      ...each.evidence,
      ...(province ? { province: found } : {}),
      ...(city ? { city: found } : {}),
      ...(county ? { county: found } : {}),
      level: found,
    },
  }
}
