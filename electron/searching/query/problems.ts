import type { QueryProblem, QueryProblemCode, Range } from '../../../shared/model/search.ts'

const MESSAGES: Readonly<Record<QueryProblemCode, string>> = {
  'operator-alone': 'An operator has nothing to join and is searched as a word.',
  'parenthesis-open': 'A parenthesis is not closed; it reaches to the end.',
  'field-empty': 'A field has no value and is left out.',
  'value-unknown': 'The field does not know this value.',
  'near-needs-words': 'NEAR joins words and phrases only; both sides must occur anywhere.',
  'wildcard-at-edge': 'A wildcard at the end of a word is left out; words are found within others anyway.',
  'only-without': 'The query only says what must not occur.',
}

export function problem(code: QueryProblemCode, { start, end }: Range, details?: QueryProblem['details']): QueryProblem {
  return { code, message: MESSAGES[code], ...(details ? { details } : {}), start, end }
}
