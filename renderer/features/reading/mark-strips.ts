import { COLOURS, type Colour, type Highlight } from '../../../shared/model/highlight.ts'
import type { Range } from '../../../shared/model/search.ts'

/** A piece of the minimap, in rows from the top. */
export interface Strip {
  readonly from: number
  readonly to: number
}

export interface ColourStrips {
  readonly colour: Colour
  readonly strips: readonly Strip[]
}

/** The rows that ranges of a text of this length fall into, joined where they touch. */
export function stripsOf(ranges: readonly Range[], length: number, rows: number): Strip[] {
  if (length === 0 || rows === 0) return []
  const taken = new Uint8Array(rows)
  for (const { start, end } of ranges) {
    const from = rowOf(start, length, rows)
    taken.fill(1, from, Math.max(rowOf(end, length, rows), from + 1))
  }
  const strips: Strip[] = []
  for (let row = 0; row < rows; row++) {
    if (!taken[row]) continue
    const from = row
    while (row < rows && taken[row]) row++
    strips.push({ from, to: row })
  }
  return strips
}

/** The colours that a report has, each with its rows, in their order. */
export function coloursOf(highlights: readonly Highlight[], length: number, rows: number): ColourStrips[] {
  return COLOURS.flatMap(colour => {
    const ranges = highlights.filter(highlight => highlight.colour === colour && highlight.state !== 'orphan')
    return ranges.length > 0 ? [{ colour, strips: stripsOf(ranges, length, rows) }] : []
  })
}

function rowOf(offset: number, length: number, rows: number): number {
  return Math.min(Math.floor((offset / length) * rows), rows - 1)
}
