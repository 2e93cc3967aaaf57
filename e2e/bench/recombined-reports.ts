import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { GeneratedReport } from './generated-reports.ts'

/** Sentences of real reports, each without its full stop. */
export type Sentences = readonly string[]

/** Shorter ones are headings and greetings, longer ones lists. */
const [SHORTEST, LONGEST] = [12, 160]
/** In so many of a hundred sentences one clause is another one's. */
const MIXED = 25

/** All different sentences of the reports that a library holds. */
export function readSentences(library: string): Sentences {
  const db = new Database(join(library, 'library.sqlite'), { readonly: true })
  try {
    const sentences = new Set<string>()
    for (const text of db.prepare<[], string>('SELECT text FROM revision ORDER BY id').pluck().iterate()) {
      for (const sentence of text.split(/[。\n]+/)) if (isOrdinary(sentence)) sentences.add(sentence.trim())
    }
    return [...sentences]
  } finally {
    db.close()
  }
}

/** Nothing by which an importer could take the middle of a text for the beginning of another one. */
function isOrdinary(sentence: string): boolean {
  const { length } = sentence.trim()
  return length >= SHORTEST && length <= LONGEST && !/各位|报告|会议上|^\s*[（(]?[一二三四五六七八九十\d]+[）)、.．]/.test(sentence)
}

/**
 * The reports with sentences of real ones between their own lines until they have `characters`: in another order, with
 * other numbers, some with a clause of another sentence. So words are as frequent as in real reports, but no text is real.
 */
export function* recombine(reports: Iterable<GeneratedReport>, sentences: Sentences, characters: number): Generator<GeneratedReport> {
  let number = 0
  for (const { name, text } of reports) {
    const dice = createFairDice(++number)
    const lines = text.split('\n')
    const paragraphs = lines.map(() => '')
    for (let length = text.length; length < characters; ) {
      const sentence = `${vary(sentences, dice)}。`
      // Behind the address, and never behind a heading's own line alone.
      const line = 5 + dice(lines.length - 6)
      paragraphs[line] += sentence
      length += sentence.length
    }
    yield { name, text: lines.map((line, i) => (paragraphs[i] ? `${line}\n${paragraphs[i]}` : line)).join('\n') }
  }
}

function vary(sentences: Sentences, dice: (sides: number) => number): string {
  const pick = () => sentences[dice(sentences.length)] ?? ''
  const clauses = pick().split('，')
  if (dice(100) < MIXED) clauses[dice(clauses.length)] = pick().split('，')[0] ?? ''
  return clauses.join('，').replace(/\d+/g, digits => String(1 + dice(10 ** Math.min(6, digits.length))))
}

/** Like `createDice`, but every number of sides is fair: there are many sentences, and none may follow another one always. */
export function createFairDice(seed: number): (sides: number) => number {
  let state = Math.imul(seed, 0x9e3779b1)
  return sides => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * sides)
  }
}

/** Writes them into the folder as plain text, a file each. */
export async function writeRecombined(folder: string, reports: Iterable<GeneratedReport>): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const { name, text } of reports) await writeFile(join(folder, `${name}.txt`), text)
}
