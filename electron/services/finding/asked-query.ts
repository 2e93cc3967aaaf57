import type { QueryProblem } from '../../../shared/model/search.ts'
import { type Evaluation, evaluate, type SearchSpace } from '../../searching/evaluate.ts'
import { parseQuery } from '../../searching/query/parse.ts'
import { printQuery } from '../../searching/query/print.ts'
import { problem } from '../../searching/query/problems.ts'
import type { FieldNode, QueryNode } from '../../searching/query/syntax.ts'
import { literalsOf } from '../../searching/rank.ts'
import type { SearchedReports } from './searched-reports.ts'

/** A query as it is understood, and what it finds. */
export interface Answer {
  readonly reading: string
  readonly problems: readonly QueryProblem[]
  /** Words that are looked for, as they are matched. */
  readonly terms: readonly string[]
  /** Undefined where there is nothing to look for. */
  readonly evaluation: Evaluation | undefined
}

/** Asks the reports of the mask; after `ready`. */
export function ask(reports: SearchedReports, query: string, mask: Uint8Array, exact: boolean): Answer {
  const { root, problems } = parseQuery(query)
  const nothing = root === null || problems.some(({ code }) => code === 'only-without')
  if (nothing) return { reading: root ? printQuery(root) : '', problems, terms: [], evaluation: undefined }
  const space = reports.space()
  const evaluation = evaluate(root, space, mask, exact)
  const literals = evaluation.atoms.flatMap(({ node }) => (node.kind === 'pattern' ? [node.text] : literalsOf(node)))
  const terms = [...new Set(exact ? literals : literals.map(space.fold))]
  return { reading: printQuery(root), problems: [...problems, ...unknownValues(root, space)], terms, evaluation }
}

/** Places, tags, sources and themes that no report has: most often misspelt. */
function unknownValues(root: QueryNode, space: SearchSpace): QueryProblem[] {
  return fieldsOf(root).flatMap(field =>
    ['place', 'tag', 'source', 'theme'].includes(field.field) && !space.reportsWith(field).includes(1)
      ? [problem('value-unknown', field, { field: field.name, value: field.values.join(',') })]
      : [],
  )
}

function fieldsOf(node: QueryNode): FieldNode[] {
  if (node.kind === 'field') return [node]
  if (node.kind === 'not') return fieldsOf(node.operand)
  return node.kind === 'and' || node.kind === 'or' ? node.operands.flatMap(fieldsOf) : []
}
