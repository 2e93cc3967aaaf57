/** `[start, end)` in UTF-16 units. */
interface Span {
  readonly start: number
  readonly end: number
}

interface Edit {
  readonly left: Span
  readonly right: Span
}

/** A sentence of the earlier text, and what it became in the later one. */
export interface Fate {
  readonly left: Span
  /** None where it was deleted, two where it was split. */
  readonly right: readonly Span[]
  readonly moved: boolean
  /** Words that were changed, in order, none touching the next; null where they are not to be looked at. */
  readonly edits: readonly Edit[] | null
}

export interface NextYear {
  readonly text: string
  readonly fates: readonly Fate[]
}

type Random = () => number

const SENTENCE = /[^。！？；…!?;]*(?:[。！？；…!?;]+[”’」』）〕】》)"']*|$)/g
const HAN = /\p{sc=Han}/gu
/** Lines that are shorter hold titles, speakers and headings; they stay as they are. */
const BODY_LINE = 40
/** What is matched has so many characters at least. */
const LEAST = 6
const SHARE = { deleted: 0.16, moved: 0.12, split: 0.05, edited: 0.37, inserted: 0.15 }
/** Of the moved ones that are edited as well. */
const MOVED_EDITED = 0.3
/** A moved sentence goes past so many lines or sentences at least. */
const FAR = 4

/** A piece of the later text: words, and the sentence of the earlier text that they come from. */
interface Piece {
  readonly text: string
  /** Number of the sentence; -1 for what is new. */
  readonly from: number
  /** Relative to the beginning of either. */
  readonly edits: readonly Edit[] | null
  readonly moved: boolean
}

export function han(text: string): number {
  return text.match(HAN)?.length ?? 0
}

/** The sentences of a line, without white space around them. */
export function sentencesOf(text: string): Span[] {
  const spans: Span[] = []
  for (const line of text.matchAll(/[^\n]+/g)) {
    for (const match of line[0].matchAll(SENTENCE)) {
      const start = line.index + match.index + match[0].length - match[0].trimStart().length
      const end = line.index + match.index + match[0].trimEnd().length
      if (end > start) spans.push({ start, end })
    }
  }
  return spans
}

/** What might be the report of the year after, with what became of every sentence. @param others sentences of other reports */
export function writeNextYear(text: string, others: readonly string[], random: Random): NextYear {
  const dice = (sides: number) => Math.floor(random() * sides)
  const sentences = sentencesOf(text)
  const lines = [...text.matchAll(/[^\n]+/g)].map(line => ({ start: line.index, end: line.index + line[0].length }))
  const words = vocabulary(others)
  const moving: Piece[] = []
  let number = -1
  const written: Piece[][] = lines.map(line => {
    const long = line.end - line.start >= BODY_LINE
    return sentences
      .filter(({ start }) => start >= line.start && start < line.end)
      .flatMap(({ start, end }) => {
        number++
        const own = text.slice(start, end)
        const kept: Piece = { text: own, from: number, edits: [], moved: false }
        if (!long || han(own) < LEAST) return [kept]
        const fresh = random() < SHARE.inserted ? [freshPiece(others, dice)] : []
        const fate = random()
        const [deleted, moved] = [SHARE.deleted, SHARE.deleted + SHARE.moved]
        if (fate < deleted) return fresh
        if (fate < moved) {
          moving.push({ ...(random() < MOVED_EDITED ? editedPiece(own, number, words, others, random) : kept), moved: true })
          return fresh
        }
        if (fate < moved + SHARE.split) return [...splitPiece(kept), ...fresh]
        if (fate < moved + SHARE.split + SHARE.edited) return [editedPiece(own, number, words, others, random), ...fresh]
        return [kept, ...fresh]
      })
  })
  for (const piece of moving) putElsewhere(written, piece, dice)
  return assemble(written, sentences)
}

function freshPiece(others: readonly string[], dice: (sides: number) => number): Piece {
  return { text: others[dice(others.length)] ?? '', from: -1, edits: null, moved: false }
}

/** At the comma nearest to its middle, where both parts are long enough. */
function splitPiece(piece: Piece): Piece[] {
  const commas = [...piece.text.matchAll(/[，,]/g)].map(({ index }) => index)
  const middle = piece.text.length / 2
  const at = commas.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0]
  if (at === undefined || han(piece.text.slice(0, at)) < LEAST || han(piece.text.slice(at)) < LEAST) return [piece]
  return [
    { ...piece, text: `${piece.text.slice(0, at)}。`, edits: null },
    { ...piece, text: piece.text.slice(at + 1), edits: null },
  ]
}

function putElsewhere(written: Piece[][], piece: Piece, dice: (sides: number) => number): void {
  for (let attempt = 0; attempt < 200; attempt++) {
    const line = written[dice(written.length)]
    if (!line || line.length < 2) continue
    const at = 1 + dice(line.length - 1)
    const near = [line[at - 1], line[at]].some(other => other && other.from >= 0 && Math.abs(other.from - piece.from) < FAR)
    if (near) continue
    line.splice(at, 0, piece)
    return
  }
}

function assemble(written: readonly (readonly Piece[])[], sentences: readonly Span[]): NextYear {
  const right = new Map<number, { spans: Span[]; piece: Piece }>()
  let text = ''
  for (const line of written) {
    for (const piece of line) {
      const start = text.length
      text += piece.text
      if (piece.from < 0) continue
      const known = right.get(piece.from) ?? { spans: [], piece }
      known.spans.push({ start, end: text.length })
      right.set(piece.from, known)
    }
    if (line.length > 0) text += '\n'
  }
  const fates = sentences.map((left, number): Fate => {
    const found = right.get(number)
    const [span] = found?.spans ?? []
    const shift = (range: Span, by = 0) => ({ start: range.start + by, end: range.end + by })
    const edits = found?.piece.edits?.map(edit => ({ left: shift(edit.left, left.start), right: shift(edit.right, span?.start) })) ?? null
    return { left, right: found?.spans ?? [], moved: found?.piece.moved ?? false, edits }
  })
  return { text, fates }
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

function wordsOf(text: string): { readonly word: string; readonly at: number }[] {
  return [...segmenter.segment(text)].map(({ segment, index }) => ({ word: segment, at: index }))
}

const WORD = /^\p{sc=Han}{2,3}$/u
const FIGURE = /\d+(?:\.\d+)?[%％]?/g

/** Words between others or signs: beside a single character one cannot tell whether they are part of a longer one (示范村). */
function plainWords(text: string): { readonly word: string; readonly at: number }[] {
  const all = wordsOf(text)
  const alone = (word = '') => /^\p{sc=Han}$/u.test(word)
  return all.filter(({ word }, at) => WORD.test(word) && !alone(all[at - 1]?.word) && !alone(all[at + 1]?.word))
}

function vocabulary(others: readonly string[]): string[] {
  return [...new Set(others.flatMap(sentence => wordsOf(sentence).flatMap(({ word }) => (WORD.test(word) ? [word] : []))))]
}

interface Change {
  readonly start: number
  readonly end: number
  readonly text: string
}

const CLAUSE = /[^，,。；;：:、！？!?“”‘’（）()]{4,}[，,]/g
const CLAUSE_WITHOUT_FIGURES = /[^，,。；;：:、！？!?“”‘’（）()\d]{5,}[，,]/

type Pick = <T>(list: readonly T[]) => T | undefined

/** Each may find nothing to do in a sentence. */
const EDITS: readonly ((text: string, words: readonly string[], others: readonly string[], pick: Pick) => Change | undefined)[] = [
  function anotherFigure(text, _words, _others, pick) {
    const figure = pick([...text.matchAll(FIGURE)])
    const digit = () => String(pick([1, 2, 3, 4, 5, 6, 7, 8, 9]))
    return figure && { start: figure.index, end: figure.index + figure[0].length, text: figure[0].replace(/\d/g, digit) }
  },
  function anotherWord(text, words, _others, pick) {
    const word = pick(plainWords(text))
    return word && { start: word.at, end: word.at + word.word.length, text: pick(words) ?? '' }
  },
  function clauseGoes(text, _words, _others, pick) {
    const clauses = [...text.matchAll(CLAUSE)]
    const clause = clauses.length >= 2 ? pick(clauses) : undefined
    return clause && { start: clause.index, end: clause.index + clause[0].length, text: '' }
  },
  function clauseComes(text, _words, others, pick) {
    const clause = pick([...text.matchAll(CLAUSE)])
    const [fresh] = (pick(others) ?? '').match(CLAUSE_WITHOUT_FIGURES) ?? []
    const at = clause ? clause.index + clause[0].length : 0
    return clause && fresh !== undefined ? { start: at, end: at, text: fresh } : undefined
  },
]

/** One to three edits that do not touch. */
function editedPiece(text: string, from: number, words: readonly string[], others: readonly string[], random: Random): Piece {
  const pick: Pick = list => list[Math.floor(random() * list.length)]
  const changes: Change[] = []
  const wanted = pick([1, 2, 3]) ?? 1
  for (let attempt = 0; attempt < 20 && changes.length < wanted; attempt++) {
    const change = pick(EDITS)?.(text, words, others, pick)
    if (!change || text.slice(change.start, change.end) === change.text) continue
    if (changes.every(({ start, end }) => change.end < start || change.start > end)) changes.push(change)
  }
  return { ...applyChanges(text, changes), from, moved: false }
}

function applyChanges(text: string, changes: readonly Change[]) {
  const edits: Edit[] = []
  let [written, at] = ['', 0]
  for (const change of changes.toSorted((a, b) => a.start - b.start)) {
    written += text.slice(at, change.start)
    edits.push({
      left: { start: change.start, end: change.end },
      right: { start: written.length, end: written.length + change.text.length },
    })
    written += change.text
    at = change.end
  }
  return { text: written + text.slice(at), edits }
}
