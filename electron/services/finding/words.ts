import type { CallContext, Input } from '../../../shared/contract.ts'
import type { ReportFilter } from '../../../shared/model/report.ts'
import type { Collocations, KeyWords, WordFrequencies, WordProgress, WordSelection } from '../../../shared/model/words.ts'
import { occurrences } from '../../../shared/text/occurrences.ts'
import { fold } from '../../fold-table.ts'
import { addNeighbours, noNeighbours, type Span } from '../../searching/words/collocations.ts'
import { collocationRows, frequencyRows, keynessRows, type WordChoice } from '../../searching/words/tables.ts'
import { dispersion, totalWords, type WordTotals } from '../../searching/words/totals.ts'
import { findRevisionText, listVisibleRevisions } from '../../store/reports.ts'
import type { CurrentLibrary } from '../library/current-library.ts'
import { createReportMatcher } from '../library/report-filter.ts'
import type { SearchedReports } from './searched-reports.ts'
import type { WordCounts } from './word-counts.ts'

type Context = CallContext<WordProgress>

export interface WordsService {
  frequency(input: Input<'words.frequency'>, context: Context): Promise<WordFrequencies>
  keyness(input: Input<'words.keyness'>, context: Context): Promise<KeyWords>
  collocations(input: Input<'words.collocations'>, context: Context): Promise<Collocations>
}

const SPAN = 5
const NONE: ReadonlySet<string> = new Set()

/** Tables of words of a selection of reports. @param stopWords words that carry no meaning of their own, folded */
export function createWords(
  library: CurrentLibrary,
  reports: SearchedReports,
  counts: WordCounts,
  stopWords: () => ReadonlySet<string>,
): WordsService {
  /** The texts that the reports show now. What becomes of the reports later does not change an answer that is being made. */
  async function select(filter: ReportFilter = {}): Promise<number[]> {
    await reports.ready()
    const db = library.database()
    const passes = createReportMatcher(db, filter)
    return listVisibleRevisions(db).flatMap(({ id, revision }) => {
      const slot = reports.slotOf(id)
      const report = slot === undefined ? undefined : reports.summaryOf(slot)
      return report && passes(report) ? revision : []
    })
  }

  function choiceOf({ withoutStopWords = false, minLength = 1, minOccurrences = 1 }: Input<'words.frequency'>): WordChoice {
    return { stopWords: withoutStopWords ? stopWords() : NONE, minLength, minOccurrences }
  }

  return {
    async frequency(input, context) {
      const time = startClock()
      const revisions = await select(input.filter)
      return await counts.during(revisions, context, function* ({ texts, readAll }) {
        const totals = yield* totalWords(readAll(revisions), texts.length)
        const spread = yield* dispersion(readAll(revisions), totals)
        return { selection: selectionOf(totals), ...frequencyRows(texts, totals, spread, choiceOf(input)), ms: time() }
      })
    },
    async keyness(input, context) {
      const time = startClock()
      const revisions = await select(input.filter)
      const selected = new Set(revisions)
      const others = (await select(input.against)).filter(revision => !selected.has(revision))
      return await counts.during([...revisions, ...others], context, function* ({ texts, readAll }) {
        const own = yield* totalWords(readAll(revisions), texts.length)
        const rest = yield* totalWords(readAll(others), texts.length)
        const table = keynessRows(texts, own, rest, choiceOf(input), input.minKeyness ?? 0)
        return { selection: selectionOf(own), others: selectionOf(rest), ...table, ms: time() }
      })
    },
    async collocations(input, context) {
      const time = startClock()
      const revisions = await select(input.filter)
      const node = fold(input.node)
      const span: Span = input.span ?? SPAN
      return await counts.during(revisions, context, function* ({ texts, db, read, readAll }) {
        const totals = yield* totalWords(readAll(revisions), texts.length)
        const found = noNeighbours()
        for (const revision of revisions) {
          const text = fold(findRevisionText(db, revision) ?? '')
          const starts = occurrences(text, node)
          if (starts.length > 0) addNeighbours(found, text, read(revision).cuts, starts, node.length, span)
          yield
        }
        const table = collocationRows(texts, totals, found, choiceOf(input))
        return { selection: selectionOf(totals), node, occurrences: found.occurrences, reports: found.texts, ...table, ms: time() }
      })
    },
  }
}

function selectionOf({ texts, words }: WordTotals): WordSelection {
  return { reports: texts, words }
}

/** Milliseconds since then, to two places. */
function startClock(): () => number {
  const started = performance.now()
  return () => Math.round((performance.now() - started) * 100) / 100
}
