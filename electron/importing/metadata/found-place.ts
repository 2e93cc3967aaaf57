import type { Place } from '../../../shared/model/place.ts'
import type { EvidenceFrom } from '../../../shared/model/source.ts'
import type { Division } from './gazetteer.ts'

/** A place with the words that name it. */
export interface FoundPlace extends Place {
  readonly from: EvidenceFrom
  readonly quote: string
  readonly confidence: number
}

/** One string that may name the place of a report, the most trustworthy first in a list of them. */
export interface Clue {
  readonly from: EvidenceFrom
  readonly text: string
  /** Short names count as well (桂林政府工作报告, 桂林.txt). */
  readonly short?: boolean
}

export const NOWHERE: Place = { province: null, city: null, county: null, level: null }

/** Without what else a division has. */
export function placeOf({ province, city, county, level }: Division): Place {
  return { province, city, county, level }
}

/** How often the word stands in the text, none within another one; 0 for no word. */
export function occurrences(text: string, word: string): number {
  if (word === '') return 0
  let count = 0
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) count++
  return count
}
