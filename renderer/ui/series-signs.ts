import { symbol, symbolCircle, symbolCross, symbolDiamond, symbolSquare, symbolStar, symbolTriangle, symbolWye, symbolX } from 'd3-shape'

/** How a line is told from the others: by its ink, and for who does not see the ink, by its stroke and its sign. */
export interface SeriesSign {
  readonly ink: string
  /** Lengths of strokes and gaps in px; nothing for a whole line. */
  readonly dashes: string | undefined
  /** Path of the sign around 0,0. */
  readonly path: string
  /** The last two signs are drawn as lines. */
  readonly open: boolean
}

const SHAPES = [symbolCircle, symbolSquare, symbolTriangle, symbolDiamond, symbolCross, symbolStar, symbolWye, symbolX]
const DASHES = [undefined, '7 3', '2 3', '10 3 2 3', undefined, '7 3', '2 3', '10 3 2 3']
/** In square px. */
const AREA = 44

export const SIGNS: readonly SeriesSign[] = Array.from({ length: SHAPES.length }, (_, slot) => {
  const shape = SHAPES[slot] ?? symbolCircle
  return {
    ink: `var(--series-${slot + 1})`,
    dashes: DASHES[slot],
    path: symbol(shape, shape === symbolX ? AREA * 1.6 : AREA)() ?? '',
    open: shape === symbolX,
  }
})

const FIRST: SeriesSign = { ink: 'var(--series-1)', dashes: undefined, path: '', open: false }

export function signOf(slot: number): SeriesSign {
  return SIGNS[slot] ?? FIRST
}
