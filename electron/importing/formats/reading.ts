import type { Problem } from '../../../shared/model/report.ts'
import type { ColumnChoice, Table } from '../../../shared/model/table.ts'
import type { Mark } from '../compose.ts'
import { problem } from '../problems.ts'
import { notRead } from '../unread-kinds.ts'

/**
 * A stretch of text that is read on its own: a whole document, or one row of a table. `marks` are stretches of it which
 * the format itself shows to be no part of a report (site chrome, running heads), in order and disjoint.
 */
export interface Part {
  readonly text: string
  readonly marks: readonly Mark[]
  /** What a table says of the row (place, year, title), in the form of a file name; '' for a document. */
  readonly name: string
  readonly year?: YearInTable
}

/** The year that a column of a table says a report is of. */
export interface YearInTable {
  readonly year: number
  /** The user said that the column holds years: it wins over the text. Otherwise what the text states outright does. */
  readonly byUser: boolean
}

/** What a reader makes of the bytes of one document. The parts, joined by line ends, are the source's decoded text. */
export interface Reading {
  readonly parts: readonly Part[]
  readonly encoding: string | null
  readonly problems: readonly Problem[]
  /** Where it is a table with a report per row. */
  readonly table?: Table
}

/** `columns`: what the user said of a table's columns. */
export type Reader = (bytes: Uint8Array, path: string, columns?: ColumnChoice) => Promise<Reading>

/** A file that is not read, with the problem that says why. */
export class Refusal extends Error {
  readonly problem: Problem
  constructor(refused: Problem) {
    super(refused.message)
    this.name = 'Refusal'
    this.problem = refused
  }
}

export function damaged(kind: string): Refusal {
  return new Refusal(problem('unreadable', { reason: `this ${kind} is damaged or incomplete` }))
}

export function encrypted(kind: string): Refusal {
  return new Refusal(notRead(kind === 'PDF' ? 'protected-pdf' : kind === 'archive' ? 'protected-archive' : 'protected-office'))
}

/** UTF-16 units and lines of one source. The longest real compilations have a million and twenty thousand. */
export const LONGEST_TEXT = 20_000_000
export const MOST_LINES = 200_000

export function tooLong(bytes: number, limit: number): Refusal {
  return new Refusal(problem('too-large', { bytes, limit }))
}

/** More than so many of something of which the reader counts no bytes. */
export function tooMany(what: string, found: number, limit: number): Refusal {
  const message = `The file has ${found} ${what}; up to ${limit} are read. Split it into smaller files.`
  return new Refusal({ ...problem('too-large', { bytes: found, limit }), message })
}

/** Line ends as `\n`, and U+0000, which separates reports in the search arena, as U+FFFD. */
export function canonicalLines(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for here.
  return text.replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n').replace(/\u0000/g, '\uFFFD')
}

export function asDocument(text: string, marks: readonly Mark[] = [], problems: readonly Problem[] = []): Reading {
  return { parts: [{ text: canonicalLines(text), marks, name: '' }], encoding: null, problems }
}
