import { z } from 'zod'
import type { AnnotationImport, AnnotationReading } from '../model/annotation.ts'
import type { CoderComparison } from '../model/coders.ts'
import { SENTENCE_CHANGES } from '../model/comparison.ts'
import { EXPORT_UNITS, type ExportConflict, type ExportPreview, type ExportTemplate, type LivingExport } from '../model/export-template.ts'
import { DIVISIONS } from '../model/search.ts'
import type { ImportProgress } from '../model/source.ts'
import { CHANGES_FORMATS, TABLE_FORMATS, TABLE_LANGUAGES } from '../model/table.ts'
import type { WordProgress } from '../model/words.ts'
import { highlightFilter, indicatorTable, reportFilter, themeMatrix, wordQuestion } from '../schemas.ts'
import { MATRIX_SIDES } from '../tabling/quote-matrix.ts'
import { engine } from './method.ts'
import { concordanceKey, contextWidth, id, ids, leastReports, name, nothing, path, trends } from './shapes.ts'

const tableFormat = z.enum(TABLE_FORMATS)
/** Of what the program says itself, as in the heads of columns; Chinese unless told. */
const language = z.enum(TABLE_LANGUAGES).optional()
const annotationExport = z.object({ directory: path, filter: highlightFilter.optional() }).strict()

const template = z.object({ unit: z.enum(EXPORT_UNITS), source: z.string().min(1).max(100_000) }).strict()
/** The first template of the program unless told. */
const markdownExport = annotationExport.extend({ template: id.optional(), language })

/** What goes out, and what others made comes in. */
export const exporting = {
  /** Files by a template; those that are there are brought up to date, and what the user wrote into them stays. */
  'exports.markdown': engine(markdownExport, ['directory']).returns<
    { files: string[]; highlights: number; unchanged: number; kept: number; conflicts: ExportConflict[] },
    { done: number; total: number }
  >(),
  /** What the export would write for these highlights; `draft` is a template that is being written. */
  'exports.preview': engine(
    z.object({ filter: highlightFilter.optional(), template: id.optional(), draft: template.optional(), language }).strict(),
  ).returns<ExportPreview>(),
  'exports.templates': engine(nothing).returns<ExportTemplate[]>(),
  /** Without id a new one. */
  'exports.saveTemplate': engine(template.extend({ id: id.optional(), name })).returns<ExportTemplate>(),
  'exports.removeTemplate': engine(z.object({ id }).strict()).returns<null>(),
  /** The folder that follows the open library on this computer. */
  'exports.living': engine(nothing).returns<LivingExport | null>(),
  'exports.keep': engine(markdownExport, ['directory']).returns<LivingExport>(),
  'exports.unkeep': engine(nothing).returns<null>(),

  /** A table for spreadsheets, in the order of the concordance. A file that is there and differs is never replaced, here and below. */
  'exports.concordance': engine(
    z.object({ directory: path, key: concordanceKey, width: contextWidth, format: tableFormat.optional(), language }).strict(),
    ['directory'],
  ).returns<{ file: string; rows: number }, { done: number; total: number }>(),
  /** How often the concordance's query occurs in each part of the library, the commonest first. */
  'exports.counts': engine(
    z.object({ directory: path, key: concordanceKey, by: z.enum(DIVISIONS), format: tableFormat.optional(), language }).strict(),
    ['directory'],
  ).returns<{ file: string; rows: number }>(),
  /** The user's dictionary, a row for each expression. */
  'exports.concepts': engine(z.object({ directory: path, format: tableFormat.optional(), language }).strict(), ['directory']).returns<{
    file: string
    rows: number
  }>(),
  'exports.words': engine(z.object({ directory: path, question: wordQuestion, format: tableFormat.optional(), language }).strict(), [
    'directory',
  ]).returns<{ file: string; rows: number }, WordProgress>(),
  'exports.trends': engine(trends.extend({ directory: path, format: tableFormat.optional(), language }), ['directory']).returns<{
    file: string
    rows: number
  }>(),
  /** A table of indicators, and beside it the sentences that its figures stand in (in a workbook, a second sheet). */
  'exports.indicators': engine(indicatorTable.extend({ directory: path, format: tableFormat.optional(), language }), ['directory']).returns<
    { files: string[]; rows: number },
    { done: number; total: number }
  >(),
  /** A matrix of themes, themes in the columns where it is `turned`, and beside it what stands in its cells (in a workbook, a second sheet). */
  'exports.themeMatrix': engine(
    themeMatrix.extend({ directory: path, turned: z.boolean().optional(), format: tableFormat.optional(), language }),
    ['directory'],
  ).returns<{ files: string[]; rows: number }, { done: number; total: number }>(),
  /** The commonest wordings that reports share, those with `text` in any form where it is given; beside them their variants (in a workbook, a second sheet). */
  'exports.wordings': engine(
    z
      .object({
        directory: path,
        filter: reportFilter.optional(),
        minReports: leastReports.optional(),
        text: z.string().max(200).optional(),
        format: tableFormat.optional(),
        language,
      })
      .strict(),
    ['directory'],
  ).returns<{ files: string[]; rows: number }, { done: number; total: number }>(),
  /**
   * What became of the sentences of two reports, those of these changes (all): how many, and each with what differs in it. As
   * Markdown unless told; of a workbook the numbers are a second sheet, of CSV a second file.
   */
  'exports.changes': engine(
    z
      .object({
        earlier: id,
        later: id,
        directory: path,
        format: z.enum(CHANGES_FORMATS).optional(),
        language,
        changes: z.array(z.enum(SENTENCE_CHANGES)).max(SENTENCE_CHANGES.length).optional(),
        /** Only sentences in which figures differ. */
        figuresOnly: z.boolean().optional(),
      })
      .strict(),
    ['directory'],
  ).returns<{ files: string[]; rows: number }>(),
  /** The tags with what is known of them, a row each. */
  'exports.codebook': engine(z.object({ directory: path, format: tableFormat.optional(), language }).strict(), ['directory']).returns<{
    file: string
    rows: number
  }>(),

  /** The same highlights in one file: W3C Web Annotations, a table, or a REFI-QDA project with the texts; orphans have no place in a project. */
  'exports.jsonld': engine(annotationExport, ['directory']).returns<
    { file: string; highlights: number },
    { done: number; total: number }
  >(),
  'exports.table': engine(annotationExport.extend({ format: tableFormat, language }), ['directory']).returns<
    { file: string; highlights: number },
    { done: number; total: number }
  >(),
  /** Tags by places or years with their quotes in the cells, and beside it how many there are (in a workbook, a second sheet). */
  'exports.matrix': engine(annotationExport.extend({ by: z.enum(MATRIX_SIDES).optional(), format: tableFormat, language }), [
    'directory',
  ]).returns<{ files: string[]; highlights: number; rows: number }, { done: number; total: number }>(),
  /** How often two tags stand together. */
  'exports.tagPairs': engine(annotationExport.extend({ format: tableFormat, language }), ['directory']).returns<
    { file: string; highlights: number; rows: number },
    { done: number; total: number }
  >(),
  'exports.qdpx': engine(annotationExport, ['directory']).returns<
    { file: string; highlights: number; leftOut: number },
    { done: number; total: number }
  >(),
  /** A document for a word processor for each report with highlights: its whole text, highlights shaded, tags and notes as comments. */
  'exports.docx': engine(annotationExport.extend({ language }), ['directory']).returns<
    { files: string[]; highlights: number },
    { done: number; total: number }
  >(),

  /** Reports as references: a list in the words of GB/T 7714, BibTeX or CSL-JSON. */
  'exports.bibliography': engine(
    z.object({ directory: path, format: z.enum(['gbt7714', 'bibtex', 'csl']), filter: reportFilter.optional() }).strict(),
    ['directory'],
  ).returns<{ file: string; reports: number }>(),

  /** The tags as a REFI-QDA codebook. */
  'exports.qdc': engine(z.object({ directory: path }).strict(), ['directory']).returns<{ file: string; tags: number }>(),

  /** How far the highlights of the library and those of a file of annotations, or of another library, agree, sentence by sentence. */
  'annotations.compareCoders': engine(z.object({ path }).strict(), ['path']).returns<CoderComparison>(),
  /** The same comparison as a table of tags, and beside it every sentence on which the two differ (in a workbook, a second sheet). */
  'exports.coders': engine(z.object({ path, directory: path, format: tableFormat.optional(), language }).strict(), [
    'path',
    'directory',
  ]).returns<{ files: string[]; rows: number }>(),
  /** What would come of a file of annotations, a codebook, or another library; changes nothing. */
  'annotations.preview': engine(z.object({ path }).strict(), ['path']).returns<AnnotationReading>(),
  /**
   * Brings it in as one action; texts that a project holds and the library does not are imported first, as an action of their own.
   * Where both sides say something of a highlight, the library's remarks stay unless `take` says theirs, for all or for these ids.
   */
  'annotations.import': engine(z.object({ path, take: z.union([z.enum(['mine', 'theirs']), ids]).optional() }).strict(), ['path']).returns<
    AnnotationImport,
    ImportProgress
  >(),
} as const
