import type { WordChange } from '../../../shared/model/review.ts'
import { diffWords } from './word-diff.ts'

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
/** The runtime's own words will do for a passage: jieba would have to be started for it. */
const cutWords = (text: string) => Array.from(segmenter.segment(text), ({ segment }) => segment)

/** From one passage to another, by whole words and figures; `same` and `gone` together are the one, `same` and `new` the other. */
export function wordChanges(before: string, after: string): WordChange[] {
  const changes: WordChange[] = []
  const add = (kind: WordChange['kind'], text: string) => {
    if (text !== '') changes.push({ kind, text })
  }
  let at = 0
  // Not folded: what is the same is shown as the words of either passage.
  for (const { left, right } of diffWords(before, { start: 0, end: before.length }, after, { start: 0, end: after.length }, cutWords)) {
    add('same', before.slice(at, left.start))
    add('gone', before.slice(left.start, left.end))
    add('new', after.slice(right.start, right.end))
    at = left.end
  }
  add('same', before.slice(at))
  return changes
}
