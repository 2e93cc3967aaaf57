/** An expression with the number of its line as an editor counts, from 1. */
export interface ExpressionLine {
  readonly line: number
  readonly text: string
}

/** One expression per line; empty lines and what was said before are none. */
export function expressionLines(text: string): ExpressionLine[] {
  const seen = new Set<string>()
  return text.split('\n').flatMap((written, at) => {
    const expression = written.trim()
    if (expression === '' || seen.has(expression)) return []
    seen.add(expression)
    return [{ line: at + 1, text: expression }]
  })
}
