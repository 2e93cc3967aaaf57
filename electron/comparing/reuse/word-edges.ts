import type { Range } from '../../../shared/model/search.ts'
import { type PlacedText, placedString } from '../../placed-text.ts'
import { createKindAt, LETTER } from './letters.ts'

/** Where words begin and end in a text. Runs of letters are cut into words as somebody asks for a place in them. */
export interface WordEdges {
  /** The word of which a place is in the middle; undefined where it stands between words, or beside a sign. */
  wordOver(place: number): Range | undefined
  /** The whole words of a stretch, without signs and particles at its ends: what can be shown by itself. Empty where there are none. */
  within(stretch: Range): Range
}

/** Cuts a run of folded letters into words, one after the other without a gap. */
export type CutRun = (run: string) => readonly string[]

/** A stretch does not begin or end with them: they belong to words that are not in it. */
const LEADING = new Set('的 地 得 了 着 过 之 和 与 及 以及 等 所 者'.split(' '))
const TRAILING = new Set('的 地 得 和 与 及 以及 在 对 把 被 将 向 从 以 并 而 于 由 为 是 不 更 也 请'.split(' '))
/** Words of one character that stand alone. */
const ALONE = new Set([...LEADING, ...TRAILING, ...'有 到 要 就 都 让 使 中 上 下 里 内 外 后 前 年 月 日 一 我 他'.split(' ')])
/** What they stand before makes one word with them: 高质量, 全过程. */
const PREFIXES = new Set('高 全 新 大 小 各 副 总 再 双 多 非 第'.split(' '))
/** Terms that the runtime's list does not know as one. */
const TERMS = ['习近平', '总书记', '社会主义', '马克思主义', '中国特色社会主义', '中国式现代化', '基础设施', '知识产权']
/** No term is longer. */
const LONGEST_TERM = 12
/** Words of fewer characters may have one more. */
const LONGEST_GLUED = 3
const HAN = /^\p{sc=Han}$/u

/** Words by the runtime's own list; `terms` (folded) stay whole. Characters that it leaves over belong to their neighbours. */
export function createRunCutter(terms: readonly string[]): CutRun {
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
  const known = [...new Set([...TERMS, ...terms])].filter(term => term.length > 1 && term.length <= LONGEST_TERM)
  /** The longest first. */
  const byBeginning = Map.groupBy(
    known.sort((a, b) => b.length - a.length),
    term => term[0],
  )
  const termAt = (run: string, at: number) => byBeginning.get(run[at])?.find(term => run.startsWith(term, at))

  /** Words between terms, their left-over characters with their neighbours. */
  function words(text: string): string[] {
    const found: string[] = []
    let prefix = ''
    for (const segment of withPairs(segmenter.segment(text))) {
      const last = found.at(-1)
      if (PREFIXES.has(segment)) {
        if (prefix) found.push(prefix)
        prefix = segment
      } else if (prefix) {
        found.push(prefix + segment)
        prefix = ''
      } else if (last !== undefined && isLeftOver(segment, last)) found[found.length - 1] = last + segment
      else found.push(segment)
    }
    if (prefix) found.push(prefix)
    return found
  }

  return run => {
    const found: string[] = []
    let from = 0
    for (let at = 0; at < run.length; ) {
      const term = termAt(run, at)
      if (!term) {
        at++
        continue
      }
      if (at > from) found.push(...words(run.slice(from, at)))
      found.push(term)
      at += term.length
      from = at
    }
    if (from < run.length) found.push(...words(run.slice(from)))
    return found
  }
}

/** Two characters that are left over one behind the other are a word: 统|领. */
function withPairs(segments: Iterable<{ readonly segment: string }>): string[] {
  const found: string[] = []
  let single = false
  for (const { segment } of segments) {
    const isSingle = HAN.test(segment) && !ALONE.has(segment) && !PREFIXES.has(segment)
    if (single && isSingle) found.push(found.pop() + segment)
    else found.push(segment)
    single = isSingle && !single
  }
  return found
}

/** A character behind a word that is part of it: 出发|点. */
function isLeftOver(segment: string, last: string): boolean {
  return HAN.test(segment) && !ALONE.has(segment) && !ALONE.has(last) && last.length < LONGEST_GLUED
}

/** Good as long as the text is. */
export function createWordEdges(text: PlacedText, cut: CutRun): WordEdges {
  const kindAt = createKindAt()
  /** Words by each run's beginning. */
  const runs = new Map<number, readonly Range[]>()

  function wordsOf(start: number): readonly Range[] {
    const known = runs.get(start)
    if (known) return known
    let end = start
    while (kindAt(text, end) === LETTER) end++
    let at = start
    const found = cut(placedString(text, start, end)).map(word => {
      at += word.length
      return { start: at - word.length, end: at }
    })
    runs.set(start, found)
    return found
  }

  /** The word at a place; undefined for a sign. */
  function wordAt(place: number): Range | undefined {
    if (kindAt(text, place) !== LETTER) return undefined
    let start = place
    while (kindAt(text, start - 1) === LETTER) start--
    return wordsOf(start).find(({ end }) => end > place)
  }

  function wordOver(place: number): Range | undefined {
    const word = wordAt(place)
    return word && word.start < place ? word : undefined
  }

  const isWord = (word: Range, words: ReadonlySet<string>) =>
    word.end - word.start <= 2 && words.has(placedString(text, word.start, word.end))

  return {
    wordOver,
    within({ start, end }) {
      let from = wordOver(start)?.end ?? start
      let to = wordOver(end)?.start ?? end
      while (from < to) {
        const word = wordAt(from)
        if (word && !isWord(word, LEADING)) break
        from = word?.end ?? from + 1
      }
      while (from < to) {
        const word = wordAt(to - 1)
        if (word && !isWord(word, TRAILING)) break
        to = word?.start ?? to - 1
      }
      return from < to ? { start: from, end: to } : { start, end: start }
    },
  }
}
