import { closingMark, QUOTES } from './marks.ts'
import { readOperatorWord } from './operators.ts'
import { readWord } from './pattern.ts'
import type { NearNode, QueryNode } from './syntax.ts'

/** The query written out, every group in parentheses; read again it is the same tree. */
export function printQuery(node: QueryNode): string {
  switch (node.kind) {
    case 'word':
      return printWord(node.text)
    case 'pattern':
      return node.text
    case 'field':
      return `${node.name}:${node.values.map(printValue).join(',')}`
    case 'not':
      return node.operand.kind === 'not' ? `-(${printQuery(node.operand)})` : `-${printOperand(node.operand)}`
    case 'or':
      return node.operands.map(printOperand).join(' OR ')
    case 'and':
      return node.operands.map(printOperand).join(' ')
    case 'near':
      // NEAR joins from the left.
      return `${node.left.kind === 'near' ? printQuery(node.left) : printOperand(node.left)} ${printNear(node)} ${printOperand(node.right)}`
  }
}

function printOperand(node: QueryNode): string {
  return node.kind === 'and' || node.kind === 'or' || node.kind === 'near' ? `(${printQuery(node)})` : printQuery(node)
}

const NEAR_NAMES = { report: 'NEAR', sentence: '同句', paragraph: '同段' } as const

function printNear({ within, distance }: NearNode): string {
  return distance === null ? NEAR_NAMES[within] : `${NEAR_NAMES[within]}/${distance}`
}

/** Words of letters and digits stand as they are; others in quotation marks, so that no sign in them counts. */
function printWord(text: string): string {
  const plain = /^[\p{L}\p{N}][^\s"“”＂„‟「」『』()（）:：?？*＊<>＜＞=＝≤≥]*$/u.test(text) && !readOperatorWord(text)
  return plain && readWord(text).kind === 'word' ? text : quoted(text)
}

function printValue(value: string): string {
  return /^[^\s"“”＂„‟「」『』()（）,，、]+$/.test(value) ? value : quoted(value)
}

/** In the first pair of marks that the text itself does not close. */
function quoted(text: string): string {
  for (const [open = '', close = ''] of QUOTES) {
    const phrase = open + text + close
    if (closingMark(phrase, 0, phrase.length, ')）,，、') === phrase.length - 1) return phrase
  }
  return text
}
