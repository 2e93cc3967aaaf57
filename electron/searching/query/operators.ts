import { toHalfWidth } from './marks.ts'
import type { Within } from './syntax.ts'

export type Operator =
  | { readonly kind: 'and' }
  | { readonly kind: 'or' }
  | { readonly kind: 'not' }
  | { readonly kind: 'near'; readonly within: Within; readonly distance: number | null }

/** What plain NEAR means, in UTF-16 units. */
const NEAR_DISTANCE = 10
const OPERATOR =
  /^(?:(OR|或)|(AND|且)|(NOT)|(?:NEAR|近(?=\/))(?:\/(\d{1,4}))?|(SENTENCE|同句)(?:\/(\d{1,4}))?|(PARAGRAPH|同段)(?:\/(\d{1,4}))?)$/

/** The operator that a word would be if it had something to join. */
export function readOperatorWord(word: string): Operator | undefined {
  const match = OPERATOR.exec(toHalfWidth(word))
  if (!match) return undefined
  const [, or, and, not, near, sentence, inSentence, paragraph, inParagraph] = match
  if (or !== undefined) return { kind: 'or' }
  if (and !== undefined) return { kind: 'and' }
  if (not !== undefined) return { kind: 'not' }
  const units = (digits: string | undefined) => (digits === undefined ? null : Number(digits))
  if (sentence !== undefined) return { kind: 'near', within: 'sentence', distance: units(inSentence) }
  if (paragraph !== undefined) return { kind: 'near', within: 'paragraph', distance: units(inParagraph) }
  return { kind: 'near', within: 'report', distance: units(near) ?? NEAR_DISTANCE }
}
