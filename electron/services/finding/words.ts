import type { CallContext, Input } from '../../../shared/contract.ts'
import type { Collocations, KeyWords, WordFrequencies, WordProgress, WordSelection } from '../../../shared/model/words.ts'
import { occurrences } from '../../../shared/text/occurrences.ts'
import { fold } from '../../fold-table.ts'
import { addNeighbours, noNeighbours, type Span } from '../../searching/words/collocations.ts'
import { collocationRows, frequencyRows, keynessRows, type WordChoice } from '../../searching/words/tables.ts'
import { dispersion, totalWords, type WordTotals } from '../../searching/words/totals.ts'
import { findRevisionText, listVisibleRevisions } from '../../store/reports.ts'
import type { CurrentLibrary } from '../library/current-library.ts'
import type { DuplicatesService } from '../library/duplicates.ts'
import { reportsToCount, takeCopies } from './copies.ts'
import type { SearchedReports } from './searched-reports.ts'
import type { WordCounts } from './word-counts.ts'

type Context = CallContext<WordProgress>

export interface WordsService {
  frequency(input: Input<'words.frequency'>, context: Context): Promise<WordFrequencies>
  keyness(input: Input<'words.keyness'>, context: Context): Promise<KeyWords>
  collocations(input: Input<'words.collocations'>, context: Context): Promise<Collocations>
}

/** Revisions whose words are counted. */
interface Selected extends Pick<WordSelection, 'copies'> {
  readonly revisions: readonly number[]
}

const SPAN = 5
const NONE: ReadonlySet<string> = new Set()

/** Tables of words of a selection of reports. @param stopWords words that carry no meaning of their own, folded */
export function createWords(
  library: CurrentLibrary,
  reports: SearchedReports,
  duplicates: Pick<DuplicatesService, 'groups'>,
  counts: WordCounts,
  stopWords: () => ReadonlySet<string>,
): WordsService {
  /** The texts that the reports show now. What becomes of the reports later does not change an answer that is being made. */
  function revisionsIn(mask: Uint8Array): number[] {
    return listVisibleRevisions(library.database()).flatMap(({ id, revision }) => (mask[reports.slotOf(id) ?? -1] === 1 ? revision : []))
  }

  async function select({ filter, oneOfEach }: Input<'words.frequency'>): Promise<Selected> {
    const same = await reportsToCount(reports, duplicates, oneOfEach)
    const mask = reports.mask(filter)
    const copies = takeCopies(mask, same, reports)
    return { revisions: revisionsIn(mask), copies }
  }

  /** Those to compare with: none that is in the selection, nor, where only one of each counts, a copy of one that is. */
  async function selectTwo({ filter, against, oneOfEach }: Input<'words.keyness'>): Promise<{ own: Selected; others: Selected }> {
    const same = await reportsToCount(reports, duplicates, oneOfEach)
    const own = reports.mask(filter)
    const others = reports.mask(against).map((passes, slot) => (own[slot] === 1 ? 0 : passes))
    const copies = takeCopies(others, same, reports, own)
    return {
      own: { copies: takeCopies(own, same, reports), revisions: revisionsIn(own) },
      others: { copies, revisions: revisionsIn(others) },
    }
  }

  function choiceOf({ withoutStopWords = false, minLength = 1, minOccurrences = 1 }: Input<'words.frequency'>): WordChoice {
    return { stopWords: withoutStopWords ? stopWords() : NONE, minLength, minOccurrences }
  }

  return {
    async frequency(input, context) {
      const time = startClock()
      const selected = await select(input)
      const { revisions } = selected
      return await counts.during(revisions, context, function* ({ texts, readAll }) {
        const totals = yield* totalWords(readAll(revisions), texts.length)
        const spread = yield* dispersion(readAll(revisions), totals)
        return { selection: selectionOf(totals, selected), ...frequencyRows(texts, totals, spread, choiceOf(input)), ms: time() }
      })
    },
    async keyness(input, context) {
      const time = startClock()
      const { own, others } = await selectTwo(input)
      return await counts.during([...own.revisions, ...others.revisions], context, function* ({ texts, readAll }) {
        const totals = yield* totalWords(readAll(own.revisions), texts.length)
        const rest = yield* totalWords(readAll(others.revisions), texts.length)
        const table = keynessRows(texts, totals, rest, choiceOf(input), input.minKeyness ?? 0)
        return { selection: selectionOf(totals, own), others: selectionOf(rest, others), ...table, ms: time() }
      })
    },
    async collocations(input, context) {
      const time = startClock()
      const selected = await select(input)
      const { revisions } = selected
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
        return {
          selection: selectionOf(totals, selected),
          node,
          occurrences: found.occurrences,
          reports: found.texts,
          ...table,
          ms: time(),
        }
      })
    },
  }
}

function selectionOf({ texts, words }: WordTotals, { copies }: Selected): WordSelection {
  return { reports: texts, words, copies }
}

/** Milliseconds since then, to two places. */
function startClock(): () => number {
  const started = performance.now()
  return () => Math.round((performance.now() - started) * 100) / 100
}
