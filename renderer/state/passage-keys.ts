import { COLOURS, type Colour } from '../../shared/model/highlight.ts'
import type { Shortcut } from './shortcut.ts'

const INK_KEYS = ['ink1', 'ink2', 'ink3', 'ink4', 'ink5', 'ink6', 'ink7', 'ink8'] as const
export type InkKeyId = (typeof INK_KEYS)[number]

/** What keys do with passages, wherever a report's text stands: while words are selected, or with the active highlight. */
export const PASSAGE_KEYS = [
  { id: 'nextSentence', keys: ['J', 'Alt+↓'] },
  { id: 'previousSentence', keys: ['K', 'Alt+↑'] },
  { id: 'endNextSentence', keys: ['Shift+J', 'Alt+Shift+↓'] },
  { id: 'endPreviousSentence', keys: ['Shift+K', 'Alt+Shift+↑'] },
  { id: 'endForward', keys: ['Shift+→'] },
  { id: 'endBack', keys: ['Shift+←'] },
  { id: 'startForward', keys: ['Ctrl+Shift+→'] },
  { id: 'startBack', keys: ['Ctrl+Shift+←'] },
  { id: 'startNextSentence', keys: ['Alt+Shift+J'] },
  { id: 'startPreviousSentence', keys: ['Alt+Shift+K'] },
  { id: 'wholeSentence', keys: ['A'] },
  { id: 'wholeParagraph', keys: ['Shift+A'] },
  ...INK_KEYS.map((id, at) => ({ id, keys: [`${at + 1}`] })),
  { id: 'tag', keys: ['T'] },
  { id: 'sameTag', keys: ['Shift+T'] },
  { id: 'note', keys: ['N'] },
  { id: 'linkMemo', keys: ['Shift+M'] },
  { id: 'defineIndicator', keys: ['D'] },
  { id: 'copyCitation', keys: ['C'] },
  { id: 'copyReference', keys: ['Shift+C'] },
  { id: 'removeHighlight', keys: ['Delete', 'Backspace'] },
  { id: 'nextHighlight', keys: [']'] },
  { id: 'previousHighlight', keys: ['['] },
  { id: 'nextOverlap', keys: ['O'] },
  { id: 'previousOverlap', keys: ['Shift+O'] },
  { id: 'clear', keys: ['Esc'], fixed: true },
] as const satisfies readonly { readonly id: string; readonly keys: readonly Shortcut[]; readonly fixed?: boolean }[]

export type PassageKeyId = (typeof PASSAGE_KEYS)[number]['id']

/** The colour that a key gives. */
export function inkOf(id: PassageKeyId): Colour | undefined {
  return COLOURS[(INK_KEYS as readonly string[]).indexOf(id)]
}

export function inkKey(colour: Colour): InkKeyId {
  return INK_KEYS[COLOURS.indexOf(colour)] ?? 'ink1'
}
