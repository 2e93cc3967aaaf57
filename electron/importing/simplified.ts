import traditionalToSimplified from 'opencc-js/dict/TSCharacters'
import type { OutlineEntry } from '../../shared/model/report.ts'
import type { ParsedReport } from '../../shared/model/source.ts'

/**
 * Set phrases, names of places and what was learned of themes are in simplified characters. A text in traditional ones (old files in
 * Big5) is read through this: one unit for one unit, so that every offset holds in both. What is kept is the text itself.
 */
export function inSimplified(text: string): string {
  if (!looksTraditional(text)) return text
  table ??= tableOf()
  let found = ''
  for (const unit of text) found += table.get(unit) ?? unit
  return found
}

/** Common characters of reports that have a simplified form, and none that is also a simplified character. */
const TRADITIONAL = new Uint8Array(65_536)
for (const unit of '會員國區縣發與實產經濟務報黨議導進業開關們這為於機構現長') TRADITIONAL[unit.charCodeAt(0)] = 1
const SAMPLE = 4000
/** Of the units of a text; a simplified one has a name or a quotation at the most. */
const LEAST = 0.02

function looksTraditional(text: string): boolean {
  const length = Math.min(text.length, SAMPLE)
  let found = 0
  for (let at = 0; at < length; at++) found += TRADITIONAL[text.charCodeAt(at)] ?? 0
  return found > length * LEAST
}

let table: ReadonlyMap<string, string> | undefined

function tableOf(): ReadonlyMap<string, string> {
  return new Map(
    traditionalToSimplified.split('|').flatMap(entry => {
      const [from = '', to = ''] = entry.split(' ')
      return from.length === 1 && to.length === 1 ? [[from, to] as const] : []
    }),
  )
}

/** A report that was read in simplified characters, with the characters of its source again; places keep their official names. */
export function withOwnCharacters(report: ParsedReport, text: string): ParsedReport {
  const own = (start: number, length: number) => text.slice(start, start + length)
  const outline = report.outline.map(
    (entry): OutlineEntry => ({
      ...entry,
      heading: own(entry.start, entry.heading.length),
      ...(entry.notes
        ? {
            notes: entry.notes.map(note => ({
              ...note,
              term: note.term === null ? null : inOwnCharacters(report.text, text, note.term, note.start),
            })),
          }
        : {}),
    }),
  )
  return { ...report, text, outline, title: inOwnCharacters(report.text, text, report.title, 0) }
}

/** Words of the simplified text, from a place on, as they stand in the text itself. */
export function inOwnCharacters(simplified: string, text: string, words: string, from: number): string {
  const start = simplified.indexOf(words, from)
  return start < 0 ? words : text.slice(start, start + words.length)
}
