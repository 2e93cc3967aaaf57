import {
  QUICK_OPEN_KINDS,
  type QuickOpenGroup,
  type QuickOpenItem,
  type QuickOpenKind,
  quickOpenKey,
  type UnmarkedItem,
} from '../../../shared/model/quick-open.ts'
import { type Best, createBest } from '../../searching/quick-open/best.ts'
import { FITS } from '../../searching/quick-open/names.ts'
import type { Db } from '../../store/db.ts'
import type { Shelf, ShelvedMemo, ShelvedReport } from './quick-open-shelf.ts'

/** A word of the query with how well it fits each name. */
export interface AskedWord {
  readonly word: string
  readonly fits: Uint8Array
}

export type Finds = { readonly [K in QuickOpenKind]: Best<UnmarkedItem> }

/** What is asked for: every word fits it, and of each kind the best `limit` are wanted. */
export interface Question {
  readonly words: readonly AskedWord[]
  readonly kinds: ReadonlySet<QuickOpenKind>
  readonly limit: number
}

/** Everything on the shelf that answers. `library`: how the user knows it. */
export function ask(shelf: Shelf, db: Db, library: string, { words, kinds, limit }: Question): Finds {
  const best = (): Best<UnmarkedItem> => createBest<UnmarkedItem>(limit)
  const finds: Finds = { report: best(), place: best(), section: best(), tag: best(), note: best(), memo: best() }
  const fits = shelf.reports().map(report => words.map(asked => fitOfReport(report, asked)))
  const byReport = new Map(shelf.reports().map(({ summary }, at) => [summary.id, fits[at] ?? []]))
  if (kinds.has('report')) findReports(shelf, fits, finds.report)
  if (kinds.has('section')) findSections(shelf, words, fits, finds.section)
  if (kinds.has('place')) findPlaces(shelf, words, finds.place)
  if (kinds.has('tag')) {
    for (const { id: tagId, path: text, name } of shelf.tags(db)) {
      finds.tag.offer(scoreOfName(name, words, []), () => ({ kind: 'tag', text, tagId }))
    }
  }
  if (kinds.has('note')) findNotes(shelf, db, words, byReport, finds.note)
  if (kinds.has('memo')) findMemos(shelf.memos(db, library), words, byReport, finds.memo)
  return finds
}

type Fits = readonly number[]

function findReports(shelf: Shelf, fits: readonly Fits[], best: Best<UnmarkedItem>): void {
  for (const [at, { summary }] of shelf.reports().entries()) {
    best.offer(scored(fits[at] ?? []), () => ({ kind: 'report', text: summary.title, reportId: summary.id }))
  }
}

function findSections(shelf: Shelf, words: readonly AskedWord[], fits: readonly Fits[], best: Best<UnmarkedItem>): void {
  for (const [at, { summary, headings }] of shelf.reports().entries()) {
    const ofReport = fits[at] ?? []
    for (const { name, text, start } of headings) {
      best.offer(scoreOfName(name, words, ofReport), () => ({ kind: 'section', text, reportId: summary.id, start }))
    }
  }
}

function findPlaces(shelf: Shelf, words: readonly AskedWord[], best: Best<UnmarkedItem>): void {
  for (const { name, outer, path, reports } of shelf.places()) {
    const above = words.map(({ fits }) => outer.reduce((most, place) => Math.max(most, fits[place] ?? 0), 0))
    best.offer(scoreOfName(name, words, above), () => ({ kind: 'place', text: path.at(-1) ?? '', path, reports }))
  }
}

type FitsByReport = ReadonlyMap<string, Fits>

function findNotes(shelf: Shelf, db: Db, words: readonly AskedWord[], byReport: FitsByReport, best: Best<UnmarkedItem>): void {
  for (const { id: highlightId, text, reportId, start, end, name } of shelf.notes(db)) {
    const score = scoreOfName(name, words, byReport.get(reportId) ?? [])
    best.offer(score, () => ({ kind: 'note', text, reportId, highlightId, start, end }))
  }
}

/** Each memo by its sentence that says most of it; the other words may stand anywhere in it, or mean what it is about. */
function findMemos(memos: readonly ShelvedMemo[], words: readonly AskedWord[], byReport: FitsByReport, best: Best<UnmarkedItem>): void {
  for (const { about, title, reportId, names, sentences } of memos) {
    const ofReport = (reportId !== null && byReport.get(reportId)) || []
    const all = [...names, ...sentences.map(sentence => sentence.name)]
    const around = words.map(({ fits }, i) => all.reduce((most, name) => Math.max(most, fits[name] ?? 0), ofReport[i] ?? 0))
    let found: { readonly text: string; readonly score: number } | undefined
    for (const { text, name } of sentences) {
      const score = scoreOfName(name, words, around)
      if (score > (found?.score ?? 0)) found = { text, score }
    }
    if (found) best.offer(found.score, () => ({ kind: 'memo', text: found.text, about, name: title }))
  }
}

/** What the thing belongs to may be meant by some of the words (`above`), but one has to be meant of the thing itself. */
function scoreOfName(name: number, words: readonly AskedWord[], above: Fits): number {
  let meant = 0
  let worst: number = FITS.exact
  let sum = 0
  for (let i = 0; i < words.length; i++) {
    const own = words[i]?.fits[name] ?? 0
    const fit = Math.max(own, above[i] ?? 0)
    if (own > 0) meant++
    worst = Math.min(worst, fit)
    sum += fit
  }
  return meant === 0 ? 0 : combined(worst, sum + meant)
}

function scored(fits: Fits): number {
  return combined(
    Math.min(...fits),
    fits.reduce((sum, fit) => sum + fit, 0),
  )
}

/** The word that fits worst decides, then all together. 0 where one does not fit at all. */
function combined(worst: number, sum: number): number {
  return worst === 0 ? 0 : worst * 1000 + sum
}

function fitOfReport({ words, places, body, names }: ShelvedReport, { word, fits }: AskedWord): number {
  if (words.startsWith(word) || beginsWith(places, word)) return FITS.begins
  if (words.includes(word) || beginsWith(body, word)) return FITS.contains
  return names.reduce((best, name) => Math.max(best, fits[name] ?? 0), 0)
}

function beginsWith(spellings: readonly string[], typed: string): boolean {
  return spellings.some(spelling => spelling.startsWith(typed))
}

/** What follows in `more` only after what was found first; kinds in a fixed order, but surely meant ones before the others. */
export function groupsOf(
  first: Finds,
  more: Finds | undefined,
  limit: number,
  finish: (item: UnmarkedItem) => QuickOpenItem,
): QuickOpenGroup[] {
  const groups = QUICK_OPEN_KINDS.flatMap(kind => {
    const sure = first[kind].list()
    const known = new Set(sure.map(({ value }) => quickOpenKey(value)))
    const others = more?.[kind].list().filter(({ value }) => !known.has(quickOpenKey(value))) ?? []
    const all = [...sure, ...others].slice(0, limit)
    const [best] = all
    if (!best) return []
    const total = Math.max(first[kind].total, more?.[kind].total ?? 0)
    return [{ sureness: surenessOf(best.score), group: { kind, total, items: all.map(({ value }) => finish(value)) } }]
  })
  return groups.sort((a, b) => b.sureness - a.sureness).map(({ group }) => group)
}

/** By the characters themselves, by their letters, or nearly. */
function surenessOf(score: number): number {
  const worst = Math.floor(score / 1000)
  return worst >= FITS.contains ? 2 : worst > FITS.near ? 1 : 0
}
