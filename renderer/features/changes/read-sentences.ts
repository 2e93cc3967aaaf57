import type { MouseEvent } from 'react'
import type { SentenceRow } from '../../../shared/model/comparison.ts'
import type { ComparedSentences } from '../../state/changes.ts'
import type { AppState } from '../../state/store.ts'

type Side = 'left' | 'right'

/** Opens the report of a side at the sentences of a row: the earlier one in the left pane, the later one in the right. */
export function readSentences(read: AppState['read'], { earlier, later }: ComparedSentences, row: SentenceRow, side: Side): void {
  const [first, last] = [row[side][0], row[side].at(-1)]
  if (!first || !last) return
  const [report, pane] = side === 'left' ? [earlier, 0] : [later, 1]
  read(report.id, { pane, flash: { start: first.start, end: last.end } })
}

export function isButton(target: EventTarget): boolean {
  return target instanceof Element && target.closest('button') !== null
}

/** The side whose sentence was clicked; none where words were selected, or more than going there was asked for. */
export function clickedSide({ target, ctrlKey, metaKey, shiftKey }: MouseEvent): Side | undefined {
  if (isButton(target) || ctrlKey || metaKey || shiftKey || !(getSelection()?.isCollapsed ?? true)) return undefined
  const side = target instanceof Element ? target.closest<HTMLElement>('[data-side]')?.dataset['side'] : undefined
  return side === 'left' || side === 'right' ? side : undefined
}
