import type { Note, OutlineEntry } from '../../../shared/model/report.ts'
import { circledNumber } from '../numerals.ts'
import { numberedHeading } from './headings.ts'

/**
 * What stands after the running text: annexes, glossaries (名词解释) and notes. It stays in the canonical text, at its end,
 * and is told apart by outline entries of the part `notes`, so that counting and comparing can leave it out and a reader
 * can jump from a mark to its note.
 */
export interface BackMatter {
  /** Where the running text ends. */
  readonly start: number
  readonly entries: readonly OutlineEntry[]
  /** Marks in the running text that no note explains, from 1 to the highest. */
  readonly unexplained: number
}

/** Nothing before this share of a text is back matter: a table of contents may name the annexes at the beginning. */
const EARLIEST = 0.3

interface Paragraph {
  readonly text: string
  readonly start: number
}

export function backMatter(text: string): BackMatter {
  const paragraphs = paragraphsOf(text)
  const first = firstBehind(paragraphs, text)
  const start = paragraphs[first]?.start ?? text.length
  const running = text.slice(0, start)
  const marks = marksIn(running)
  const behind = paragraphs.slice(first)
  // `附件` / `名词解释`: the second is the title of the first.
  const headings = behind.flatMap((paragraph, at) =>
    at === 0 || (isBackHeading(paragraph.text) && !isBackHeading(behind[at - 1]?.text ?? '')) ? [at] : [],
  )
  const entries = headings.flatMap((from, index) => {
    const to = headings[index + 1] ?? behind.length
    return entriesOf(behind.slice(from, to), behind[to]?.start ?? text.length, running, marks)
  })
  const explained = new Set(entries.flatMap(entry => (entry.notes ?? []).map(note => note.mark)))
  return { start, entries, unexplained: unexplained(marks, explained) }
}

function paragraphsOf(text: string): Paragraph[] {
  let start = 0
  return text.split('\n').map(line => {
    const paragraph = { text: line, start }
    start += line.length + 1
    return paragraph
  })
}

function firstBehind(paragraphs: readonly Paragraph[], text: string): number {
  const earliest = text.length * EARLIEST
  const headed = paragraphs.findIndex((paragraph, at) => at > 0 && paragraph.start >= earliest && isBackHeading(paragraph.text))
  return headed >= 0 ? headed : bareNotes(paragraphs, text)
}

/** `附件1`, `附件2 名词解释`, `附：民生实事`; `附表`, but no sentence that begins with the word. */
const ANNEX = /^[（(【[]?附(?:件|录|表|注|则)?\s*[一二三四五六七八九十\d]{0,3}\s*[)）】\]]?(?:$|[:：\s].{0,40}$)/
/** `名词解释`, `《政府工作报告》有关名词注释`, `注释：`. */
const GLOSSARY =
  /(?:名词|术语|用语|词语|词汇|缩略语|概念|内容)(?:[和及与]?.{0,4})(?:解释|注释|释义|注解|诠释|说明)[)）】\]]?[:：]?$|^[（(【[]?(?:注释|注解|脚注|尾注|备注|注)[)）】\]]?[:：]?$/

function isBackHeading(text: string): boolean {
  return text.length <= 50 && !/[。；;！!]/.test(text) && (ANNEX.test(text) || (text.length <= 36 && GLOSSARY.test(text)))
}

const LEADING_MARK = /^(?:注\s*[:：]?\s*)?(?:[[［〔【]\s*(\d{1,3})\s*[\]］〕】]|([①-⑳㉑-㉟㊱-㊿]))/

function leadingMark(text: string): number | undefined {
  const match = LEADING_MARK.exec(text)
  if (!match) return undefined
  return match[1] ? Number(match[1]) : circledNumber(match[2] ?? '')
}

/**
 * Notes without a heading: the last paragraphs begin with marks that rise from 1 and that the text before them has as
 * well. `注：…` may open them. A note may have a second paragraph.
 */
function bareNotes(paragraphs: readonly Paragraph[], text: string): number {
  let found = paragraphs.length
  let next: number | undefined
  let without = 0
  for (let at = paragraphs.length - 1; at > 0 && without <= 2; at--) {
    const paragraph = paragraphs[at]
    const mark = leadingMark(paragraph?.text ?? '')
    without = mark === undefined ? without + 1 : 0
    if (mark === undefined) continue
    if (next !== undefined && mark !== next - 1 && mark !== next) break
    next = mark
    if (mark === 1) {
      found = at
      break
    }
  }
  const start = paragraphs[found]?.start
  return start !== undefined && marksIn(text.slice(0, start)).has(1) ? found : paragraphs.length
}

/** One annex or glossary: its heading, what it is called where that stands on the next line, and its notes. */
function entriesOf(paragraphs: readonly Paragraph[], end: number, running: string, marks: Marks): OutlineEntry[] {
  const [first, second] = paragraphs
  if (!first) return []
  const headed = isBackHeading(first.text)
  const named =
    headed && second !== undefined && second.text.length <= 40 && !/[。：:；;]/.test(second.text) && !numberedHeading(second.text)
  const body = paragraphs.slice(headed ? (named ? 2 : 1) : 0)
  const glossary = GLOSSARY.test(first.text) || (named && GLOSSARY.test(second.text)) || leadingMark(body[0]?.text ?? '') !== undefined
  const notes = glossary ? notesOf(body, end, running, marks) : []
  const heading = headed ? first.text : first.text.slice(0, 12)
  const top: OutlineEntry = { level: 1, heading, start: first.start, end, part: 'notes' }
  if (!named) return [notes.length > 0 ? { ...top, notes } : top]
  const title: OutlineEntry = { level: 2, heading: second.text, start: second.start, end, part: 'notes' }
  return [top, notes.length > 0 ? { ...title, notes } : title]
}

const NUMBERED = /^\s*(\d{1,3})\s*[.．、]\s*/

function notesOf(body: readonly Paragraph[], end: number, running: string, marks: Marks): Note[] {
  const starts = body.flatMap(({ text, start }, at) => {
    const mark = leadingMark(text) ?? numberOf(text)
    const term = termOf(text)
    return mark !== undefined || term !== null ? [{ at, start, mark: mark ?? null, term }] : []
  })
  // In a numbered list a paragraph without number goes on with the one before it.
  const numbered = starts.filter(each => each.mark !== null).length > starts.length / 2
  const kept = numbered ? starts.filter(each => each.mark !== null) : starts
  return kept.map(({ start, mark, term }, index) => {
    const next = kept[index + 1]?.start
    const last = body.findLast(paragraph => next === undefined || paragraph.start < next)
    const noteEnd = last ? last.start + last.text.length : end
    const anchors = (mark === null ? undefined : marks.get(mark)) ?? (term === null ? [] : firstNaming(running, term))
    return { mark, term, start, end: noteEnd, anchors }
  })
}

function numberOf(text: string): number | undefined {
  const written = NUMBERED.exec(text)?.[1]
  return written ? Number(written) : undefined
}

/** `3.“两重”：国家重大战略……`: what is explained stands before the colon. */
function termOf(text: string): string | null {
  const rest = text.replace(LEADING_MARK, '').replace(NUMBERED, '').trim()
  const term = /^([^：:。；;]{2,40})[：:]/.exec(rest)?.[1] ?? /^[“"「]([^”"」]{2,30})[”"」]/.exec(rest)?.[1]
  return term?.trim() ?? null
}

/** The running text may set other quotation marks, or add a word; the term as it is, else what it has in quotation marks. */
function firstNaming(running: string, term: string): Note['anchors'] {
  const quoted = /[“"「]([^”"」]{2,30})[”"」]/.exec(term)?.[1]
  for (const words of [term, term.replace(/[“”"「」]/g, ''), ...(quoted ? [`“${quoted}”`, quoted] : [])]) {
    const start = running.indexOf(words)
    if (start >= 0) return [{ start, end: start + words.length }]
  }
  return []
}

type Marks = ReadonlyMap<number, Note['anchors']>

// What stands before them is looked at behind their first character: otherwise it would be at each character of the text.
const BRACKETED = /[[［〔](?<=\S[ \u3000]?.)\s?(\d{1,3})\s?[\]］〕](?!号)/g
const CIRCLED = /[①-⑳㉑-㉟㊱-㊿](?<=[^\s。；;：:，,、！!？?（(].)/g

/**
 * Marks of notes in the running text by number: `[3]`, `〔3〕`, ③. Brackets after a number are a document number
 * (`〔2023〕4号`) and have more digits; a circled number at the beginning of a sentence counts off what follows.
 */
function marksIn(running: string): Marks {
  const marks = new Map<number, { start: number; end: number }[]>()
  const add = (mark: number | undefined, start: number, length: number) => {
    if (mark === undefined) return
    const list = marks.get(mark)
    if (list) list.push({ start, end: start + length })
    else marks.set(mark, [{ start, end: start + length }])
  }
  for (const match of running.matchAll(BRACKETED)) add(Number(match[1]), match.index, match[0].length)
  for (const match of running.matchAll(CIRCLED)) add(circledNumber(match[0]), match.index, 1)
  return marks
}

/** How many marks from 1 on have no note; a single one may be anything. */
function unexplained(marks: Marks, explained: ReadonlySet<number | null>): number {
  let highest = 0
  while (marks.has(highest + 1)) highest++
  if (highest < 2) return 0
  for (let mark = 1; mark <= highest; mark++) if (explained.has(mark)) return 0
  return highest
}
