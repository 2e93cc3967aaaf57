import type { Range } from '../../../shared/model/search.ts'

/** Before a stretch of the source on its upper half, after it on its lower half; as far as it is drawn. `y` of the window. */
export function sideAt(sheet: HTMLElement | null, range: Range | undefined, y: number): 'before' | 'after' {
  const parts = [...(sheet?.querySelectorAll<HTMLElement>('[data-start]') ?? [])].filter(({ dataset }) => {
    const start = Number(dataset['start'])
    return range && start >= range.start && start < range.end
  })
  const boxes = parts.flatMap(part => [...part.getClientRects()])
  const middle = (Math.min(...boxes.map(box => box.top)) + Math.max(...boxes.map(box => box.bottom))) / 2
  return y < middle ? 'before' : 'after'
}
