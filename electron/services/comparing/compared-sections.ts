import { type GramPlaces, gramPlaces, READ_FOR_WORDS, wordBorders } from '../../comparing/link-words.ts'
import { type ReportSection, sectionsOf } from '../../comparing/sections.ts'
import { countGrams, type Vector } from '../../comparing/vectors.ts'
import type { Db } from '../../store/db.ts'
import { findOutline, findRevisionText } from '../../store/reports.ts'

/** A section as comparing reads it. */
export interface ReadSection extends ReportSection {
  /** Its beginning, from which words are named. */
  readonly text: string
  readonly counts: Vector
  readonly borders: Uint8Array
  readonly places: GramPlaces
}

export interface ReadReport {
  readonly text: string
  readonly sections: readonly ReadSection[]
}

/** A heading says more than a sentence. */
const HEADING = 3
/** Reports whose sections are kept, of some 800 KB each. */
const KEPT = 24

/** The sections of reports, kept while they are in use: a revision never changes, another outline is another revision. */
export interface ComparedSections {
  read(db: Db, reportId: string, revision: number): Generator<void, ReadReport>
  /** Another library, or none. */
  restart(): void
}

export function createComparedSections(): ComparedSections {
  /** By revision; the one that was asked for last is the last. */
  let kept = new Map<number, ReadReport>()

  function keep(revision: number, report: ReadReport): ReadReport {
    kept.delete(revision)
    kept.set(revision, report)
    const [oldest] = kept.keys()
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
    return report
  }

  return {
    *read(db, reportId, revision) {
      const known = kept.get(revision)
      if (known) return keep(revision, known)
      const text = findRevisionText(db, revision) ?? ''
      const sections: ReadSection[] = []
      for (const section of sectionsOf(text, findOutline(db, reportId))) {
        const own = text.slice(section.start, section.end)
        const counts = countGrams({ text: section.heading, weight: HEADING }, { text: own, weight: 1 })
        const words = own.slice(0, READ_FOR_WORDS)
        sections.push({ ...section, text: words, counts, borders: wordBorders(words), places: gramPlaces(words) })
        yield
      }
      return keep(revision, { text, sections })
    },
    restart() {
      kept = new Map()
    },
  }
}
