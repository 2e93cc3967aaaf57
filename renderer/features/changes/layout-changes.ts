import type { SentenceChange, SentenceRow } from '../../../shared/model/comparison.ts'
import type { Range } from '../../../shared/model/search.ts'

/** A line of the list of changes. */
export type ChangeLine =
  | { readonly kind: 'row'; readonly key: string; readonly row: SentenceRow }
  /** Stands where a sentence stood that was moved; `to` is the key of its row. */
  | { readonly kind: 'place'; readonly key: string; readonly row: SentenceRow; readonly to: string }
  /** Lines that are not shown, or that are shown only because it was opened. */
  | { readonly kind: 'fold'; readonly key: string; readonly count: number; readonly unchanged: boolean; readonly open: boolean }

export interface ChangeChoice {
  readonly shown: ReadonlySet<SentenceChange>
  readonly figuresOnly: boolean
  /** Keys of the folds that are open. */
  readonly open: ReadonlySet<string>
}

export function keyOf({ left, right }: SentenceRow): string {
  return `${left[0]?.start ?? ''}-${right[0]?.start ?? ''}`
}

/** Where a moved sentence stood has a key of its own. */
export function placeKeyOf(row: SentenceRow): string {
  return `${keyOf(row)}-place`
}

/** The rows with the places of what moved, and in the stead of what is not shown a line that says how much that is. */
export function layoutChanges(rows: readonly SentenceRow[], choice: ChangeChoice): ChangeLine[] {
  const lines: ChangeLine[] = []
  let hidden: SentenceRow[] = []
  const fold = () => {
    const [first, last] = [hidden[0], hidden.at(-1)]
    if (!first || !last) return
    // What was opened is folded again where more or less is hidden than then.
    const key = `${keyOf(first)}-${keyOf(last)}-fold`
    const open = choice.open.has(key)
    lines.push({ kind: 'fold', key, count: hidden.length, unchanged: hidden.every(({ change }) => change === 'unchanged'), open })
    if (open) lines.push(...hidden.map(row => ({ kind: 'row', key: keyOf(row), row }) as const))
    hidden = []
  }
  for (const line of withPlaces(rows)) {
    const shown = choice.shown.has(line.row.change) && (!choice.figuresOnly || hasFigures(line.row))
    if (shown) {
      fold()
      lines.push(line)
    } else if (line.kind === 'row') hidden.push(line.row)
  }
  fold()
  return lines
}

export function hasFigures({ edits }: SentenceRow): boolean {
  return edits.some(({ figures }) => figures)
}

/** Those with a sentence in the stretch of the earlier report, or in that of the later one. */
export function rowsWithin(rows: readonly SentenceRow[], left: Range, right: Range): SentenceRow[] {
  const meets = (ranges: readonly Range[], stretch: Range) => ranges.some(({ start }) => start >= stretch.start && start < stretch.end)
  return rows.filter(row => meets(row.left, left) || meets(row.right, right))
}

type RowLine = Extract<ChangeLine, { kind: 'row' | 'place' }>

/** Behind the last sentence that stood before it in the earlier report and has not moved. */
function withPlaces(rows: readonly SentenceRow[]): RowLine[] {
  const leftOf = ({ left }: SentenceRow) => left[0]?.start ?? 0
  const moved = rows.filter(({ change }) => change === 'moved').sort((a, b) => leftOf(a) - leftOf(b))
  const lines: RowLine[] = []
  let next = 0
  const placesBefore = (start: number) => {
    for (let row = moved[next]; row && leftOf(row) < start; row = moved[++next]) {
      lines.push({ kind: 'place', key: placeKeyOf(row), row, to: keyOf(row) })
    }
  }
  for (const row of rows) {
    if (row.left.length > 0 && row.change !== 'moved') placesBefore(leftOf(row))
    lines.push({ kind: 'row', key: keyOf(row), row })
  }
  placesBefore(Number.POSITIVE_INFINITY)
  return lines
}
