import { COLOURS, type Colour } from '../../shared/model/highlight.ts'
import type { Range } from '../../shared/model/search.ts'
import type { TextPositions } from './text-position.ts'

/** What is painted beside the eight colours, from the bottom to the top. */
export const MARK_STATES = ['overlap', 'doubtful', 'hover', 'active', 'pending', 'find', 'find-current', 'flash'] as const
/** Words that other reports share, by how many do: the more, the paler the ink. Below everything else: marked words keep their ink. */
export const WORDING_INKS = ['shared-1', 'shared-2', 'shared-3', 'shared-4'] as const
export type Layer = Colour | (typeof MARK_STATES)[number] | (typeof WORDING_INKS)[number] | 'shared-current' | 'noted'

const LAYERS: readonly Layer[] = [...WORDING_INKS, 'shared-current', 'noted', ...COLOURS, ...MARK_STATES]

interface Painted {
  readonly range: Range
  readonly dom: StaticRange
}

/** What one text shows, layer by layer. Other texts' marks are never touched. */
export interface Painting {
  /** From now on the layer shows these ranges of this text and no others. Where they overlap they are one. */
  show(layer: Layer, ranges: Iterable<Range>): void
  /** Only what lies in this part of the text is painted from now on, for the rest is far out of sight. At first all of it is. */
  limit(part: Range): void
  /** The same words stand in other text nodes now: what is painted on them is painted anew. */
  renew(words: readonly Range[]): void
  /** Takes away all that this text shows, for good: another text stands there, and what still comes for this one is not painted. */
  clear(): void
}

/**
 * The one painter of the window. `CSS.highlights` belongs to the document: it holds one Highlight per colour or state,
 * shared by all texts, and each text adds and removes its own ranges one by one. Looks: `marks.css`.
 */
export function createPainting(positions: TextPositions): Painting {
  const wanted = new Map<Layer, readonly Range[]>()
  const painted = new Map<Layer, Map<string, Painted>>()
  let part: Range = { start: 0, end: Number.POSITIVE_INFINITY }
  let over = false

  function paint(layer: Layer): void {
    if (over) return
    const highlight = highlightOf(layer)
    const before = painted.get(layer) ?? new Map<string, Painted>()
    const after = new Map<string, Painted>()
    for (const whole of wanted.get(layer) ?? []) {
      // Cut at the ends of the part: where a colour covers many pages, each line of them would be painted.
      const range = { start: Math.max(whole.start, part.start), end: Math.min(whole.end, part.end) }
      if (range.start >= range.end) continue
      const key = `${range.start}-${range.end}`
      const known = before.get(key)
      const dom = known?.dom ?? positions.toDomRange(range)
      if (!dom) continue
      after.set(key, { range, dom })
      // Adding again what is there would paint the whole layer anew.
      if (!known) highlight.add(dom)
    }
    for (const [key, { dom }] of before) if (!after.has(key)) highlight.delete(dom)
    painted.set(layer, after)
  }

  return {
    show(layer, ranges) {
      wanted.set(layer, united(ranges))
      paint(layer)
    },

    limit(next) {
      if (next.start === part.start && next.end === part.end) return
      part = next
      for (const layer of wanted.keys()) paint(layer)
    },

    renew(words) {
      for (const [layer, ranges] of painted) {
        for (const [key, { range, dom }] of ranges) {
          if (!words.some(({ start, end }) => start < range.end && range.start < end)) continue
          highlightOf(layer).delete(dom)
          ranges.delete(key)
        }
        paint(layer)
      }
    },

    clear() {
      over = true
      for (const [layer, ranges] of painted) for (const { dom } of ranges.values()) highlightOf(layer).delete(dom)
      painted.clear()
      wanted.clear()
    },
  }
}

/**
 * A layer looks the same where two of its ranges lie over each other as where one does: what overlaps is joined. After each
 * change of the page, of whatever it be, the browser places every range of the document anew and paints their words again:
 * the fewer there are, the sooner a change is seen.
 */
export function united(ranges: Iterable<Range>): Range[] {
  const whole: { start: number; end: number }[] = []
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = whole.at(-1)
    if (last && start < last.end) last.end = Math.max(last.end, end)
    else whole.push({ start, end })
  }
  return whole
}

function highlightOf(layer: Layer): Highlight {
  const known = CSS.highlights.get(layer)
  if (known) return known
  const highlight = new Highlight()
  highlight.priority = LAYERS.indexOf(layer)
  CSS.highlights.set(layer, highlight)
  return highlight
}
