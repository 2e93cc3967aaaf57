import { createFairDice } from './recombined-reports.ts'

/** Queries of one kind: their name, and each with the plain word that other programs are asked for; null where it is none. */
export interface QueryKind {
  readonly name: string
  readonly queries: readonly { readonly query: string; readonly word: string | null }[]
  /** The texts between or around the words are looked at, too: the budget of a search speaks of words, also several. */
  readonly within?: true
}

const EACH = 8
const VERY_COMMON = ['的', '工作']

/** Queries drawn from the texts, so that they are as common or rare as words are; always the same for the same texts. */
export function drawQueries(texts: readonly string[]): QueryKind[] {
  const dice = createFairDice(31)
  const held = new Set<string>()

  /** So many Chinese characters that stand together somewhere. */
  function draw(least: number, most = least): string {
    for (;;) {
      const text = texts[dice(texts.length)] ?? ''
      const length = least + dice(most - least + 1)
      const start = dice(Math.max(1, text.length - length))
      const word = text.slice(start, start + length)
      if (word.length === length && /^\p{Script=Han}+$/u.test(word) && !held.has(word)) {
        held.add(word)
        return word
      }
    }
  }

  const several = (make: () => string) => Array.from({ length: EACH }, make)
  const plain = (name: string, words: readonly string[]) => ({ name, queries: words.map(word => ({ query: `“${word}”`, word })) })
  const pair = () => `“${draw(2)}”`
  const asked = (name: string, queries: readonly string[]) => ({ name, queries: queries.map(query => ({ query, word: null })) })
  const within = (name: string, queries: readonly string[]) => ({ ...asked(name, queries), within: true as const })
  const boolean = several(() => [`${pair()} ${pair()}`, `${pair()} OR ${pair()}`, `${pair()} ${pair()} -${pair()}`][dice(3)] ?? '')
  return [
    plain(
      '1 character',
      several(() => draw(1)),
    ),
    plain(
      '2 characters',
      several(() => draw(2)),
    ),
    plain(
      '4 characters',
      several(() => draw(4)),
    ),
    plain(
      '7 to 12 characters',
      several(() => draw(7, 12)),
    ),
    // A stretch of one text before one of another: hardly any text has both together.
    plain(
      'absent',
      several(() => `${draw(4)}鼯${draw(3)}`),
    ),
    plain('very common', VERY_COMMON),
    asked('boolean', boolean),
    within(
      'in one sentence',
      several(() => `${pair()} SENTENCE ${pair()}`),
    ),
    within(
      'in one paragraph',
      several(() => `${pair()} PARAGRAPH/20 ${pair()}`),
    ),
    within(
      'wildcards',
      several(() => [`${draw(1)}?${draw(2)}`, `${draw(2)}*${draw(2)}`][dice(2)] ?? ''),
    ),
    // Words that nearly every report holds many times.
    within('very common, near and with wildcards', ['工作 SENTENCE 发展', '工作 PARAGRAPH/20 建设', '发展*工作', '全?发展']),
  ]
}
