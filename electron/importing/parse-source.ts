import { hash } from 'node:crypto'
import type { Problem } from '../../shared/model/report.ts'
import type { Cut, ParsedReport, ParsedSource, SourceFormat } from '../../shared/model/source.ts'
import type { ColumnChoice } from '../../shared/model/table.ts'
import type { UnreadKind } from '../../shared/model/unread.ts'
import { markdownSigns } from './cleaning/markdown.ts'
import { decode } from './decode.ts'
import { claims, sniff, sniffRemarks, sniffText } from './format.ts'
import { type Allowance, createAllowance, MOST_TEXT } from './formats/archive.ts'
import { readerOf } from './formats/readers.ts'
import { LONGEST_TEXT, MOST_LINES, type Part, type Reading, Refusal, tooMany } from './formats/reading.ts'
import { type Gazetteer, loadGazetteer } from './metadata/gazetteer.ts'
import { parseText, pathOfPart } from './parse-text.ts'
import { problem } from './problems.ts'
import { notRead } from './unread-kinds.ts'

export interface SourceFile {
  /** Path as the user knows it, with folders. */
  readonly path: string
  readonly bytes: Uint8Array
}

const LONGEST_MARKDOWN = 3_000_000

/** Archives in archives in archives are left alone. */
const DEEPEST = 2

/**
 * Takes one file apart: bytes in, reports and everything that was left out; an archive gives one source per member. Bad
 * content never throws; it comes back as a source with a problem that says what is wrong.
 */
export async function parseSource(file: SourceFile): Promise<ParsedSource[]> {
  const sources: ParsedSource[] = []
  for await (const source of parseSources(file)) sources.push(source)
  return sources
}

export interface ParseOptions {
  /** Is waited for before content of so many bytes, unpacked, is read: it may need much memory. */
  readonly beforeReading?: (bytes: number) => Promise<void>
  readonly told?: ToldOfFile
}

/** What the user said of a file. Plain data. */
export interface ToldOfFile {
  /** Of its tables, by the path of the source: an archive may hold several. */
  readonly columns?: Readonly<Record<string, ColumnChoice>>
  /** The tables themselves are wanted, too. */
  readonly withTables?: boolean
  /** The decoded texts are wanted, too; else they come packed only. */
  readonly withText?: boolean
}

/** What lies around a file: how many archives, and what they may still unpack to. */
interface Around {
  readonly depth: number
  readonly allowance: Allowance
}

/** The same, one source after the other, so that somebody can see it go on. */
export async function* parseSources(
  file: SourceFile,
  options: ParseOptions = {},
  around: Around = { depth: 0, allowance: createAllowance() },
): AsyncGenerator<ParsedSource> {
  const { format, unsupported, unpacked = file.bytes.length } = await sniff(file.path, file.bytes)
  if (format === 'zip' && !unsupported && around.depth < DEEPEST) yield* parseArchive(file, options, around)
  else {
    // The texts of an archive are kept until all of them are there.
    await options.beforeReading?.(unpacked + MOST_TEXT - around.allowance.text)
    const source = await parseDocument(file, format, unsupported, options.told)
    around.allowance.text -= source.text.length
    yield source
  }
}

async function* parseArchive(file: SourceFile, options: ParseOptions, { depth, allowance }: Around): AsyncGenerator<ParsedSource> {
  const { openMembers } = await import('./formats/zip.ts')
  try {
    let members = 0
    for await (const member of openMembers(file, allowance)) {
      members++
      if (allowance.bytes <= 0 || allowance.text <= 0) throw new Refusal(notRead('full-archive'))
      if ('refused' in member) yield unreadSource(member.path, 0, member.refused)
      else yield* parseSources(member, options, { depth: depth + 1, allowance })
    }
    if (members === 0) yield { ...unreadSource(file.path, file.bytes.length, problem('empty')), format: 'zip', sha256: sha256(file.bytes) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    yield { ...unreadSource(file.path, file.bytes.length, error.problem), format: 'zip', sha256: sha256(file.bytes) }
  }
}

async function parseDocument(
  { path, bytes }: SourceFile,
  sniffed: SourceFormat,
  unsupported: UnreadKind | undefined,
  told: ToldOfFile = {},
): Promise<ParsedSource> {
  const base = { path, sha256: sha256(bytes), bytes: bytes.length }
  const unread = (format: SourceFormat, found: Problem): ParsedSource => ({ ...unreadSource(path, bytes.length, found), ...base, format })
  if (bytes.length === 0) return unread('text', problem('empty'))
  if (sniffed === 'zip') return unread('zip', notRead('nested-archive'))
  if (unsupported) return unread(sniffed, notRead(unsupported))
  let format: SourceFormat = sniffed
  try {
    const gazetteer = await loadGazetteer()
    if (format === 'text') {
      const { text, encoding, unreadable } = decode(bytes)
      if (encoding === null) {
        const claimed = claims(path)?.unsupported
        return unread('unknown', claimed ? notRead(claimed) : problem('not-text'))
      }
      const remarks = sniffRemarks(text)
      if (remarks) return unread('unknown', notRead(remarks))
      format = sniffText(path, text)
      // A text with that many signs is no report, and each of them would be kept as a cut.
      if (format === 'markdown' && text.length > LONGEST_MARKDOWN) format = 'text'
      if (format === 'text' || format === 'markdown') {
        const marks = format === 'markdown' ? markdownSigns(text) : []
        const reading = { parts: [{ text, marks, name: '' }], encoding, problems: doubts(text, encoding, unreadable) }
        return { ...base, format, ...parseReading(gazetteer, reading, path) }
      }
    }
    const read = await readerOf(format)
    const reading = await read(bytes, path, told.columns?.[path])
    const table = told.withTables ? reading.table : undefined
    return { ...base, format, ...parseReading(gazetteer, reading, path), ...(table && { table }) }
  } catch (error) {
    if (error instanceof Refusal) return unread(format, error.problem)
    throw error
  }
}

function sha256(bytes: Uint8Array): string {
  return hash('sha256', bytes)
}

function doubts(text: string, encoding: string, unreadable: number): Problem[] {
  if (unreadable === 0) return []
  const first = text.indexOf('\uFFFD')
  return [problem('encoding-doubtful', { encoding, count: unreadable }, { start: first, end: first + 1 })]
}

type Parsed = Pick<ParsedSource, 'encoding' | 'text' | 'cuts' | 'reports' | 'problems'>

/** Each part through the pipeline for text, put together as one source. */
function parseReading(gazetteer: Gazetteer, { parts, encoding, problems }: Reading, path: string): Parsed {
  const text = parts.map(part => part.text).join('\n')
  const cuts: Cut[] = []
  const reports: ParsedReport[] = []
  const found: Problem[] = []
  let at = 0
  refuseLongTexts(parts)
  parts.forEach((part, index) => {
    if (index > 0) cuts.push({ start: at - 1, end: at, reason: 'blank' })
    const parsed = parseText(gazetteer, part.text, pathOfPart(path, part.name), { marks: part.marks, year: part.year })
    const shift = moveBy(at)
    // Not spread: dense Markdown has more cuts than a call may have arguments.
    for (const cut of parsed.cuts) cuts.push(shift(cut))
    for (const report of parsed.reports) reports.push({ ...report, pieces: report.pieces.map(shift), problems: report.problems.map(shift) })
    for (const each of parsed.problems) {
      // One row of a table has its spot, one document none.
      const spot = parts.length > 1 && each.start === undefined ? { ...each, start: 0, end: part.text.length } : each
      found.push(shift(spot))
    }
    at += part.text.length + 1
  })
  const said = problems.some(each => each.code === 'no-report')
  const rest = text.trim() === '' ? [problem('empty')] : said ? found.filter(each => each.code !== 'no-report') : found
  return { encoding, text, cuts, reports, problems: [...problems, ...rest] }
}

/** The pipeline holds every line in memory several times. */
function refuseLongTexts(parts: readonly Part[]): void {
  let length = 0
  for (const { text } of parts) {
    length += text.length
    let lines = 1
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) lines++
    if (lines > MOST_LINES) throw tooMany('lines', lines, MOST_LINES)
  }
  if (length > LONGEST_TEXT) throw tooMany('characters', length, LONGEST_TEXT)
}

function moveBy(offset: number) {
  return <T extends { readonly start?: number; readonly end?: number }>(range: T): T =>
    offset === 0 || range.start === undefined || range.end === undefined
      ? range
      : { ...range, start: range.start + offset, end: range.end + offset }
}

/** A file that could not even be read, as a source that says so. */
export function unreadSource(path: string, bytes: number, found: Problem): ParsedSource {
  return { path, sha256: '', bytes, format: 'unknown', encoding: null, text: '', cuts: [], reports: [], problems: [found] }
}
