/** Closing marks by opening mark. Marks of one look may be mixed: input methods often give the wrong one of a pair. */
const DOUBLE = '"“”＂„‟'
const CLOSING: ReadonlyMap<string, string> = new Map([...[...DOUBLE].map(mark => [mark, DOUBLE] as const), ['「', '」'], ['『', '』']])

/** Pairs that can enclose a phrase. */
export const QUOTES = ['""', '「」', '『』'] as const

const PARTNERS: ReadonlyMap<string, string> = new Map([
  ...CLOSING,
  ...[...'(（'].map(mark => [mark, ')）'] as const),
  ...[...')）'].map(mark => [mark, '(（'] as const),
  ['」', '「'],
  ['』', '『'],
])

/** Place of the first or last sign of a word where it is half of a pair, and the other half is not in the word. */
export function loneMark(word: string): number | undefined {
  return [0, word.length - 1].find(at => {
    const partners = PARTNERS.get(word.charAt(at))
    return partners !== undefined && !word.split('').some((sign, other) => other !== at && partners.includes(sign))
  })
}

export function opensPhrase(character: string): boolean {
  return CLOSING.has(character)
}

/** Full-width ASCII as ASCII, unit for unit. */
export function toHalfWidth(text: string): string {
  return text.replaceAll(/[！-～]/g, unit => String.fromCharCode(unit.charCodeAt(0) - 0xfee0))
}

export function isSpace(input: string, at: number): boolean {
  return /\s/.test(input.charAt(at))
}

/**
 * Where the phrase that opens at `at` closes: a fitting mark with nothing of a word behind it, before `to`. -1 if none
 * opens. `followers` are characters that may stand behind it as well.
 */
export function closingMark(input: string, at: number, to: number, followers = ''): number {
  const marks = CLOSING.get(input.charAt(at))
  if (!marks) return -1
  for (let close = at + 1; close < to; close++) {
    if (!marks.includes(input.charAt(close))) continue
    const next = close + 1
    if (next === to || isSpace(input, next) || CLOSING.has(input.charAt(next)) || followers.includes(input.charAt(next))) return close
  }
  return -1
}

/** The parenthesis that belongs to the one at `at`; -1 for none. Those in phrases do not count. */
export function closingParenthesis(input: string, half: string, at: number, to: number): number {
  let depth = 0
  for (let next = at; next < to; next++) {
    const sign = half.charAt(next)
    if (sign === '(') depth++
    else if (sign === ')' && --depth === 0) return next
    else if (opensPhrase(input.charAt(next)) && (isSpace(half, next - 1) || '(-:,、'.includes(half.charAt(next - 1)))) {
      const close = closingMark(input, next, to, ')）,，、')
      if (close !== -1) next = close
    }
  }
  return -1
}
