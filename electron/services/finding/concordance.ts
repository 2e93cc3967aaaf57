import type { Input, Output } from '../../../shared/contract.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Concordance, ConcordanceMarks, ConcordancePage, ConcordanceRow, ConcordanceSort } from '../../../shared/model/search.ts'
import { toPairBorder } from '../../../shared/text/offsets.ts'
import { fold } from '../../fold-table.ts'
import type { Evaluation } from '../../searching/evaluate.ts'
import { createWordsIn, type WordsIn } from '../../searching/near-words.ts'
import { NO_PASSAGES, type Passages } from '../../searching/passages.ts'
import { type RowOrder, slotOfEach, sortByContext, sortBySlots } from '../../searching/sort-rows.ts'
import { innermostAt } from '../../searching/territories.ts'
import type { Announce, CurrentLibrary } from '../library/current-library.ts'
import type { DuplicatesService } from '../library/duplicates.ts'
import { createSlotOrder } from '../library/report-order.ts'
import { ask } from './asked-query.ts'
import { groupPassages } from './concordance-groups.ts'
import { createMarking, type MarkedPassage } from './concordance-marks.ts'
import { reportsToCount, type SameReports, takeCopies } from './copies.ts'
import type { SearchedReports } from './searched-reports.ts'

/** Units of text on either side of a hit. */
const WIDTH = 40
/** Concordances that a window may go back to without waiting. */
const KEPT = 6
/** Rows of all that are kept; each takes some 20 bytes. */
const MOST_ROWS = 2_000_000

export interface ConcordanceService {
  open(input: Input<'concordance.open'>): Promise<Concordance>
  rows(input: Input<'concordance.rows'>): Promise<ConcordancePage>
  groups(input: Input<'concordance.groups'>): Promise<Output<'concordance.groups'>>
  highlight(input: Input<'concordance.highlight'>): Promise<ConcordanceMarks>
}

type Question = Input<'concordance.open'>

/** What a query finds, in the library's order. */
interface Found extends Pick<Concordance, 'reading' | 'problems' | 'occurrences' | 'reports' | 'copies'> {
  readonly version: number
  readonly passages: Passages
  readonly owners: Uint32Array
  readonly evaluation: Evaluation | undefined
  readonly wordsIn: WordsIn | undefined
}

interface Ordered extends Found {
  readonly order: RowOrder
}

export function createConcordances(
  library: CurrentLibrary,
  reports: SearchedReports,
  duplicates: Pick<DuplicatesService, 'groups'>,
  announce: Announce,
): ConcordanceService {
  const questions = new Map<string, Question>()
  const found = new Map<string, Found>()
  const ordered = new Map<string, Ordered>()
  const marking = createMarking(library, announce)
  let keys = 0

  /** The same question in another order is not asked again. */
  function findAnew({ query, filter, exact = false }: Question, same: SameReports): Found {
    const name = JSON.stringify([query, filter ?? null, exact, same])
    const known = found.get(name)
    if (known?.version === reports.version) return known
    const mask = reports.mask(filter)
    const copies = takeCopies(mask, same, reports)
    const { evaluation, reading, problems } = ask(reports, query, mask, exact)
    const passages = evaluation?.passages() ?? NO_PASSAGES
    const answer: Found = {
      version: reports.version,
      reading,
      problems,
      passages,
      owners: slotOfEach(passages),
      evaluation,
      wordsIn:
        evaluation &&
        createWordsIn(
          evaluation.atoms.map(({ node }) => node),
          fold,
          exact,
        ),
      occurrences: passages.starts.length,
      reports: passages.slots.length,
      copies,
    }
    keepSome(found, name, answer)
    return answer
  }

  /** Made again where reports have changed since. */
  async function orderedOf(key: string): Promise<Ordered> {
    const question = questions.get(key)
    if (!question) throw new AppError('not-found', 'There is no such concordance.', { key })
    const same = await reportsToCount(reports, duplicates, question.oneOfEach, [question.query])
    const known = ordered.get(key)
    if (known?.version === reports.version) return known
    const answer = findAnew(question, same)
    const rows = { ...answer, order: sorted(answer, question.sort ?? 'order') }
    keepSome(ordered, key, rows)
    return rows
  }

  function sorted({ passages, owners }: Found, sort: ConcordanceSort): RowOrder {
    if (sort === 'left' || sort === 'right') return sortByContext(passages, owners, reports.corpus, sort)
    return sortBySlots(passages, createSlotOrder(reports, sort))
  }

  function passagesOf({ passages, owners }: Found, isWanted: (reportId: string) => boolean = () => true): MarkedPassage[] {
    return Array.from(passages.starts).flatMap((start, row) => {
      const reportId = reports.summaryOf(owners[row] ?? 0)?.id
      return reportId !== undefined && isWanted(reportId) ? [{ reportId, start, end: passages.ends[row] ?? 0 }] : []
    })
  }

  /** What was listed before a report changed stands on other words of it now. */
  function requireAmong(chosen: readonly MarkedPassage[], found: Found): void {
    const keyOf = ({ reportId, start, end }: MarkedPassage) => `${reportId} ${start} ${end}`
    const wanted = new Set(chosen.map(({ reportId }) => reportId))
    const there = new Set(passagesOf(found, id => wanted.has(id)).map(keyOf))
    const gone = chosen.find(passage => !there.has(keyOf(passage)))
    if (gone)
      throw new AppError('conflict', 'The passages are not what the query finds any more.', { id: gone.reportId, start: gone.start })
  }

  return {
    async open(question) {
      const started = performance.now()
      const key = `k${++keys}`
      keep(questions, key, question, KEPT * 10)
      const { reading, problems, occurrences, reports: held, copies } = await orderedOf(key)
      return { key, reading, problems, occurrences, reports: held, copies, ms: Math.round((performance.now() - started) * 100) / 100 }
    },
    async rows({ key, from, count, width = WIDTH }) {
      const { order, passages, owners, wordsIn, occurrences, reports: held } = await orderedOf(key)
      const describe = createRowDescriber(reports, width, wordsIn)
      const rows = [...order.rows(from, from + count)].flatMap(row =>
        describe(owners[row] ?? 0, passages.starts[row] ?? 0, passages.ends[row] ?? 0),
      )
      return { rows, occurrences, reports: held }
    },
    async groups({ key, by }) {
      const { passages, evaluation } = await orderedOf(key)
      return { groups: evaluation ? groupPassages(passages, evaluation.looked, reports, by) : [] }
    },
    async highlight({ key, only, ...wish }) {
      const found = await orderedOf(key)
      if (only) requireAmong(only, found)
      return marking.mark(only ?? marking.within(found.occurrences, () => passagesOf(found)), wish)
    },
  }
}

/** A page's rows lie in few reports: each text is read once. */
function createRowDescriber(reports: SearchedReports, width: number, wordsIn: WordsIn | undefined) {
  const texts = new Map<number, string>()
  return (slot: number, start: number, end: number): ConcordanceRow[] => {
    const report = reports.summaryOf(slot)
    if (!report) return []
    const text = texts.get(slot) ?? reports.canonicalText(slot)
    texts.set(slot, text)
    const from = toPairBorder(text, Math.max(0, start - width), 'after')
    const to = toPairBorder(text, Math.min(text.length, end + width), 'before')
    const { id: reportId, title, place, year, date, body } = report
    const section = innermostAt(reports.headingsOf(slot), start)?.shown ?? null
    const inLine = (part: string) => part.replaceAll('\n', ' ')
    const words = wordsIn?.(text.slice(start, end)) ?? []
    return [
      {
        ...{ reportId, title, place, year, date, body, section, start, end },
        left: inLine(text.slice(from, start)),
        hit: inLine(text.slice(start, end)),
        right: inLine(text.slice(end, Math.max(end, to))),
        ...(words.length > 0 ? { words } : {}),
      },
    ]
  }
}

/** The newest few. */
function keep<V>(map: Map<string, V>, key: string, value: V, most: number): void {
  map.delete(key)
  map.set(key, value)
  for (const old of map.keys()) {
    if (map.size <= most) return
    map.delete(old)
  }
}

/** The newest few, and fewer where they have many rows: millions of them would fill the memory. */
function keepSome<V extends Found>(map: Map<string, V>, key: string, value: V): void {
  keep(map, key, value, KEPT)
  let rows = 0
  for (const [old, { occurrences }] of [...map].reverse()) {
    rows += occurrences
    if (old !== key && rows > MOST_ROWS) map.delete(old)
  }
}
