import { occurrences } from '../../../shared/text/occurrences.ts'

/** A keyword in a heading is worth so many times the first one in the text. */
const IN_HEADING = 4

/**
 * What the keywords of each theme say of a stretch, as a vector of length 1 (or 0, where none occurs). Themes with many
 * keywords gain nothing by that.
 */
export function scoreKeywords(themes: readonly (readonly string[])[], heading: string, text: string): Float64Array {
  const scores = Float64Array.from(themes, keywords => {
    let sum = 0
    for (const keyword of keywords) {
      const inText = occurrences(text, keyword).length
      if (inText > 0) sum += Math.log(1 + inText)
      if (heading !== '') sum += IN_HEADING * occurrences(heading, keyword).length
    }
    return sum / Math.sqrt(Math.max(1, keywords.length))
  })
  const length = Math.hypot(...scores)
  return length > 0 ? scores.map(score => score / length) : scores
}
