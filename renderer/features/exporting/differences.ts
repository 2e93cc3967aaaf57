import type { AnnotationConflict, MemoConflict } from '../../../shared/model/annotation.ts'

/** In what the two sides differ. */
export const KINDS = ['note', 'tags', 'colour', 'memo'] as const
export type DifferenceKind = (typeof KINDS)[number]

type Conflict = AnnotationConflict | MemoConflict

/** Where a highlight's remarks, or a memo, are not the same on both sides. */
export function differences(conflict: Conflict): DifferenceKind[] {
  if (!('quote' in conflict)) return ['memo']
  const { mine, theirs } = conflict
  return KINDS.filter(kind => {
    if (kind === 'note') return mine.note !== theirs.note
    if (kind === 'colour') return mine.colour !== theirs.colour
    return kind === 'tags' && mine.tags.join('\n') !== theirs.tags.join('\n')
  })
}

/** All that can be read of it, to be searched. */
export function wordsOf(conflict: Conflict): string {
  if (!('quote' in conflict)) return [conflict.name, conflict.mine, conflict.theirs].join('\n')
  const { quote, reportTitle, mine, theirs } = conflict
  return [quote, reportTitle, mine.note, theirs.note, ...mine.tags, ...theirs.tags].join('\n')
}
