/** Longest stretch that `*` stands for, in UTF-16 units. */
const STAR_LENGTH = 20

/** A wildcard, or several in a row: so many characters, and up to so many units more. */
export interface Gap {
  readonly characters: number
  readonly more: number
}

export interface Pattern {
  /** One more than gaps; none is empty. */
  readonly literals: readonly string[]
  readonly gaps: readonly Gap[]
}

/** Signs that make a word a text of its own, not a pattern: in pasted text a question mark is one. */
const TEXT_SIGNS = /["“”＂„‟「」『』()（）:：]|^[*＊]*[-－]/

export type ReadWord =
  | { readonly kind: 'word'; readonly text: string; readonly trimmed: boolean }
  | { readonly kind: 'pattern'; readonly text: string; readonly trimmed: boolean }

/**
 * A wildcard counts between other characters only. A `*` at an end is left out (`trimmed`), since words are found
 * within others anyway; a `?` there is a question mark.
 */
export function readWord(raw: string): ReadWord {
  if (TEXT_SIGNS.test(raw)) return { kind: 'word', text: raw, trimmed: false }
  const text = raw.replaceAll(/^[*＊]+|[*＊]+$/g, '')
  if (/^[?？*＊]*$/.test(text)) return { kind: 'word', text: raw, trimmed: false }
  const trimmed = text.length < raw.length
  const [, before = '', inner = '', after = ''] = /^([?？]*)(.*?)([?？]*)$/s.exec(text) ?? []
  if (!/[?？*＊]/.test(inner)) return { kind: 'word', text, trimmed }
  return { kind: 'pattern', text: before + inner.replaceAll('？', '?').replaceAll('＊', '*') + after, trimmed }
}

/** Of the text of a pattern node. */
export function readPattern(text: string): Pattern {
  const [, before = '', inner = '', after = ''] = /^([?？]*)(.*?)([?？]*)$/s.exec(text) ?? []
  const literals = inner.split(/[?*]+/)
  const gaps = [...inner.matchAll(/[?*]+/g)].map(([signs]) => ({
    characters: signs.replaceAll('*', '').length,
    more: signs.includes('*') ? STAR_LENGTH : 0,
  }))
  literals[0] = before + (literals[0] ?? '')
  literals[literals.length - 1] += after
  return { literals, gaps }
}
