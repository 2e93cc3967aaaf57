import type { Range } from '../../shared/model/search.ts'
import type { Fold } from '../../shared/text/fold.ts'
import { parseQuery } from './query.ts'

/**
 * Finds words in every report. Counts and positions are those of a scan of all folded texts, overlapping occurrences
 * counted, for one character as for twenty; nothing is tokenised and no list of results is cut before it is counted.
 */
export interface TextIndex {
  set(id: string, text: string): void
  remove(id: string): void
  clear(): void
  /** Every occurrence of every word in one report, in reading order. */
  find(id: string, query: string, exact?: boolean): Range[]
  search(request: TextSearch): TextResult
}

export interface TextSearch {
  readonly query: string
  /** Match the canonical text itself, without folding. */
  readonly exact?: boolean | undefined
  /** Reports to look at; all when absent. */
  readonly only?: ReadonlySet<string> | undefined
  /** Look at all reports nevertheless, for `everywhere` of the result. */
  readonly everywhere?: boolean | undefined
  /** Hits to return; the counts do not depend on it. */
  readonly limit?: number | undefined
  /** Positions to return with each hit. */
  readonly ranges?: number | undefined
}

export interface TextResult {
  /** As they are matched: folded unless `exact`. */
  readonly terms: readonly string[]
  readonly reports: number
  readonly occurrences: number
  /** Best first. */
  readonly hits: readonly TextHit[]
  /** Every report that was looked at and holds the query, also beyond `only` and `limit`. */
  readonly everywhere: readonly string[]
}

export interface TextHit {
  readonly id: string
  readonly occurrences: number
  readonly score: number
  /** The first occurrences in reading order. */
  readonly ranges: readonly Range[]
}

export interface TextIndexOptions {
  readonly fold: Fold
  /** Canonical text of a report, for exact matching only: the index itself keeps the folded text alone. */
  readonly textOf: (id: string) => string
}

const DEFAULT_LIMIT = 50
const DEFAULT_RANGES = 3

/** BM25: how soon repeats stop to count, and how much a long report is held back. */
const K1 = 1.2
const B = 0.75

interface Candidate {
  readonly id: string
  readonly length: number
  readonly counts: readonly number[]
  readonly occurrences: number
}

export function createTextIndex({ fold, textOf }: TextIndexOptions): TextIndex {
  const texts = new Map<string, string>()

  /** Occurrences are sought in the folded text; exact ones must stand in the canonical text there too. */
  function plan(input: string, exact: boolean): Plan {
    const numbers = new Map<string, number>()
    const terms: Term[] = []
    const toTerm = (text: string): Term => ({ shown: exact ? text : fold(text), needle: fold(text) })
    const query = parseQuery(input)
    const groups = query.groups.map(group =>
      group.map(({ text }) => {
        const term = toTerm(text)
        const known = numbers.get(term.shown)
        if (known !== undefined) return known
        numbers.set(term.shown, terms.length)
        return terms.push(term) - 1
      }),
    )
    return { terms, groups, without: query.without.map(({ text }) => toTerm(text)) }
  }

  function rangesOf(id: string, folded: string, terms: readonly Term[], exact: boolean): Range[] {
    const canonical = exact ? textOf(id) : folded
    const ranges: Range[] = []
    for (const { shown, needle } of terms) {
      for (let at = folded.indexOf(needle); at !== -1; at = folded.indexOf(needle, at + 1)) {
        if (!exact || canonical.startsWith(shown, at)) ranges.push({ start: at, end: at + needle.length })
      }
    }
    return ranges.sort((a, b) => a.start - b.start || a.end - b.end)
  }

  function count(id: string, folded: string, { shown, needle }: Term, exact: boolean): number {
    let at = folded.indexOf(needle)
    if (at === -1) return 0
    const canonical = exact ? textOf(id) : ''
    let found = 0
    for (; at !== -1; at = folded.indexOf(needle, at + 1)) if (!exact || canonical.startsWith(shown, at)) found++
    return found
  }

  return {
    set(id, text) {
      texts.set(id, fold(text))
    },
    remove(id) {
      texts.delete(id)
    },
    clear() {
      texts.clear()
    },
    find(id, query, exact = false) {
      const folded = texts.get(id)
      return folded === undefined ? [] : rangesOf(id, folded, plan(query, exact).terms, exact)
    },
    search({ query, exact = false, only, everywhere = false, limit = DEFAULT_LIMIT, ranges = DEFAULT_RANGES }) {
      const { terms, groups, without } = plan(query, exact)
      const shown = terms.map(term => term.shown)
      if (terms.length === 0) return { terms: shown, reports: 0, occurrences: 0, hits: [], everywhere: [] }

      const holding = terms.map(() => 0)
      const found: Candidate[] = []
      const holders: string[] = []
      let looked = 0
      let characters = 0
      let occurrences = 0
      for (const [id, folded] of texts) {
        const asked = !only || only.has(id)
        if (!asked && !everywhere) continue
        const counts = terms.map(term => count(id, folded, term, exact))
        if (asked) {
          looked++
          characters += folded.length
          counts.forEach((times, i) => {
            if (times > 0) holding[i] = (holding[i] ?? 0) + 1
          })
        }
        if (groups.some(group => group.every(term => counts[term] === 0))) continue
        if (without.some(term => count(id, folded, term, exact) > 0)) continue
        holders.push(id)
        if (!asked) continue
        const sum = counts.reduce((total, times) => total + times, 0)
        occurrences += sum
        found.push({ id, length: folded.length, counts, occurrences: sum })
      }

      const weights = holding.map(n => Math.log(1 + (looked - n + 0.5) / (n + 0.5)))
      const mean = characters / looked
      const ranked = found.map(candidate => ({ ...candidate, score: score(candidate, weights, mean) }))
      ranked.sort((a, b) => b.score - a.score || b.occurrences - a.occurrences || (a.id < b.id ? -1 : 1))
      const hits = ranked.slice(0, limit).map(({ id, occurrences, score }) => {
        const all = rangesOf(id, texts.get(id) ?? '', terms, exact)
        return { id, occurrences, score, ranges: all.slice(0, ranges) }
      })
      return { terms: shown, reports: found.length, occurrences, hits, everywhere: holders }
    },
  }
}

interface Plan {
  /** Every word that may occur, once. */
  readonly terms: readonly Term[]
  /** Of each group one must occur; numbers of `terms`. */
  readonly groups: readonly (readonly number[])[]
  readonly without: readonly Term[]
}

/** A word of the query: as it is shown and matched exactly, and folded. */
interface Term {
  readonly shown: string
  readonly needle: string
}

function score({ counts, length }: Candidate, weights: readonly number[], mean: number): number {
  const norm = K1 * (1 - B + (B * length) / mean)
  return counts.reduce((sum, times, i) => sum + ((weights[i] ?? 0) * times * (K1 + 1)) / (times + norm), 0)
}
