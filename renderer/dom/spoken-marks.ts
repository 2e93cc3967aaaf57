import type { Range } from '../../shared/model/search.ts'
import type { PlacedParagraph, TextPositions } from './text-position.ts'
import type { TextSurface } from './text-surface.ts'

/** Marked words and what is said of them to those who hear the text. */
export interface SpokenMark extends Range {
  readonly description: string
}

export interface SpokenMarks {
  /**
   * From now on these words are marked and no others; in reading order, of those that begin together the longest first. They are
   * asked for in pauses, some at a time, as telling what is said of thousands takes its time.
   */
  show(marks: () => Iterable<SpokenMark>): void
  /** No words are put into marks any more. */
  end(): void
}

/** A mark within one paragraph, and those that lie wholly in it. */
interface Stretch extends SpokenMark {
  readonly inside: Stretch[]
}

/** In ms: nothing more was marked for so long; a turn takes so long, and waits for a pause so long at most. */
const REST = 300
const TURN = 8
const AT_LAST = 1_000

/**
 * Marked words stand in `<mark>` elements: what the painter paints is nothing to a screen reader. They look like nothing, and come
 * in pauses after what is painted; the words stand where they stood, and what is selected stays selected.
 */
export function createSpokenMarks({ sheet, positions, painting }: Pick<TextSurface, 'sheet' | 'positions' | 'painting'>): SpokenMarks {
  let wanted: () => Iterable<SpokenMark> = () => []
  const shown = new Map<PlacedParagraph, string>()
  let turns = changes()
  let rest: ReturnType<typeof setTimeout> | undefined
  let idle = 0
  /** A selection is being drawn, or a click is on its way: other nodes below the pointer would cut it short. */
  let pressed = false
  let waiting = false

  /** Where the window's selection begins and ends. To ask for them after each change would lay out the text each time. */
  let ends: readonly (Node | null)[] = []
  const lookAtSelection = () => {
    const { anchorNode = null, focusNode = null } = getSelection() ?? {}
    ends = [anchorNode, focusNode]
  }

  /** The paragraphs one by one; null for one that is as it should be. */
  function* changes(): Generator<PlacedParagraph | null> {
    const coming = wanted()[Symbol.iterator]()
    let next = coming.next()
    let here: SpokenMark[] = []
    for (const paragraph of positions.paragraphs) {
      here = here.filter(({ end }) => end > paragraph.start)
      for (; !next.done && next.value.start < paragraph.end; next = coming.next()) here.push(next.value)
      const marks = here.filter(({ end }) => end > paragraph.start)
      yield put(paragraph, marks) ? paragraph : null
    }
  }

  /** True where something changed. */
  function put(paragraph: PlacedParagraph, marks: readonly SpokenMark[]): boolean {
    const { element, start } = paragraph
    const sign = marks.map(mark => `${mark.start}-${mark.end} ${mark.description}`).join('\n')
    // Text that another surface had may hold its marks.
    const before = shown.get(paragraph) ?? (element.childElementCount === 0 ? '' : undefined)
    if (before === sign) return false
    shown.set(paragraph, sign)
    const text = element.textContent ?? ''
    const words = (range: Range) => text.slice(range.start - start, range.end - start)
    const change = () => {
      element.replaceChildren(...contentsOf(paragraph, nest(marks, paragraph), words))
      positions.renew(paragraph)
    }
    if (ends.some(node => node !== null && element.contains(node))) keepSelection(positions, element, change)
    else change()
    return true
  }

  function work(): void {
    waiting = pressed
    if (pressed) return
    const until = performance.now() + TURN
    lookAtSelection()
    const changed: PlacedParagraph[] = []
    let turn = turns.next()
    while (!turn.done) {
      if (turn.value) changed.push(turn.value)
      if (performance.now() > until) break
      turn = turns.next()
    }
    if (changed.length > 0) painting.renew(changed)
    if (!turn.done) goOn()
  }

  function goOn(): void {
    idle = requestIdleCallback(work, { timeout: AT_LAST })
  }

  function stop(): void {
    waiting = false
    clearTimeout(rest)
    cancelIdleCallback(idle)
  }

  function show(marks: () => Iterable<SpokenMark>): void {
    stop()
    wanted = marks
    turns = changes()
    rest = setTimeout(goOn, REST)
  }

  function onPress(): void {
    pressed = true
  }
  function onRelease(): void {
    pressed = false
    if (waiting) goOn()
    waiting = false
  }
  sheet.addEventListener('pointerdown', onPress)
  window.addEventListener('pointerup', onRelease)
  window.addEventListener('pointercancel', onRelease)

  // What is copied carries no marks into other programs.
  function onCopy(): void {
    lookAtSelection()
    const selected = positions.selected(getSelection())
    const touched = selected ? positions.paragraphs.filter(({ start, end }) => start < selected.end && selected.start < end) : []
    const changed = touched.filter(paragraph => put(paragraph, []))
    if (changed.length === 0) return
    painting.renew(changed)
    show(wanted)
  }
  sheet.addEventListener('copy', onCopy)

  return {
    show,
    end() {
      stop()
      sheet.removeEventListener('pointerdown', onPress)
      window.removeEventListener('pointerup', onRelease)
      window.removeEventListener('pointercancel', onRelease)
      sheet.removeEventListener('copy', onCopy)
    },
  }
}

function contentsOf({ start, end }: Range, stretches: readonly Stretch[], words: (range: Range) => string): (string | HTMLElement)[] {
  const contents: (string | HTMLElement)[] = []
  let at = start
  for (const stretch of stretches) {
    if (stretch.start > at) contents.push(words({ start: at, end: stretch.start }))
    const mark = document.createElement('mark')
    mark.ariaDescription = stretch.description
    mark.append(...contentsOf(stretch, stretch.inside, words))
    contents.push(mark)
    at = stretch.end
  }
  if (at < end) contents.push(words({ start: at, end }))
  return contents
}

/** Marks lie in one another; one that reaches over the end of another is parted there. */
function nest(marks: readonly SpokenMark[], { start, end }: Range): Stretch[] {
  const outermost: Stretch[] = []
  const open: Stretch[] = []
  const waiting = marks.map(mark => ({ ...mark, start: Math.max(mark.start, start), end: Math.min(mark.end, end) }))
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { start: from, end: to } = next
    while ((open.at(-1)?.end ?? to) <= from) open.pop()
    const around = open.at(-1)
    const border = Math.min(to, around?.end ?? to)
    const stretch = { ...next, end: border, inside: [] }
    const siblings = around?.inside ?? outermost
    siblings.push(stretch)
    open.push(stretch)
    if (border === to) continue
    const at = waiting.findIndex(other => other.start > border || (other.start === border && other.end < to))
    waiting.splice(at < 0 ? waiting.length : at, 0, { ...next, start: border })
  }
  return outermost
}

/** An end of the window's selection that lies in the paragraph, also a mere caret, stays on its words when other text nodes hold them. */
function keepSelection(positions: TextPositions, element: HTMLElement, change: () => void): void {
  const selection = getSelection()
  const placeOf = (node: Node | null, offset: number) => {
    const inside = node !== null && element.contains(node)
    return { node, offset, inText: inside ? positions.toOffset(node, offset, 'start') : null }
  }
  const anchor = placeOf(selection?.anchorNode ?? null, selection?.anchorOffset ?? 0)
  const focus = placeOf(selection?.focusNode ?? null, selection?.focusOffset ?? 0)
  change()
  const [from, to] = [anchor, focus].map(({ node, offset, inText }) => (inText === null ? { node, offset } : positions.toPoint(inText)))
  if (from?.node && to?.node) selection?.setBaseAndExtent(from.node, from.offset, to.node, to.offset)
}
