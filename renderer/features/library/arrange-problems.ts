import type { Problem, ProblemCode } from '../../../shared/model/report.ts'

export interface ProblemSentence {
  /** File or report that it is about. */
  readonly name: string
  readonly sentence: string
}

/** What a list of problems shows: names with their sentences, and sentences that many files share with their names. */
export interface ProblemGroup<P> {
  readonly head: string
  /** True where the head is a sentence and the lines are names. */
  readonly shared: boolean
  /** A line says the same of one problem or several. */
  readonly lines: readonly { readonly text: string; readonly problems: readonly P[] }[]
}

/** What keeps a whole file out, and what only the user can answer, comes before what is doubtful. */
const FIRST: ReadonlySet<ProblemCode> = new Set([
  'unreadable',
  'unsupported-format',
  'not-text',
  'empty',
  'too-large',
  'worker-crashed',
  'timed-out',
  'file-missing',
  'repair-lost',
])

export function byUrgency<P extends Pick<Problem, 'code' | 'details'>>(problems: readonly P[]): P[] {
  const isFirst = ({ code, details }: P) => FIRST.has(code) || (code === 'no-report' && details?.['columns'] !== undefined)
  return [...problems.filter(isFirst), ...problems.filter(found => !isFirst(found))]
}

/** From so many files on, a sentence is said once for all of them. */
const MANY = 4

export function arrangeProblems<P extends ProblemSentence>(problems: readonly P[]): ProblemGroup<P>[] {
  const files = new Map(
    [...Map.groupBy(problems, problem => problem.sentence)].map(([sentence, same]) => [
      sentence,
      new Set(same.map(({ name }) => name)).size,
    ]),
  )
  const isShared = ({ sentence }: ProblemSentence) => (files.get(sentence) ?? 0) >= MANY
  const groups = Map.groupBy(problems, problem => (isShared(problem) ? `sentence ${problem.sentence}` : `name ${problem.name}`))
  return [...groups.values()].flatMap(members => {
    const [first] = members
    if (!first) return []
    const shared = isShared(first)
    const lines = Map.groupBy(members, problem => (shared ? problem.name : problem.sentence))
    return {
      head: shared ? first.sentence : first.name,
      shared,
      lines: [...lines].map(([text, same]) => ({ text, problems: same })),
    }
  })
}
