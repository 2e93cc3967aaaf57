import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../fixtures/program.ts'
import type { Line } from './line.ts'

/** Labels of `tuning` reports may be looked at, of `held` ones only the figures; e2e/fixtures/labels/README.md. */
export type Use = 'tuning' | 'held'

export interface LabelledSection {
  readonly start: number
  readonly end: number
  readonly role: 'section' | 'opening' | 'shortcomings' | 'closing'
  readonly part: 'review' | 'plan'
  readonly primary: readonly string[]
  readonly secondary: readonly string[]
}

export interface LabelledParagraph {
  readonly start: number
  readonly end: number
  readonly primary: readonly string[]
}

interface LabelledFile {
  /** Path in the corpus. */
  readonly file: string
  /** Position of the report in its file. */
  readonly report: number
  readonly textSha256: string
}

interface UsedFile extends LabelledFile {
  readonly use: Use
}

export interface LabelledThemes extends UsedFile {
  readonly sections: readonly LabelledSection[]
  readonly paragraphs: readonly LabelledParagraph[]
}

export interface LabelledNumbers extends UsedFile {
  /** Every number in them is labelled. */
  readonly ranges: readonly { readonly start: number; readonly end: number }[]
  readonly numbers: readonly LabelledNumber[]
}

/** Of several values any one is right. */
export interface LabelledNumber {
  readonly start: number
  /** A quantity, an incidental count, which is right either way, or no amount at all. */
  readonly kind: 'Q' | 'E' | 'N'
  readonly value?: number
  readonly units?: readonly string[]
  readonly indicators?: readonly (string | null)[]
  /** Left out where the reader was not sure. */
  readonly period?: string
  readonly whose?: readonly string[]
  /** Review or plan; left out where it is neither. */
  readonly part?: string
}

/** What a reader would write into the cells of a year: of these indicators, review and plan, what is not listed is not said. */
export interface LabelledCells extends UsedFile {
  readonly indicators: readonly string[]
  /** Where not both are labelled. */
  readonly parts?: readonly string[]
  /** `optional` ones may as well be empty. */
  readonly cells: readonly {
    readonly indicator: string
    readonly part: string
    readonly value: number
    readonly unit: string
    readonly optional?: boolean
  }[]
}

/** A labelled report in a library. */
export type Placed<T> = T & { readonly id: string; readonly text: string; readonly name: string }

export type ThemeSetName = 'government' | 'cppcc' | 'npc'

/** Those of governments with reports of which nothing is learned. */
export function readThemeLabels(set: ThemeSetName): LabelledThemes[] {
  const labels = readLabels<LabelledThemes>(set)
  return set === 'government' ? [...labels, ...readLabels<LabelledThemes>('government-more')] : labels
}

/** Sections of pairs of reports that a reader laid beside each other. */
export interface LabelledPairs {
  readonly reports: readonly (LabelledFile & { readonly sections: readonly { readonly start: number; readonly end: number }[] })[]
  readonly pairs: readonly {
    /** Of both reports, where it is the same. */
    readonly body?: string
    /** Positions in `reports`. */
    readonly reports: readonly [number, number]
    readonly use: Use
    /** Sections, by their positions, that do the same work; and those that a reader lets stand. */
    readonly same: readonly (readonly [number, number])[]
    readonly near: readonly (readonly [number, number])[]
  }[]
}

/** Of different bodies (`across`), or of one (`pairs`). */
export function readPairLabels(name: 'across' | 'pairs'): LabelledPairs {
  return readFile<LabelledPairs>(name)
}

export function readNumberLabels(): LabelledNumbers[] {
  return readLabels<LabelledNumbers>('numbers')
}

export function readCellLabels(): LabelledCells[] {
  return readLabels<LabelledCells>('cells')
}

function readLabels<T>(name: string): T[] {
  return readFile<{ reports: T[] }>(name).reports
}

function readFile<T>(name: string): T {
  return JSON.parse(readFileSync(join(ROOT, 'e2e', 'fixtures', 'labels', `${name}.json`), 'utf8')) as T
}

interface Listed {
  readonly id: string
  readonly sourcePath: string
  readonly place: string | null
  readonly body: string
}

/**
 * The labelled reports as a library has them, which must hold the corpus. One whose text is no longer the one that was
 * labelled is named on standard output and left out: its places would be wrong.
 */
export async function placeReports<T extends LabelledFile>(line: Line, labelled: readonly T[]): Promise<Placed<T>[]> {
  const reports = await line.call<Listed[]>('reports.list', {})
  const texts = new Map<string, { id: string; text: string }>()
  for (const file of new Set(labelled.map(({ file }) => file)))
    for (const { id } of reports.filter(({ sourcePath }) => sourcePath.endsWith(`/${file}`))) {
      const { text } = await line.call<{ text: string }>('reports.get', { id, text: true })
      texts.set(`${file} ${createHash('sha256').update(text).digest('hex')}`, { id, text })
    }
  return labelled.flatMap(report => {
    const found = texts.get(`${report.file} ${report.textSha256}`)
    const name = `${report.file}#${report.report}`
    if (!reports.some(({ sourcePath }) => sourcePath.endsWith(`/${report.file}`))) throw new Error(`${report.file} is not in the library.`)
    if (found) return [{ ...report, ...found, name }]
    process.stdout.write(`The text of ${name} is not the one that was labelled any more; it is left out.\n`)
    return []
  })
}

/** The themes of congresses in the corpus's own table, by their ids. */
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
  O: 'other',
}
/** How much of a section is asked for where only its heading is known: enough for no other section to share half of it. */
const BEGINNING = 40

/** The sections of congresses' reports that the corpus has labels of, each from its heading on for a little; all may be looked at. */
export async function placeSectionTable(line: Line, corpus: string): Promise<Placed<LabelledThemes>[]> {
  const path = join(corpus, 'labels', 'sections.tsv')
  if (!existsSync(path)) return []
  const [, ...rows] = readFileSync(path, 'utf8').trimEnd().split('\n')
  const reports = await line.call<Listed[]>('reports.list', {})
  const placed: Placed<LabelledThemes>[] = []
  for (const [name, its] of Map.groupBy(rows, row => row.split('\t')[0] ?? '')) {
    const found = reports.find(({ sourcePath, place, body }) =>
      name.startsWith('003')
        ? sourcePath.includes('seeds/003')
        : sourcePath.includes('seeds/001') && body === 'npc' && place?.startsWith(name.replace('人大', '')),
    )
    if (!found) throw new Error(`The labelled report ${name} is not in the library.`)
    const { text } = await line.call<{ text: string }>('reports.get', { id: found.id, text: true })
    const plain = halfWidth(text)
    const sections: LabelledSection[] = []
    for (const row of its) {
      const [, , heading = '', part, primary = '', secondary = ''] = row.split('\t')
      const start = plain.indexOf(halfWidth(heading), sections.at(-1)?.end ?? 0)
      if (start < 0) throw new Error(`A labelled heading stands nowhere in ${name}: ${heading}`)
      sections.push({
        start,
        end: start + heading.length + BEGINNING,
        role: 'section',
        part: part === 'past' ? 'review' : 'plan',
        primary: idsOf(primary),
        secondary: idsOf(secondary),
      })
    }
    placed.push({
      id: found.id,
      text,
      name,
      file: 'labels/sections.tsv',
      report: 0,
      textSha256: '',
      use: 'tuning',
      sections,
      paragraphs: [],
    })
  }
  return placed
}

function idsOf(letters: string): string[] {
  return letters.split(',').flatMap(letter => LETTERS[letter.trim()] ?? [])
}

/** Signs are of either width in texts and labels. */
export function halfWidth(text: string): string {
  return text.replaceAll(/[\uff01-\uff5e]/g, sign => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
}

interface Span {
  readonly start: number
  readonly end: number
}

/** Whether the two share at least half of the shorter one. */
export function overlaps(a: Span, b: Span): boolean {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start)
  return shared * 2 >= Math.min(a.end - a.start, b.end - b.start)
}
