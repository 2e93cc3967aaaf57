/** What can be counted: a query, or a concept of the library. */
export type Counted = { readonly kind: 'query'; readonly query: string } | { readonly kind: 'concept'; readonly conceptId: string }

/** What is counted beside others. The slot gives it its colour and sign. */
export type TrendSubject = Counted & { readonly key: string; readonly slot: number }

/** More lines than this cannot be told apart. */
export const MOST_SUBJECTS = 8

/** One more, in the first free slot: its colour and sign stay its own when others go. The same again changes nothing. */
export function withSubject(subjects: readonly TrendSubject[], counted: Counted): readonly TrendSubject[] {
  const key = keyOf(counted)
  if (subjects.some(subject => subject.key === key) || subjects.length >= MOST_SUBJECTS) return subjects
  const taken = new Set(subjects.map(({ slot }) => slot))
  const slot = Array.from({ length: MOST_SUBJECTS }, (_, at) => at).find(at => !taken.has(at)) ?? 0
  return [...subjects, { ...counted, key, slot }]
}

export function keyOf(counted: Counted): string {
  return counted.kind === 'query' ? `query:${counted.query}` : `concept:${counted.conceptId}`
}

/** The order in which the engine answers: queries first, then concepts. */
export function inOrderOfAnswer(subjects: readonly TrendSubject[]): readonly TrendSubject[] {
  return [...subjects.filter(({ kind }) => kind === 'query'), ...subjects.filter(({ kind }) => kind === 'concept')]
}

/** As a question to the engine. */
export function asQuestion(subjects: readonly TrendSubject[]): { queries: string[]; conceptIds: string[] } {
  return {
    queries: subjects.flatMap(subject => (subject.kind === 'query' ? subject.query : [])),
    conceptIds: subjects.flatMap(subject => (subject.kind === 'concept' ? subject.conceptId : [])),
  }
}
