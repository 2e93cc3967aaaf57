import { type CSSProperties, createElement, memo } from 'react'
import type { Block } from './layout-text.ts'
import styles from './report-text.module.css'

interface ReportTextProps {
  readonly text: string
  readonly blocks: readonly Block[]
}

/** From this length on, what is out of sight is not laid out; below it that saves nothing (UTF-16 units). */
const LONG = 30_000

/** The text itself: drawn once. Marks, the place and the selection change nothing in it. */
export const ReportText = memo(function ReportText({ text, blocks }: ReportTextProps) {
  return (
    <div className={text.length > LONG ? `${styles.text} ${styles.long}` : styles.text}>
      {blocks.map(block =>
        createElement(
          elementOf(block),
          {
            key: block.start,
            className: styles[block.role],
            'data-start': block.start,
            'data-end': block.end,
            'data-level': block.level || undefined,
            // Two characters more for the indent; the style sheet makes the height of it.
            style: text.length > LONG ? ({ '--characters': block.end - block.start + 2 } as CSSProperties) : undefined,
          },
          text.slice(block.start, block.end),
        ),
      )}
    </div>
  )
})

function elementOf({ role, level }: Block): string {
  if (role === 'title') return 'h2'
  return role === 'heading' ? `h${Math.min(level + 2, 6)}` : 'p'
}
