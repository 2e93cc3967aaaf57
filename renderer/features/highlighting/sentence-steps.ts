import type { Range } from '../../../shared/model/search.ts'
import { toGraphemeBorder } from '../../../shared/text/offsets.ts'
import { paragraphs, sentences } from '../../../shared/text/sentences.ts'
import type { Caret } from '../../dom/selecting.ts'
import { trimRange } from '../../dom/text-position.ts'

/** The sentences of a text in reading order, without white space at their ends. */
export function sentencesOf(text: string): Range[] {
  return paragraphs(text)
    .flatMap(paragraph => sentences(text, paragraph))
    .flatMap(sentence => trimRange(text, sentence) ?? [])
}

/** The sentence after (or before) what is selected; with nothing selected the first one from `place` on. */
export function stepSentence(all: readonly Range[], selected: Caret | null, place: number, by: 1 | -1): Caret | null {
  const start = selected ? Math.min(selected.anchor, selected.focus) : place
  const end = selected ? Math.max(selected.anchor, selected.focus) : place
  const found = by === 1 ? all.find(sentence => sentence.start >= end) : all.findLast(sentence => sentence.end <= start)
  return found ? { anchor: found.start, focus: found.end } : null
}

/** Moves the end of the selection by one sentence; the other end stays on the sentence where it began. */
export function extendBySentence(all: readonly Range[], { anchor, focus }: Caret, by: 1 | -1): Caret {
  const forward = focus >= anchor
  if (by === 1) {
    if (forward) return { anchor, focus: all.find(sentence => sentence.end > focus)?.end ?? focus }
    const next = all.find(sentence => sentence.start > focus)?.start
    if (next !== undefined && next < anchor) return { anchor, focus: next }
    // Nothing is left of it: it turns round and goes on at the other side.
    return { anchor: focus, focus: all.find(sentence => sentence.end > anchor)?.end ?? anchor }
  }
  if (!forward) return { anchor, focus: all.findLast(sentence => sentence.start < focus)?.start ?? focus }
  const previous = all.findLast(sentence => sentence.end < focus)?.end
  if (previous !== undefined && previous > anchor) return { anchor, focus: previous }
  return { anchor: focus, focus: all.findLast(sentence => sentence.start < anchor)?.start ?? anchor }
}

/** Moves the end of the selection by what a reader takes for one character. */
export function extendByCharacter(text: string, { anchor, focus }: Caret, by: 1 | -1): Caret {
  const moved = by === 1 ? toGraphemeBorder(text, focus + 1, 'after') : toGraphemeBorder(text, focus - 1, 'before')
  return moved === anchor ? { anchor, focus } : { anchor, focus: moved }
}
