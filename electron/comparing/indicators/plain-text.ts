/**
 * The same text, unit for unit, with half-width digits, letters and signs, so that a rule names each sign once; offsets in
 * it are offsets in the text. The full stop 。 and quotation marks stay.
 */
export function plainText(text: string): string {
  return text.replaceAll(FULL_WIDTH, sign => (sign === '\u3000' ? ' ' : String.fromCharCode(sign.charCodeAt(0) - 0xfee0)))
}

const FULL_WIDTH = /[\uff01-\uff5e\u3000]/g

/** Without what stands in round brackets; a bracket that is not closed stays. */
export function withoutBrackets(text: string): string {
  return text.replaceAll(/\([^()]*\)/g, '')
}
