import type { MemoEntry, MemoSubject } from '../../../shared/model/memo.ts'
import { placeNames } from '../../../shared/model/place.ts'
import type { ReportSummary } from '../../../shared/model/report.ts'
import type { Range } from '../../../shared/model/search.ts'
import { markdownWords } from '../../../shared/text/markdown-words.ts'
import { shortPlaceName } from '../../../shared/text/place-names.ts'
import { paragraphs, sentences } from '../../../shared/text/sentences.ts'
import { BODY_NAMES } from '../../exporting/report-names.ts'
import { fold } from '../../fold-table.ts'
import type { Names } from '../../searching/quick-open/names.ts'
import type { Db } from '../../store/db.ts'
import { listHighlights } from '../../store/highlights.ts'
import { listMemos } from '../../store/memos.ts'
import { findOutline, listReportsById } from '../../store/reports.ts'
import { describeMemos } from '../annotating/memos.ts'
import { tagTree } from '../annotating/tags.ts'
import { joined, syllablesOf } from './pinyin.ts'

/** What a report can be called by, folded. */
export interface ShelvedReport {
  readonly summary: ReportSummary
  /** Words of which any part may be typed, the place first. */
  readonly words: string
  /** To be typed from the beginning, in letters: `qhs`, `qh2024`, `qhrd2024`, `qinghe`. */
  readonly places: readonly string[]
  readonly body: readonly string[]
  /** Numbers of names: of the title, and of the places that it lies in. */
  readonly names: readonly number[]
  readonly headings: readonly ShelvedHeading[]
}

export interface ShelvedHeading {
  readonly name: number
  readonly text: string
  readonly start: number
}

export interface ShelvedPlace {
  readonly name: number
  /** Numbers of the names of the places that it lies in. */
  readonly outer: readonly number[]
  readonly path: readonly string[]
  reports: number
}

export interface ShelvedTag {
  readonly id: string
  readonly path: string
  readonly name: number
}

export interface ShelvedNote extends Range {
  readonly id: string
  readonly reportId: string
  readonly text: string
  readonly name: number
}

export interface ShelvedMemo {
  readonly about: MemoSubject
  /** Of what it is about. */
  readonly title: string
  readonly reportId: string | null
  /** Numbers of names: of what it is about, where that is not a report or a quote of one. */
  readonly names: readonly number[]
  readonly sentences: readonly { readonly text: string; readonly name: number }[]
}

/** Everything in the library that can be gone to. */
export interface Shelf {
  /** Reads these reports anew; those that are not visible go. */
  take(db: Db, ids: readonly string[]): void
  report(id: string): ShelvedReport | undefined
  /** In the order of the library. */
  reports(): readonly ShelvedReport[]
  places(): readonly ShelvedPlace[]
  tags(db: Db): readonly ShelvedTag[]
  notes(db: Db): readonly ShelvedNote[]
  /** `library`: how the user knows the library. */
  memos(db: Db, library: string): readonly ShelvedMemo[]
  forgetTags(): void
  forgetNotes(): void
  forgetMemos(): void
  clear(): void
}

/** Of a long note its beginning is enough to find it again. */
const NOTE_LENGTH = 500
/** Of a memo that is a book its first sentences. */
const MEMO_SENTENCES = 2000

export function createShelf(names: Names): Shelf {
  const shelved = new Map<string, ShelvedReport>()
  /** Spelling is slow, and thousands of reports share a few hundred places. */
  const syllables = new Map<string, readonly string[]>()
  let ordered: readonly ShelvedReport[] | undefined
  let places: readonly ShelvedPlace[] | undefined
  let tags: readonly ShelvedTag[] | undefined
  let notes: readonly ShelvedNote[] | undefined
  let memos: readonly ShelvedMemo[] | undefined

  function spell(name: string): readonly string[] {
    const known = syllables.get(name) ?? syllablesOf(name)
    syllables.set(name, known)
    return known
  }

  function describe(db: Db, summary: ReportSummary): ShelvedReport {
    const { title, place, body, year, sourcePath } = summary
    const lies = [...new Set([place, ...placeNames(summary).reverse()])].filter(name => name !== null).map(fold)
    const bodyName = BODY_NAMES[body] ?? ''
    const ofBody = joined(spell(bodyName))
    return {
      summary,
      words: fold([...lies, bodyName, body, year ?? '', title, sourcePath].join(' ')),
      places: lies.flatMap(name => {
        const whole = joined(spell(name))
        const short = joined(spell(name).slice(0, [...shortPlaceName(name)].length))
        const named = (form: 'initials' | 'pinyin') =>
          [`${short[form]}${ofBody[form]}`, short[form], whole[form]].map(spelling => `${spelling}${year ?? ''}`)
        return [...named('initials'), ...named('pinyin')]
      }),
      body: [ofBody.initials, ofBody.pinyin],
      names: [fold(title), ...lies].map(names.add),
      headings: findOutline(db, summary.id).map(({ heading, start }) => ({ text: heading, start, name: names.add(fold(heading)) })),
    }
  }

  function describePlace(path: readonly string[]): ShelvedPlace {
    const numbers = path.map(name => names.add(fold(name)))
    return { name: numbers.at(-1) ?? -1, outer: numbers.slice(0, -1), path, reports: 0 }
  }

  function describeMemo({ about, name, report, memo }: MemoEntry): ShelvedMemo {
    const words = markdownWords(memo?.text ?? '')
    const found = paragraphs(words).flatMap(paragraph => sentences(words, paragraph))
    return {
      about,
      title: name,
      reportId: report?.id ?? null,
      names: report ? [] : [names.add(fold(name))],
      sentences: found.slice(0, MEMO_SENTENCES).map(({ start, end }) => {
        const text = words.slice(start, Math.min(end, start + NOTE_LENGTH)).trim()
        return { text, name: names.add(fold(text)) }
      }),
    }
  }

  function countPlaces(): ShelvedPlace[] {
    const byPath = new Map<string, ShelvedPlace>()
    for (const { summary } of shelved.values()) {
      const whole = placeNames(summary)
      for (const depth of whole.keys()) {
        const path = whole.slice(0, depth + 1)
        const key = path.join('/')
        const place = byPath.get(key) ?? describePlace(path)
        place.reports++
        byPath.set(key, place)
      }
    }
    return [...byPath.values()].sort((a, b) => a.path.length - b.path.length || b.reports - a.reports)
  }

  return {
    take(db, ids) {
      const visible = new Map(listReportsById(db, ids).map(report => [report.id, report]))
      for (const id of ids) {
        const summary = visible.get(id)
        if (summary) shelved.set(id, describe(db, summary))
        else shelved.delete(id)
      }
      ordered = undefined
      places = undefined
    },
    report: id => shelved.get(id),
    reports() {
      ordered ??= [...shelved.values()].sort((a, b) => compareSources(a.summary, b.summary))
      return ordered
    },
    places() {
      places ??= countPlaces()
      return places
    },
    tags(db) {
      tags ??= tagTree(db).map(({ id, path }) => ({ id, path, name: names.add(fold(path)) }))
      return tags
    },
    notes(db) {
      notes ??= listHighlights(db).flatMap(({ id, reportId, start, end, note }) => {
        const text = note.slice(0, NOTE_LENGTH).replaceAll(/\s+/g, ' ').trim()
        return text === '' ? [] : [{ id, reportId, start, end, text, name: names.add(fold(text)) }]
      })
      return notes
    },
    memos(db, library) {
      memos ??= describeMemos(db, library, listMemos(db)).map(describeMemo)
      return memos
    },
    forgetTags() {
      tags = undefined
    },
    forgetNotes() {
      notes = undefined
    },
    forgetMemos() {
      memos = undefined
    },
    clear() {
      shelved.clear()
      ordered = undefined
      places = undefined
      tags = undefined
      notes = undefined
      memos = undefined
    },
  }
}

/** As the library lists its reports. Those of one source stay as they came. */
function compareSources(a: ReportSummary, b: ReportSummary): number {
  return a.sourcePath === b.sourcePath ? a.sourceId - b.sourceId : a.sourcePath < b.sourcePath ? -1 : 1
}
