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
export function keepInView(scroller: HTMLElement, covered: () => number): Staying {
  const cells = new Set<HTMLElement>()
  const place = (cell: HTMLElement) => {
    const top = Math.min(covered(), scroller.clientHeight - cell.offsetHeight - FOOTROOM)
    cell.style.setProperty('--stay', `${top}px`)
  }
  const resized = new ResizeObserver(entries => {
    const all = entries.some(({ target }) => target === scroller)
    for (const cell of all ? cells : entries.map(({ target }) => target as HTMLElement)) place(cell)
  })
  resized.observe(scroller)
  return {
    watch(cell) {
      cells.add(cell)
      resized.observe(cell)
      return () => {
        cells.delete(cell)
        resized.unobserve(cell)
      }
    },
    disconnect: () => resized.disconnect(),
  }
}
