import type { QueryProblem, QueryProblemCode, Range } from '../../../shared/model/search.ts'

const MESSAGES: Readonly<Record<QueryProblemCode, string>> = {
  'operator-alone': 'An operator has nothing to join and is searched as a word.',
  'parenthesis-open': 'A parenthesis is not closed; it reaches to the end.',
  'field-empty': 'A field has no value and is left out.',
  'mark-alone': 'A parenthesis or quotation mark has no partner and is searched as text.',
  'not-a-year': 'This is no year and is searched as words; write 2023, 2020-2024 or >=2020.',
  'not-a-body': 'This is no body and is searched as words; write npc, cppcc, government, court, procuratorate or other.',
  'not-a-kind': 'This is no kind and is searched as words; write report, news, template or other.',
  'value-unknown': 'No report has this value.',
  'near-needs-words': 'NEAR joins words and phrases only; both sides must occur anywhere.',
  'wildcard-at-edge': 'A wildcard at the end of a word is left out; words are found within others anyway.',
  'only-without': 'The query only says what must not occur.',
}

export function problem(code: QueryProblemCode, { start, end }: Range, details?: QueryProblem['details']): QueryProblem {
  return { code, message: MESSAGES[code], ...(details ? { details } : {}), start, end }
}
