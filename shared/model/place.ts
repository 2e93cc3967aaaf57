/** Level of an administrative division (GB/T 2260), from the state down. */
export const LEVELS = ['country', 'province', 'prefecture', 'county', 'township'] as const
export type Level = (typeof LEVELS)[number]

/** A place by its official full names, e.g. province 吉林省, city 白城市, county null. Unknown parts are null. */
export interface Place {
  readonly province: string | null
  readonly city: string | null
  readonly county: string | null
  readonly level: Level | null
}
