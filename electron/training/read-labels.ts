import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import type { Range } from '../../shared/model/search.ts'
import type { ParsedReport } from '../../shared/model/source.ts'
import { parseSource } from '../importing/parse-source.ts'

/** A stretch with the themes that a reader gave it. */
export interface LabelledRange extends Range {
  readonly primary: readonly string[]
  readonly secondary: readonly string[]
}

/** A real report that was read by somebody. */
export interface LabelledReport {
  readonly name: string
  readonly place: string
  /** Nothing may be learned from those that are held. */
  readonly use: 'tuning' | 'held'
  readonly report: ParsedReport
  readonly sections: readonly LabelledRange[]
  readonly paragraphs: readonly LabelledRange[]
}

interface LabelFile {
  readonly reports: readonly {
    readonly file: string
    readonly report: number
    readonly textSha256: string
    readonly use: 'tuning' | 'held'
    readonly sections: readonly (LabelledRange & { readonly role: string })[]
    readonly paragraphs: readonly Omit<LabelledRange, 'secondary'>[]
  }[]
}

const FIXTURES = resolve(import.meta.dirname, '../../e2e/fixtures/labels')
/** The letters of `labels/sections.tsv` in the corpus; O is of no theme. */
const LETTERS: Readonly<Record<string, string>> = {
  P: 'party',
  L: 'legislation',
  S: 'supervision',
  M: 'livelihood',
  D: 'democracy',
  R: 'deputies',
  B: 'building',
  K: 'decisions',
  V: 'epidemic',
}

/** Where the real reports are, or undefined where they are not. */
export function findCorpus(): string | undefined {
  const corpus = process.env['DUIDU_CORPUS'] ?? resolve(import.meta.dirname, '../../../shared/corpus')
  return existsSync(join(corpus, 'labels', 'sections.tsv')) ? corpus : undefined
}

/** The labelled reports for a set of themes. Throws where the importer makes another text of a file than was labelled. */
export async function readLabelledReports(corpus: string, set: string): Promise<LabelledReport[]> {
  const parsed = new Map<string, ParsedReport[]>()
  async function reportsOf(file: string): Promise<ParsedReport[]> {
    const known = parsed.get(file)
    if (known) return known
    const sources = await parseSource({ path: file, bytes: readFileSync(join(corpus, file)) })
    const reports = sources.flatMap(source => source.reports)
    parsed.set(file, reports)
    return reports
  }

  const files = [`${set}.json`, `${set}-paragraphs.json`].map(name => join(FIXTURES, name)).filter(existsSync)
  const reports = files.flatMap(file => (JSON.parse(readFileSync(file, 'utf8')) as LabelFile).reports)
  const labelled: LabelledReport[] = []
  for (const { file, report: at, textSha256, use, sections, paragraphs } of reports) {
    const report = (await reportsOf(file))[at]
    if (!report || createHash('sha256').update(report.text).digest('hex') !== textSha256)
      throw new Error(`${file} is not the text that was labelled.`)
    labelled.push({
      ...named(`${basename(file)} ${at}`, report),
      use,
      sections: sections.filter(({ primary }) => primary.length > 0),
      paragraphs: paragraphs.map(paragraph => ({ ...paragraph, secondary: [] })),
    })
  }
  return set === 'npc' ? joined(labelled, await readTable(corpus, reportsOf)) : labelled
}

function named(name: string, report: ParsedReport): Pick<LabelledReport, 'name' | 'place' | 'report'> {
  return { name, place: report.city ?? report.province ?? name, report }
}

/** Sections that were labelled by their headings, in the order of the report. */
async function readTable(corpus: string, reportsOf: (file: string) => Promise<ParsedReport[]>): Promise<LabelledReport[]> {
  const compilation = await reportsOf('seeds/001_7c4c3c7cf2127719.txt')
  const template = await reportsOf('seeds/003_cb995a5278971ba7.txt')
  const rows = readFileSync(join(corpus, 'labels', 'sections.tsv'), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map(line => line.split('\t'))
  return [...Map.groupBy(rows, ([name = '']) => name)].map(([name, its]) => {
    const place = name.replace('人大', '')
    const report =
      compilation.find(({ body, city, province }) => body === 'npc' && (city ?? province)?.startsWith(place)) ??
      (place === '003' ? template[0] : undefined)
    if (!report) throw new Error(`${name} is not in the corpus.`)
    return { ...named(name, report), use: 'tuning', sections: findHeadings(report, its), paragraphs: [] }
  })
}

function findHeadings({ text, outline }: ParsedReport, rows: readonly (readonly string[])[]): LabelledRange[] {
  let from = 0
  return rows.flatMap(([, , heading = '', , primary = '', secondary = '']) => {
    const words = bare(heading)
    const entry = outline.find(({ start, heading: own }) => start >= from && bare(own).includes(words))
    const at = entry?.start ?? text.indexOf(heading, from)
    if (at < 0) return []
    // A paragraph without heading was labelled by its opening.
    const end = entry?.end ?? text.indexOf('\n', at)
    from = at + 1
    return [{ start: at, end, primary: themesOf(primary), secondary: themesOf(secondary) }]
  })
}

function bare(words: string): string {
  return words.normalize('NFKC').replace(/[\s\p{P}]/gu, '')
}

function themesOf(letters: string): string[] {
  return letters.split(',').flatMap(letter => LETTERS[letter] ?? [])
}

/** One report may have sections in one place and paragraphs in the other. */
function joined(one: readonly LabelledReport[], other: readonly LabelledReport[]): LabelledReport[] {
  const rest = other.filter(({ report }) => !one.some(each => each.report.text === report.text))
  const both = one.map(each => {
    const same = other.find(({ report }) => report.text === each.report.text)
    return same ? { ...each, sections: [...each.sections, ...same.sections] } : each
  })
  return [...both, ...rest]
}
