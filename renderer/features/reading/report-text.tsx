import { type CSSProperties, createElement, Fragment, memo } from 'react'
import { FoldSign } from './fold-sign.tsx'
import type { Block } from './layout-text.ts'
import styles from './report-text.module.css'

interface ReportTextProps {
  readonly text: string
  readonly blocks: readonly Block[]
}

/**
 * From this length on, what is out of sight is neither laid out nor painted (UTF-16 units). A screen reader hears its words then, but
 * not which of them are headings or marked: reports of the usual length are laid out whole.
 */
const LONG = 30_000
/**
 * A long text is shown and left out in parts of this length at most (UTF-16 units): about two screens. For every part the
 * browser asks in every frame whether it is in sight; asking for each of some thousand paragraphs takes longer than a frame.
 */
const PART = 2_500

/** The text itself, or as much of it as the blocks hold: drawn once. Marks, the place and the selection change nothing in it. */
export const ReportText = memo(function ReportText({ text, blocks }: ReportTextProps) {
  const parts = (blocks.at(-1)?.end ?? 0) - (blocks[0]?.start ?? 0) > LONG ? inParts(blocks) : null
  return (
    <div className={styles.text}>
      {parts
        ? parts.map(part => (
            <div key={part[0]?.start} className={styles.part} style={sizeOf(part)}>
              {part.map(block => elementFor(block, text))}
            </div>
          ))
        : blocks.map(block => elementFor(block, text))}
    </div>
  )
})

function elementFor({ role, level, start, end, pieces }: Block, text: string) {
  if (pieces) {
    return createElement(
      elementOf(role, level),
      { key: start, className: styles[role], 'data-level': level || undefined },
      pieces.map(piece => (
        <Fragment key={piece.start}>
          {piece.reports !== undefined && <FoldSign start={piece.start} reports={piece.reports} />}
          <span data-start={piece.start} data-end={piece.end} hidden={piece.reports !== undefined}>
            {text.slice(piece.start, piece.end)}
          </span>
        </Fragment>
      )),
    )
  }
  const attributes = { 'data-start': start, 'data-end': end, 'data-level': level || undefined }
  return createElement(elementOf(role, level), { key: start, className: styles[role], ...attributes }, text.slice(start, end))
}

function elementOf(role: Block['role'], level: number): string {
  if (role === 'title') return 'h2'
  return role === 'heading' ? `h${Math.min(level + 2, 6)}` : 'p'
}

function inParts(blocks: readonly Block[]): Block[][] {
  const parts: Block[][] = []
  for (const block of blocks) {
    const part = parts.at(-1)
    if (part?.[0] && block.end - part[0].start <= PART) part.push(block)
    else parts.push([block])
  }
  return parts
}

/** What the style sheet guesses the height of a part from, until it has been seen. */
function sizeOf(part: readonly Block[]): CSSProperties {
  // Two more for the indent.
  const characters = part.reduce((sum, { start, end }) => sum + end - start + 2, 0)
  return { '--characters': characters, '--paragraphs': part.length } as CSSProperties
}
