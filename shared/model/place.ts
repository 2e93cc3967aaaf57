/** Level of an administrative division (GB/T 2260), from the state down. */
export const LEVELS = ['country', 'province', 'prefecture', 'county', 'township'] as const
export type Level = (typeof LEVELS)[number]

/** A place by its official full names, e.g. province 云岭省, city 青禾市, county null. Unknown parts are null. */
export interface Place {
  readonly province: string | null
  readonly city: string | null
  readonly county: string | null
  readonly level: Level | null
}

/** What filters call the state as a whole: level `country`, no names. */
export const WHOLE_COUNTRY = '全国'

type Names = Pick<Place, 'province' | 'city' | 'county'>

/** The known names, from the outermost to the innermost. */
export function placeNames({ province, city, county }: Names): string[] {
  return [province, city, county].filter(name => name !== null)
}

/** Whether it is the state as a whole that is spoken for. */
export function isWholeCountry(place: Place): boolean {
  return place.level === 'country' && placeNames(place).length === 0
}

/** The innermost known name: what a place is called for short. */
export function innermostName({ province, city, county }: Names): string | null {
  return county ?? city ?? province
}
