import { isWholeCountry, type Place, placeNames } from './place.ts'
import type { Body } from './report.ts'

type OfSeries = Place & { readonly body: Body }

/** Whether two reports are of one series: what the same body of the same place says from year to year. Not where a place is not known. */
export function isOneSeries(one: OfSeries, other: OfSeries): boolean {
  const names = placeNames(one)
  if (one.body !== other.body || (names.length === 0 && !isWholeCountry(one))) return false
  return (
    one.province === other.province &&
    one.city === other.city &&
    one.county === other.county &&
    (names.length > 0 || one.level === other.level)
  )
}
