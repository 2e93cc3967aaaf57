import { z } from 'zod'
import type { CancelSignal } from './cancel.ts'
import type { AnnotationImport, AnnotationReading } from './model/annotation.ts'
import { BIN_KINDS, type BinItem } from './model/bin.ts'
import type { DuplicateGroup } from './model/duplicate.ts'
import type { Folder, FolderNews, InterruptedImport } from './model/folder.ts'
import type { Highlight, HighlightChanges, HighlightInContext } from './model/highlight.ts'
import type { FolderListing, HostInfo } from './model/host.ts'
import type { IndicatorList } from './model/indicator.ts'
import type { ActionSummary, HistoryEntry, JournalState } from './model/journal.ts'
import type { CheckResult, LibraryInfo } from './model/library.ts'
import type { ReadingList, SavedSearch } from './model/list.ts'
import { QUICK_OPEN_KINDS, type QuickOpenGroup } from './model/quick-open.ts'
import type { NamedProblem, Report, ReportSummary } from './model/report.ts'
import type { ReviewItem } from './model/review.ts'
import type {
  Concept,
  Concordance,
  ConcordanceGroup,
  ConcordanceMarks,
  ConcordancePage,
  QueryHelp,
  Range,
  SearchResult,
  Trends,
} from './model/search.ts'
import type { Settings, Workspace } from './model/settings.ts'
import type { ImportProgress, ImportResult, ParsedSource, Source, SourceInFull, SourceRepairs } from './model/source.ts'
import type { TableOfSource } from './model/table.ts'
import type { Tag, TagUsage } from './model/tag.ts'
import type { Collocations, KeyWords, WordFrequencies, WordProgress } from './model/words.ts'
import {
  colour,
  columnMeanings,
  concordanceSort,
  duplicateDecision,
  highlightFilter,
  metadataPatch,
  queryGrouping,
  repairStep,
  reportFilter,
  settings,
  wordCollocations,
  wordFrequency,
  wordKeyness,
  wordQuestion,
  workspace,
} from './schemas.ts'

/**
 * Every method and event that crosses the boundary between a window (or script) and the engine, once. Handler types,
 * client types, the allow-list and the input check all come from this table. Data is plain JSON.
 */
export interface Method<S extends 'engine' | 'host', I, O, P> {
  readonly input: z.ZodType<I>
  /** Who answers: the engine, or the program that owns the window (dialogs, browsing, revealing). */
  readonly side: S
  /** Names of input fields that hold paths; the owner of the window lets only granted ones through. */
  readonly paths: readonly string[]
  /** Types only; nothing is ever stored here. */
  readonly types?: { readonly output: O; readonly progress: P }
}

function engine<I>(input: z.ZodType<I>, paths: readonly (keyof I & string)[] = []) {
  return { returns: <O, P = never>(): Method<'engine', I, O, P> => ({ input, side: 'engine', paths }) }
}

function host<I>(input: z.ZodType<I>) {
  return { returns: <O>(): Method<'host', I, O, never> => ({ input, side: 'host', paths: [] }) }
}

const nothing = z.object({}).strict()
const id = z.string().min(1).max(64)
const ids = z.array(id).min(1).max(100_000)
const path = z.string().min(1).max(4096)
const paths = z.array(path).min(1).max(100_000)
/** What one highlight may carry. */
const tagIds = z.array(id).max(1000)
const offset = z.number().int().min(0)
const note = z.string().max(100_000)
const tagName = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine(name => !name.includes('/'), 'a tag name holds no slash')
const tagPath = z.array(tagName).min(1).max(8)
const shortcut = z.number().int().min(1).max(9)
const query = z.string().max(1000)
/** What a user calls something. */
const name = z.string().trim().min(1).max(200)
/** Reports that something is done with besides. */
const listed = z.array(id).max(100_000).optional()
/** Which occurrences, and in which order. */
const concordance = z
  .object({ query, filter: reportFilter.optional(), exact: z.boolean().optional(), sort: concordanceSort.optional() })
  .strict()
const concordanceKey = z.string().min(1).max(64)
/** Units of text on either side of a hit. */
const contextWidth = z.number().int().min(0).max(500).optional()
const trends = z
  .object({
    queries: z.array(query).max(50).optional(),
    conceptIds: z.array(id).max(500).optional(),
    filter: reportFilter.optional(),
    exact: z.boolean().optional(),
    by: queryGrouping,
  })
  .strict()

/** CSV unless told otherwise. */
const tableFormat = z.enum(['csv', 'xlsx'])
const annotationExport = z.object({ directory: path, filter: highlightFilter.optional() }).strict()

export const contract = {
  'library.open': engine(z.object({ path, create: z.boolean().optional() }).strict(), ['path']).returns<LibraryInfo>(),
  /** Opens the library of last time; on the very first start makes one with the sample reports in it. */
  'library.resume': engine(nothing).returns<LibraryInfo>(),
  'library.get': engine(nothing).returns<LibraryInfo | null>(),
  'library.check': engine(nothing).returns<CheckResult>(),
  'library.removeSample': engine(nothing).returns<ActionSummary>(),

  'sources.inspect': engine(z.object({ paths, text: z.boolean().optional() }).strict(), ['paths']).returns<
    { files: ParsedSource[] },
    ImportProgress
  >(),
  'sources.import': engine(z.object({ paths }).strict(), ['paths']).returns<ImportResult, ImportProgress>(),
  'sources.list': engine(nothing).returns<Source[]>(),
  /** A source beside what was made of it. One with more text than a window can hold is too-large. */
  'sources.get': engine(z.object({ id: z.number().int() }).strict()).returns<SourceInFull>(),
  'sources.remove': engine(z.object({ ids: z.array(z.number().int()).min(1).max(100_000) }).strict()).returns<ActionSummary>(),

  /** Does what the user says of the source's text; reports keep their ids, highlights stay on their words. */
  'sources.repair': engine(z.object({ id: z.number().int(), step: repairStep }).strict()).returns<ActionSummary>(),
  /** Takes repairs back, whatever was done since; the others are done again. */
  'sources.takeBackRepairs': engine(
    z.object({ id: z.number().int(), repairIds: z.array(z.number().int()).min(1).max(10_000) }).strict(),
  ).returns<ActionSummary>(),

  /** The repairs of all sources that were repaired. */
  'sources.listRepairs': engine(nothing).returns<SourceRepairs[]>(),

  /** A source that is a table with a report per row, and what would come of it with these meanings of its columns. */
  'sources.columns': engine(z.object({ id: z.number().int(), meanings: columnMeanings.optional() }).strict()).returns<TableOfSource>(),
  /** Reads the table again with these meanings, by number (null: by the names of the columns); the file stays as it is. */
  'sources.mapColumns': engine(z.object({ id: z.number().int(), meanings: columnMeanings.nullable() }).strict()).returns<ActionSummary>(),

  /** The newest import that did not come to its end, of what was opened on this computer; null where there is none. */
  'sources.interrupted': engine(nothing).returns<InterruptedImport | null>(),
  /** Goes on with it; what is in already is passed over. */
  'sources.resume': engine(z.object({ id: z.number().int() }).strict()).returns<ImportResult, ImportProgress>(),
  /** It is not to be gone on with. */
  'sources.leave': engine(z.object({ id: z.number().int() }).strict()).returns<null>(),

  'folders.list': engine(nothing).returns<Folder[]>(),
  /** Not-permitted for a folder that nobody opened on this computer. */
  'folders.watch': engine(z.object({ id: z.number().int(), on: z.boolean() }).strict()).returns<Folder>(),
  /** Looks through these folders, or all, for what is new, different or gone, and brings it in. */
  'folders.lookAgain': engine(z.object({ ids: z.array(z.number().int()).max(10_000).optional() }).strict()).returns<FolderNews>(),
  /** Takes it off the list; its reports stay. */
  'folders.forget': engine(z.object({ id: z.number().int() }).strict()).returns<null>(),

  'reports.list': engine(z.object({ filter: reportFilter.optional() }).strict()).returns<ReportSummary[]>(),
  'reports.get': engine(z.object({ id, text: z.boolean().optional() }).strict()).returns<Report>(),
  'reports.update': engine(z.object({ ids, patch: metadataPatch }).strict()).returns<ActionSummary>(),
  'reports.remove': engine(z.object({ ids }).strict()).returns<ActionSummary>(),
  /** Every occurrence in one report, folded, in reading order. */
  'reports.find': engine(z.object({ id, query: z.string().max(500) }).strict()).returns<{ ranges: Range[] }>(),
  'reports.search': engine(
    z
      .object({
        query: z.string().max(1000),
        filter: reportFilter.optional(),
        /** Reports to return; the counts are exact whatever it says. */
        limit: z.number().int().min(1).max(10_000).optional(),
        /** Match the canonical text itself, without folding. */
        exact: z.boolean().optional(),
        /** Snippets of each report, from its beginning; a few unless told. */
        snippets: z.number().int().min(1).max(100_000).optional(),
        /** Name also the reports beyond filter and limit that hold the query: what else there is to choose. */
        everywhere: z.boolean().optional(),
      })
      .strict(),
  ).returns<SearchResult>(),

  /** What is wrong or doubtful about these reports, then about the files they came from. */
  'problems.list': engine(z.object({ reportIds: ids }).strict()).returns<NamedProblem[]>(),

  /** Reports that are likely in the library twice and that the user has not settled yet, in the order of the list. */
  'duplicates.list': engine(nothing).returns<DuplicateGroup[]>(),
  /** What the user says of some groups, in one action. */
  'duplicates.settle': engine(z.object({ decisions: z.array(duplicateDecision).min(1).max(100_000) }).strict()).returns<ActionSummary>(),

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
  'concordance.groups': engine(z.object({ key: concordanceKey, by: z.enum(['place', 'year', 'body', 'section']) }).strict()).returns<{
    groups: ConcordanceGroup[]
  }>(),
  /** Highlights, or tags, every occurrence, or those of the given rows; one action. A preview changes nothing. */
  'concordance.highlight': engine(
    z
      .object({
        key: concordanceKey,
        colour: colour.optional(),
        tagIds: tagIds.optional(),
        only: z
          .array(z.object({ reportId: id, start: offset, end: offset }).strict())
          .max(100_000)
          .optional(),
        preview: z.boolean().optional(),
      })
      .strict(),
  ).returns<ConcordanceMarks>(),

  'trends.get': engine(trends).returns<Trends>(),

  /** Every quantity of the reports that pass, with what it counts and which known indicator it is; report by report, in reading order. */
  'indicators.list': engine(z.object({ filter: reportFilter.optional() }).strict()).returns<
    IndicatorList,
    { done: number; total: number }
  >(),

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

  'highlights.list': engine(z.object({ filter: highlightFilter.optional() }).strict()).returns<HighlightInContext[]>(),
  'highlights.ofReport': engine(z.object({ reportId: id }).strict()).returns<Highlight[]>(),
  'highlights.add': engine(
    z
      .object({
        reportId: id,
        start: offset,
        end: offset,
        colour: colour.optional(),
        tagIds: tagIds.optional(),
        note: note.optional(),
      })
      .strict(),
  ).returns<Highlight>(),
  'highlights.update': engine(
    z
      .object({
        ids,
        colour: colour.optional(),
        note: note.optional(),
        addTagIds: tagIds.optional(),
        removeTagIds: tagIds.optional(),
      })
      .strict(),
  ).returns<ActionSummary>(),
  'highlights.remove': engine(z.object({ ids }).strict()).returns<ActionSummary>(),
  /** Those whose place is not sure since their source changed, then those that were not found again. */
  'highlights.review': engine(nothing).returns<ReviewItem[]>(),
  /** Doubtful ones stand on the proposed words from now on; not-doubtful for others. */
  'highlights.confirm': engine(z.object({ ids }).strict()).returns<ActionSummary>(),
  /** Doubtful ones stand nowhere from now on and keep their quote; not-doubtful for others. */
  'highlights.detach': engine(z.object({ ids }).strict()).returns<ActionSummary>(),
  /** On other words of its report. */
  'highlights.move': engine(z.object({ id, start: offset, end: offset }).strict()).returns<ActionSummary>(),

  'tags.list': engine(nothing).returns<Tag[]>(),
  /** Makes every missing name along the path (`监督/会议`); returns the last, also when it was there already. */
  'tags.create': engine(z.object({ path: tagPath }).strict()).returns<Tag>(),
  'tags.update': engine(
    z
      .object({
        id,
        name: tagName.optional(),
        parentId: id.nullable().optional(),
        /** Place among its siblings, counted without it; at the end of new siblings where it is absent. */
        position: offset.optional(),
        description: note.optional(),
        colour: colour.nullable().optional(),
        /** Whoever had the digit loses it. */
        shortcut: shortcut.nullable().optional(),
      })
      .strict(),
  ).returns<Tag>(),
  /** The highlights stay and lose the tag. The tags below go with it, unless they are to take its place. */
  'tags.remove': engine(z.object({ id, below: z.enum(['remove', 'raise']).optional() }).strict()).returns<ActionSummary>(),
  /** All highlights of these tags carry `into`, and the tags below them go below it. Refused into a tag below one of them. */
  'tags.merge': engine(z.object({ ids, into: id }).strict()).returns<ActionSummary>(),
  /** Some highlights of a tag carry another one instead, which is made where it is missing. */
  'tags.split': engine(
    z
      .object({
        id,
        parts: z
          .array(z.object({ path: tagPath, highlightIds: ids }).strict())
          .min(1)
          .max(100),
      })
      .strict(),
  ).returns<ActionSummary>(),
  /** Where a tag is used; with the tags below it, unless told otherwise. */
  'tags.usage': engine(z.object({ id, below: z.boolean().optional() }).strict()).returns<TagUsage>(),
  /** Highlights of a tag that show what it means. */
  'tags.setExamples': engine(z.object({ id, highlightIds: ids, example: z.boolean() }).strict()).returns<ActionSummary>(),
  /** Adds the tags of a table as the export writes it, and fills in what it says of those that are there. */
  'tags.import': engine(z.object({ csv: z.string().max(5_000_000) }).strict()).returns<ActionSummary>(),

  'journal.get': engine(nothing).returns<JournalState>(),
  /** `id`: this one rather than the user's last; refused where later ones build on it. */
  'journal.undo': engine(z.object({ id: z.number().int().min(1).optional() }).strict()).returns<ActionSummary>(),
  'journal.redo': engine(nothing).returns<ActionSummary>(),
  /** What was done, the newest first; those before action `before` only. */
  'journal.list': engine(
    z.object({ limit: z.number().int().min(1).max(5000).optional(), before: z.number().int().nullable().optional() }).strict(),
  ).returns<{ entries: HistoryEntry[]; more: boolean }>(),
  /** Takes back, or does again, all up to the moment after this action; 0 is before all of them. */
  'journal.goTo': engine(z.object({ id: z.number().int().min(0) }).strict()).returns<{ steps: number }>(),

  /** What was removed and can be had again, the newest first. */
  'bin.list': engine(nothing).returns<BinItem[]>(),
  'bin.restore': engine(
    z
      .object({
        items: z
          .array(z.object({ kind: z.enum(BIN_KINDS), id }).strict())
          .min(1)
          .max(100_000),
      })
      .strict(),
  ).returns<ActionSummary>(),
  /** For good; nothing that was done before can be taken back afterwards. */
  'bin.empty': engine(nothing).returns<{ removed: number }>(),

  'exports.markdown': engine(z.object({ directory: path, filter: highlightFilter.optional() }).strict(), ['directory']).returns<
    { files: string[]; highlights: number; unchanged: number },
    { done: number; total: number }
  >(),
  /** What the export would write for these highlights, as one text. */
  'exports.preview': engine(z.object({ filter: highlightFilter.optional() }).strict()).returns<{ files: number; markdown: string }>(),

  /** A table for spreadsheets, in the order of the concordance. A file that is there and differs is never replaced, here and below. */
  'exports.concordance': engine(
    z.object({ directory: path, key: concordanceKey, width: contextWidth, format: tableFormat.optional() }).strict(),
    ['directory'],
  ).returns<{ file: string; rows: number }, { done: number; total: number }>(),
  'exports.words': engine(z.object({ directory: path, question: wordQuestion, format: tableFormat.optional() }).strict(), [
    'directory',
  ]).returns<{ file: string; rows: number }, WordProgress>(),
  'exports.trends': engine(trends.extend({ directory: path, format: tableFormat.optional() }), ['directory']).returns<{
    file: string
    rows: number
  }>(),
  /** The tags with what is known of them, a row each. */
  'exports.codebook': engine(z.object({ directory: path, format: tableFormat.optional() }).strict(), ['directory']).returns<{
    file: string
    rows: number
  }>(),

  /** The same highlights in one file: W3C Web Annotations, a table, or a REFI-QDA project with the texts; orphans have no place in a project. */
  'exports.jsonld': engine(annotationExport, ['directory']).returns<
    { file: string; highlights: number },
    { done: number; total: number }
  >(),
  'exports.table': engine(annotationExport.extend({ format: tableFormat }), ['directory']).returns<
    { file: string; highlights: number },
    { done: number; total: number }
  >(),
  'exports.qdpx': engine(annotationExport, ['directory']).returns<
    { file: string; highlights: number; leftOut: number },
    { done: number; total: number }
  >(),
  /** The tags as a REFI-QDA codebook. */
  'exports.qdc': engine(z.object({ directory: path }).strict(), ['directory']).returns<{ file: string; tags: number }>(),

  /** What would come of a file of annotations or a codebook; changes nothing. */
  'annotations.preview': engine(z.object({ path }).strict(), ['path']).returns<AnnotationReading>(),
  /**
   * Brings it in as one action; texts that a project holds and the library does not are imported first, as an action of their own.
   * Where both sides say something of a highlight, the library's remarks stay unless `take` says theirs, for all or for these ids.
   */
  'annotations.import': engine(z.object({ path, take: z.union([z.enum(['mine', 'theirs']), ids]).optional() }).strict(), ['path']).returns<
    AnnotationImport,
    ImportProgress
  >(),

  'settings.get': engine(nothing).returns<Settings>(),
  'settings.update': engine(settings.omit({ lastLibrary: true }).partial()).returns<Settings>(),
  'workspace.get': engine(nothing).returns<Workspace | null>(),
  'workspace.save': engine(workspace).returns<null>(),

  'host.info': host(nothing).returns<HostInfo>(),
  /** Native dialogs (desktop). The paths that come back are granted. Null when the user closed the dialog. */
  'host.pick': host(
    z.object({ what: z.enum(['reports', 'folder', 'library', 'new-library', 'export-folder', 'annotations']) }).strict(),
  ).returns<string[] | null>(),
  /** A folder's content, inside the allowed roots (browser edition); `path` null is the user's own folder. */
  'host.browse': host(z.object({ path: path.nullable() }).strict()).returns<FolderListing>(),
  /** The user chose this path while browsing; from now on it may be opened. */
  'host.grant': host(z.object({ path }).strict()).returns<{ path: string }>(),
  'host.makeFolder': host(z.object({ parent: path, name: z.string().min(1).max(200) }).strict()).returns<{ path: string }>(),
  /** Shows a granted file or folder in the system's file manager (desktop); elsewhere not-permitted. */
  'host.reveal': host(z.object({ path }).strict()).returns<null>(),
} as const

type Contract = typeof contract
export type MethodName = keyof Contract
export type Input<M extends MethodName> = z.infer<Contract[M]['input']>
type TypesOf<M extends MethodName> = NonNullable<Contract[M]['types']>
export type Output<M extends MethodName> = TypesOf<M>['output']
export type Progress<M extends MethodName> = TypesOf<M>['progress']
export type MethodOf<S extends 'engine' | 'host'> = { [M in MethodName]: Contract[M]['side'] extends S ? M : never }[MethodName]

/** What a handler gets beside its input. */
export interface CallContext<P = unknown> {
  readonly signal: CancelSignal
  readonly progress: (progress: P) => void
}

export type Handlers<M extends MethodName> = {
  readonly [K in M]: (input: Input<K>, context: CallContext<Progress<K>>) => Output<K> | Promise<Output<K>>
}

/** Announcements to every window; they tell that something changed, they do not steer. */
export interface Events {
  'library.changed': LibraryInfo | null
  'reports.changed': { readonly ids: readonly string[] | null }
  /** `changes`: all that is different now, where it is known; without it the reports' highlights are to be read again. */
  'highlights.changed': { readonly reportIds: readonly string[] | null; readonly changes?: HighlightChanges }
  'tags.changed': Record<string, never>
  'concepts.changed': Record<string, never>
  /** Reading lists or saved searches. */
  'lists.changed': Record<string, never>
  'journal.changed': JournalState
  'settings.changed': Settings
  'importing.progress': ImportProgress | null
  /** What a look through opened folders brought in. */
  'folders.news': FolderNews
  'folders.changed': Record<string, never>
  'engine.restarted': Record<string, never>
}
export type EventName = keyof Events
export type EventPayload<E extends EventName> = Events[E]
