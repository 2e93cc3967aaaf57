import type { QueryField } from '../../../shared/model/search.ts'
import { parseQuery } from './parse.ts'
import type { QueryNode } from './syntax.ts'

/** Whether a field stands anywhere in the query. */
export function asksFor(query: string, field: QueryField): boolean {
  const { root } = parseQuery(query)
  return root !== null && holdsField(root, field)
}

function holdsField(node: QueryNode, field: QueryField): boolean {
  if (node.kind === 'field') return node.field === field
  if (node.kind === 'not') return holdsField(node.operand, field)
  return (node.kind === 'and' || node.kind === 'or') && node.operands.some(operand => holdsField(operand, field))
}
