import { z } from 'zod'
import type { ActionSummary } from '../model/journal.ts'
import type { ReadingList, SavedSearch } from '../model/list.ts'
import type { QuickOpenGroup } from '../model/quick-open.ts'
import { QUICK_OPEN_KINDS } from '../model/quick-open.ts'
import type { Concept, Concordance, ConcordanceGroup, ConcordanceMarks, ConcordancePage, QueryHelp, Trends } from '../model/search.ts'
import { DIVISIONS, MARK_EXTENTS } from '../model/search.ts'
import type { Collocations, KeyWords, WordFrequencies, WordProgress } from '../model/words.ts'
import { colour, concordanceSort, oneOfEach, reportFilter, wordCollocations, wordFrequency, wordKeyness } from '../schemas.ts'
import { engine } from './method.ts'
import { concordanceKey, contextWidth, id, ids, name, note, nothing, offset, query, tagIds, trends } from './shapes.ts'

const listed = z.array(id).max(100_000).optional()
const concordance = z
  .object({
    query,
    filter: reportFilter.optional(),
    exact: z.boolean().optional(),
    sort: concordanceSort.optional(),
    oneOfEach,
  })
  .strict()

/** Finding: search, concordances, words and numbers, and what of it is kept. */
export const finding = {
  /**
   * What may be meant by parts of names, in characters or in pinyin, whole or by first letters, also with a slip. Words that
   * stand apart may be of different names: a place, a year and a heading find that section. At most `limit` of each kind.
   */
  'quickOpen.find': engine(
    z
      .object({
        query: z.string().max(200),
        limit: z.number().int().min(1).max(1000),
        /** All unless told. */
        kinds: z.array(z.enum(QUICK_OPEN_KINDS)).max(QUICK_OPEN_KINDS.length).optional(),
      })
      .strict(),
  ).returns<{ groups: QuickOpenGroup[] }>(),

  /** How a query is understood, and what may stand at the caret. */
  'queries.read': engine(z.object({ query, caret: offset.optional() }).strict()).returns<QueryHelp>(),

  /** Every occurrence of a query as a line with its context; the rows are read in pages. */
  'concordance.open': engine(concordance).returns<Concordance>(),
  'concordance.rows': engine(
    z.object({ key: concordanceKey, from: offset, count: z.number().int().min(1).max(5000), width: contextWidth }).strict(),
  ).returns<ConcordancePage>(),
  /** The commonest first. */
  'concordance.groups': engine(z.object({ key: concordanceKey, by: z.enum(DIVISIONS) }).strict()).returns<{ groups: ConcordanceGroup[] }>(),
  /**
   * Highlights, or tags, every occurrence, or those of the given rows, or the sentences or paragraphs that hold them, each
   * once; one action. A preview changes nothing.
   */
  'concordance.highlight': engine(
    z
      .object({
        key: concordanceKey,
        colour: colour.optional(),
        tagIds: tagIds.optional(),
        /** The hit alone unless told. */
        extent: z.enum(MARK_EXTENTS).optional(),
        only: z
          .array(z.object({ reportId: id, start: offset, end: offset }).strict())
          .max(100_000)
          .optional(),
        preview: z.boolean().optional(),
      })
      .strict(),
  ).returns<ConcordanceMarks>(),

  'trends.get': engine(trends).returns<Trends>(),

  /** Words of the reports that pass, segmented. The first call counts what was not counted yet; that goes on to be good. */
  'words.frequency': engine(wordFrequency).returns<WordFrequencies, WordProgress>(),
  /** Words that are more, or less, frequent in the reports that pass than in others. */
  'words.keyness': engine(wordKeyness).returns<KeyWords, WordProgress>(),
  /** Words that stand near a word in the reports that pass. */
  'words.collocations': engine(wordCollocations).returns<Collocations, WordProgress>(),

  'concepts.list': engine(nothing).returns<Concept[]>(),
  /** Without id a new one. */
  'concepts.save': engine(
    z
      .object({
        id: id.optional(),
        name: z.string().trim().min(1).max(200),
        expressions: z.array(z.string().trim().min(1).max(1000)).min(1).max(200),
        note: note.optional(),
      })
      .strict(),
  ).returns<Concept>(),
  'concepts.remove': engine(z.object({ ids }).strict()).returns<ActionSummary>(),

  'lists.list': engine(nothing).returns<ReadingList[]>(),
  /** Without id a new one; with id its new name. The reports, where given, are added to it. */
  'lists.save': engine(z.object({ id: id.optional(), name, reportIds: listed }).strict()).returns<ReadingList>(),
  /** Puts reports in and takes reports out. */
  'lists.change': engine(z.object({ id, add: listed, remove: listed }).strict()).returns<ActionSummary>(),
  /** The reports stay. */
  'lists.remove': engine(z.object({ ids }).strict()).returns<ActionSummary>(),

  'savedSearches.list': engine(nothing).returns<SavedSearch[]>(),
  /** Without id a new one. */
  'savedSearches.save': engine(
    z.object({ id: id.optional(), name, query, filter: reportFilter.optional(), exact: z.boolean().optional() }).strict(),
  ).returns<SavedSearch>(),
  'savedSearches.remove': engine(z.object({ ids }).strict()).returns<ActionSummary>(),
} as const
