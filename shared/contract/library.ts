import { z } from 'zod'
import type { Backup } from '../model/backup.ts'
import type { DuplicateGroup } from '../model/duplicate.ts'
import type { Folder, FolderNews, InterruptedImport } from '../model/folder.ts'
import type { ActionSummary } from '../model/journal.ts'
import type { CheckResult, LibraryInfo } from '../model/library.ts'
import type { NamedProblem, Report, ReportSummary } from '../model/report.ts'
import type { FoundRange, SearchResult } from '../model/search.ts'
import type { ImportProgress, ImportResult, ParsedSource, Source, SourceInFull, SourceRepairs } from '../model/source.ts'
import type { TableOfSource } from '../model/table.ts'
import { columnMeanings, duplicateDecision, metadataPatch, repairStep, reportFilter } from '../schemas.ts'
import { engine } from './method.ts'
import { id, ids, nothing, path } from './shapes.ts'

const paths = z.array(path).min(1).max(100_000)

/** The library, what came into it, and its reports. */
export const library = {
  'library.open': engine(z.object({ path, create: z.boolean().optional() }).strict(), ['path']).returns<LibraryInfo>(),
  /** Opens the library of last time; on the very first start makes one with the sample reports in it. */
  'library.resume': engine(nothing).returns<LibraryInfo>(),
  'library.get': engine(nothing).returns<LibraryInfo | null>(),
  'library.check': engine(nothing).returns<CheckResult>(),
  /** Copies of the open library, or of the one that is too damaged to be opened, that can be put back; the newest first. */
  'backups.list': engine(nothing).returns<Backup[]>(),
  'backups.make': engine(nothing).returns<Backup>(),
  /** The library becomes what it was when this backup was made; what it is now is kept as a backup first, or aside where it is damaged. */
  'backups.restore': engine(z.object({ name: z.string().min(1).max(200) }).strict()).returns<LibraryInfo>(),
  /** The same for the library at `library`, which is made where there is none, from a copy that lies elsewhere. */
  'backups.restoreFile': engine(z.object({ path, library: path }).strict(), ['path', 'library']).returns<LibraryInfo>(),
  /** The whole library as one file, for keeping elsewhere or for another computer. */
  'exports.library': engine(z.object({ directory: path }).strict(), ['directory']).returns<{ file: string; bytes: number }>(),

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
  'reports.find': engine(z.object({ id, query: z.string().max(500) }).strict()).returns<{ ranges: FoundRange[] }>(),
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
} as const
