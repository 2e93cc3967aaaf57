import type { Input } from '../../../shared/contract.ts'
import { AppError } from '../../../shared/errors.ts'
import type { FoundRange, Range, SearchHit, SearchResult, Snippet } from '../../../shared/model/search.ts'
import { snippetOf } from '../../../shared/text/snippet.ts'
import { fold } from '../../fold-table.ts'
import { findAll } from '../../searching/evaluate.ts'
import { both, countSlots } from '../../searching/masks.ts'
import { createWordsIn, type WordsIn } from '../../searching/near-words.ts'
import { rangesIn } from '../../searching/passages.ts'
import { createPlainCorpus } from '../../searching/plain-corpus.ts'
import { parseQuery } from '../../searching/query/parse.ts'
import { type Ranked, rank } from '../../searching/rank.ts'
import { findOutline, findText } from '../../store/reports.ts'
import type { CurrentLibrary } from '../library/current-library.ts'
import { type Answer, ask } from './asked-query.ts'
import type { SearchedReports } from './searched-reports.ts'

const DEFAULT_LIMIT = 50
const DEFAULT_SNIPPETS = 3

export interface SearchingService {
  /** Where in one report any part of the query stands, whether the whole holds there or not. */
  find(id: string, query: string): FoundRange[]
  search(input: Input<'reports.search'>): Promise<SearchResult>
}

export function createSearching(library: CurrentLibrary, reports: SearchedReports): SearchingService {
  function describe({ slot, score }: Ranked, occurrences: number, ranges: readonly Range[], wordsIn: WordsIn | undefined): SearchHit[] {
    const report = reports.summaryOf(slot)
    if (!report) return []
    const { id, title, place, year, body } = report
    const text = ranges.length === 0 ? '' : reports.canonicalText(slot)
    return [
      { reportId: id, title, place, year, body, occurrences, score, snippets: ranges.map(range => snippetWith(text, range, wordsIn)) },
    ]
  }

  function firstHits(evaluation: NonNullable<Answer['evaluation']>, asked: Uint8Array, limit: number, snippets: number, exact: boolean) {
    const matched = both(evaluation.matched, asked)
    const year = (slot: number) => reports.summaryOf(slot)?.year ?? null
    const shelf = { corpus: reports.corpus, title: reports.titleOf, headings: reports.headingsOf, year }
    const ranked = rank(evaluation.atoms, both(evaluation.looked, asked), matched, shelf, fold, limit)
    const shown = new Uint8Array(asked.length)
    for (const { slot } of ranked) shown[slot] = 1
    const passages = evaluation.passages(shown)
    const counts = evaluation.hits()
    const wordsIn = createWordsIn(
      evaluation.atoms.map(({ node }) => node),
      fold,
      exact,
    )
    let occurrences = 0
    for (let slot = 0; slot < matched.length; slot++) if (matched[slot] === 1) occurrences += counts[slot] ?? 0
    return {
      reports: countSlots(matched),
      occurrences,
      hits: ranked.flatMap(hit => describe(hit, counts[hit.slot] ?? 0, rangesIn(passages, hit.slot).slice(0, snippets), wordsIn)),
    }
  }

  return {
    find(id, query) {
      const db = library.database()
      const text = findText(db, id)
      if (text === undefined) throw new AppError('not-found', 'There is no such report.', { id })
      const { root } = parseQuery(query)
      if (!root) return []
      const corpus = createPlainCorpus()
      corpus.put(0, fold(text))
      const headings = () => findOutline(db, id).map(({ heading, start, end }) => ({ text: fold(heading), start, end }))
      const found = findAll(root, {
        corpus,
        fold,
        headings,
        themed: (_, values) => reports.themedIn(id, values),
        canonicalText: () => text,
        reportsWith: () => new Uint8Array(1),
      })
      const wordsIn = createWordsIn([root], fold)
      return wordsIn ? found.map(range => withWords(range, wordsIn(text.slice(range.start, range.end)))) : found
    },
    async search({ query, filter, limit = DEFAULT_LIMIT, exact = false, snippets = DEFAULT_SNIPPETS, everywhere = false }) {
      await reports.ready([query])
      const started = performance.now()
      const asked = reports.mask(filter)
      const { reading, problems, terms, evaluation } = ask(reports, query, everywhere ? reports.mask() : asked, exact)
      const found = evaluation ? firstHits(evaluation, asked, limit, snippets, exact) : { reports: 0, occurrences: 0, hits: [] }
      const holders = () => [...(evaluation?.matched ?? [])].flatMap((on, slot) => (on ? (reports.summaryOf(slot)?.id ?? []) : []))
      return {
        query,
        reading,
        problems,
        terms,
        ...found,
        ...(everywhere ? { everywhere: holders() } : {}),
        ms: Math.round((performance.now() - started) * 100) / 100,
      }
    },
  }
}

function snippetWith(text: string, range: Range, wordsIn: WordsIn | undefined): Snippet {
  const words = wordsIn?.(text.slice(range.start, range.end)) ?? []
  return { ...snippetOf(text, range), ...(words.length > 0 ? { words } : {}) }
}

/** `words` are counted from the beginning of the passage. */
function withWords({ start, end }: Range, words: readonly Range[]): FoundRange {
  if (words.length === 0) return { start, end }
  return { start, end, words: words.map(word => ({ start: start + word.start, end: start + word.end })) }
}
