import { createHash } from 'node:crypto'
import type { Problem } from '../../shared/model/report.ts'
import type { ParsedSource } from '../../shared/model/source.ts'
import { decode } from './decode.ts'
import { claims, type Sniffed, sniff } from './format.ts'
import { loadGazetteer } from './gazetteer.ts'
import { parseText } from './parse-text.ts'
import { problem } from './problems.ts'

export interface SourceFile {
  /** Path as the user knows it, with folders. */
  readonly path: string
  readonly bytes: Uint8Array
}

/**
 * Takes one file apart: bytes in, reports and everything that was left out. An archive will give several sources. Bad
 * content never throws; it comes back as a source with a problem that says what is wrong.
 */
export async function parseSource({ path, bytes }: SourceFile): Promise<ParsedSource[]> {
  const gazetteer = await loadGazetteer()
  const base = { path, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length }
  const unread = (format: Sniffed['format'], found: Problem): ParsedSource => ({
    ...base,
    format,
    encoding: null,
    text: '',
    cuts: [],
    reports: [],
    problems: [found],
  })
  if (bytes.length === 0) return [unread('text', problem('empty'))]
  const sniffed = sniff(path, bytes)
  if (sniffed.unsupported) return [unread(sniffed.format, problem('unsupported-format', sniffed.unsupported))]
  const { text, encoding, unreadable } = decode(bytes)
  if (encoding === null) {
    const claimed = claims(path)
    return [unread('unknown', claimed?.unsupported ? problem('unsupported-format', claimed.unsupported) : problem('not-text'))]
  }
  const parsed = parseText(gazetteer, text, path, sniffed.format === 'markdown')
  const problems: Problem[] = []
  if (unreadable > 0) {
    const first = text.indexOf('\uFFFD')
    problems.push(problem('encoding-doubtful', { encoding, count: unreadable }, { start: first, end: first + 1 }))
  }
  const blank = text.trim() === ''
  const found = blank ? [problem('empty')] : parsed.problems
  return [{ ...base, format: sniffed.format, encoding, text, cuts: parsed.cuts, reports: parsed.reports, problems: problems.concat(found) }]
}

/** A file that could not even be read, as a source that says so. */
export function unreadSource(path: string, bytes: number, found: Problem): ParsedSource {
  return { path, sha256: '', bytes, format: 'unknown', encoding: null, text: '', cuts: [], reports: [], problems: [found] }
}
