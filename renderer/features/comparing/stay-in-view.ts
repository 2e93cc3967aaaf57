/**
 * A cell shorter than its row stays beside what the reader reads of the longer one: it sticks below the heads, or, where it
 * is taller than the view, with its end at the lower edge. The style sheet reads `--stay` (px from the scroller's upper edge).
 */
export interface Staying {
  watch(cell: HTMLElement): () => void
  disconnect(): void
}

/** Room between the end of a tall cell and the lower edge, in px. */
const FOOTROOM = 24

/** `covered`: what of the view lies under heads, in px. */
export function keepInView(scroller: HTMLElement, covered: number): Staying {
  /** Their heights, in px. To ask a cell that is out of sight would lay it out. */
  const cells = new Map<HTMLElement, number>()
  let view = 0
  const place = (cell: HTMLElement, height: number) => {
    if (height > 0) cell.style.setProperty('--stay', `${Math.min(covered, view - height - FOOTROOM)}px`)
  }
  const resized = new ResizeObserver(entries => {
    for (const { target, borderBoxSize } of entries) {
      const height = borderBoxSize[0]?.blockSize ?? 0
      if (target === scroller) {
        view = height
        for (const [cell, known] of cells) place(cell, known)
      } else if (target instanceof HTMLElement && cells.has(target)) {
        cells.set(target, height)
        place(target, height)
      }
    }
  })
  resized.observe(scroller)
  return {
    watch(cell) {
      cells.set(cell, 0)
      resized.observe(cell)
      return () => {
        cells.delete(cell)
        resized.unobserve(cell)
      }
    },
    disconnect: () => resized.disconnect(),
  }
}
