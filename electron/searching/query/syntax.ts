import type { QueryField, QueryProblem, QueryToken, Range } from '../../../shared/model/search.ts'

/**
 * The query language, as a tree. Every node knows where it stands in the query, in UTF-16 units. Two queries that mean
 * the same have the same tree, ranges aside.
 *
 * | written | means |
 * |---|---|
 * | `甲 乙`, `甲 AND 乙`, `甲 且 乙` | both occur in the report |
 * | `"甲 乙"`, `“甲 乙”`, `「甲 乙」` | the phrase, white space and signs included |
 * | `甲 OR 乙`, `甲 或 乙` | one of both; binds closer than a space |
 * | `-甲`, `NOT 甲` | does not occur |
 * | `(甲 OR 乙) 丙` | parentheses hold together what they enclose |
 * | `甲 NEAR/10 乙`, `甲 近/10 乙` | at most 10 units between them, in either order; binds closest; plain NEAR is NEAR/10 |
 * | `甲 同句 乙`, `甲 同句/10 乙` (SENTENCE) | the same within one sentence; without a number at any distance in it |
 * | `甲 同段 乙` (PARAGRAPH) | the same within one paragraph |
 * | `监?督`, `全面*发展` | `?` is one character, `*` up to 20 of the same sentence |
 * | `地区:青禾,云泽` | a field; a comma stands between values of which one must apply (fields.ts) |
 *
 * Full-width forms of every sign and letter count as well. What is no operator where it stands is text: pasted text
 * finds itself.
 */
export type QueryNode = WordNode | PatternNode | FieldNode | AndNode | OrNode | NotNode | NearNode

/** Text that must stand in a report as it is, after folding. */
export interface WordNode extends Range {
  readonly kind: 'word'
  readonly text: string
}

/** Text with wildcards in it; those that count are ASCII. */
export interface PatternNode extends Range {
  readonly kind: 'pattern'
  readonly text: string
}

export interface FieldNode extends Range {
  readonly kind: 'field'
  readonly field: QueryField
  /** As the user calls it. */
  readonly name: string
  /** One of them must apply. */
  readonly values: readonly string[]
}

export interface AndNode extends Range {
  readonly kind: 'and'
  readonly operands: readonly QueryNode[]
}

export interface OrNode extends Range {
  readonly kind: 'or'
  readonly operands: readonly QueryNode[]
}

export interface NotNode extends Range {
  readonly kind: 'not'
  readonly operand: QueryNode
}

export type Within = 'report' | 'sentence' | 'paragraph'

export interface NearNode extends Range {
  readonly kind: 'near'
  readonly within: Within
  /** Units between the two at most; null for any number. */
  readonly distance: number | null
  readonly left: QueryNode
  readonly right: QueryNode
}

export interface ParsedQuery {
  /** Null for a query without words. */
  readonly root: QueryNode | null
  readonly problems: readonly QueryProblem[]
  readonly tokens: readonly QueryToken[]
}

/** What NEAR can join: what stands somewhere in the text. */
export function isPassage(node: QueryNode): boolean {
  if (node.kind === 'or') return node.operands.every(isPassage)
  return node.kind === 'word' || node.kind === 'pattern' || node.kind === 'near'
}

/** Whether anything is asked for, and not only left out. */
export function asksForSomething(node: QueryNode): boolean {
  if (node.kind === 'not') return false
  return node.kind === 'and' || node.kind === 'or' ? node.operands.some(asksForSomething) : true
}
