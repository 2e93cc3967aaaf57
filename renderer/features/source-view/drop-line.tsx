import { useLayoutEffect, useState } from 'react'
import type { TextSurface } from '../../dom/text-surface.ts'
import styles from './drop-line.module.css'

interface DropLineProps {
  readonly surface: TextSurface
  /** In the paragraph of the report beside which it stands. */
  readonly offset: number
  readonly side: 'before' | 'after'
}

/** A line where what is moved would go in. */
export function DropLine({ surface, offset, side }: DropLineProps) {
  const [top, setTop] = useState<number | null>(null)
  useLayoutEffect(() => {
    const paragraph = surface.positions.paragraphs.find(({ start, end }) => start <= offset && offset < end)
    const box = paragraph?.element.getBoundingClientRect()
    setTop(box ? box[side === 'before' ? 'top' : 'bottom'] - surface.sheet.getBoundingClientRect().top : null)
  }, [surface, offset, side])
  return top === null ? null : <span className={styles.line} style={{ top }} aria-hidden />
}
