import type { Shortcut } from './shortcut.ts'

/** Keys of single screens that are no commands of the palette: they need what the screen alone knows. */
export const SCREEN_KEYS = [
  { id: 'findInReport', where: 'passages', keys: ['Ctrl+F'] },
  { id: 'nextPane', where: 'reading', keys: ['F6'] },
  { id: 'previousPane', where: 'reading', keys: ['Shift+F6'] },
  { id: 'foldRow', where: 'comparing', keys: ['F'] },
  { id: 'foldRows', where: 'comparing', keys: ['Shift+F'] },
  { id: 'rowLinks', where: 'comparing', keys: ['L'] },
  { id: 'columnPreviousYear', where: 'comparing', keys: [','] },
  { id: 'columnNextYear', where: 'comparing', keys: ['.'] },
  { id: 'columnLeft', where: 'comparing', keys: ['Alt+←'] },
  { id: 'columnRight', where: 'comparing', keys: ['Alt+→'] },
  { id: 'nextChange', where: 'changes', keys: ['N'] },
  { id: 'previousChange', where: 'changes', keys: ['P'] },
  { id: 'acrossMove', where: 'changes', keys: ['M'] },
  { id: 'changesPreviousYear', where: 'changes', keys: [','] },
  { id: 'changesNextYear', where: 'changes', keys: ['.'] },
  { id: 'nextCut', where: 'source', keys: ['N'] },
  { id: 'previousCut', where: 'source', keys: ['P'] },
  { id: 'splitReport', where: 'source', keys: ['S'] },
  { id: 'mergeNext', where: 'source', keys: ['M'] },
  { id: 'mergePrevious', where: 'source', keys: ['Shift+M'] },
  { id: 'leaveOut', where: 'source', keys: ['X'] },
  { id: 'moveParagraphs', where: 'source', keys: ['V'] },
  { id: 'paragraphUp', where: 'source', keys: ['Alt+↑'] },
  { id: 'paragraphDown', where: 'source', keys: ['Alt+↓'] },
] as const satisfies readonly { readonly id: string; readonly where: string; readonly keys: readonly Shortcut[] }[]

export type ScreenKeyId = (typeof SCREEN_KEYS)[number]['id']
