import { z } from 'zod'
import type { Comparison, PassageOccurrences, SentenceComparison, SharedWording, WordingFamilies } from '../model/comparison.ts'
import type { IndicatorList } from '../model/indicator.ts'
import type {
  CellCandidate,
  DefinitionPreview,
  IndicatorDefinition,
  IndicatorProposal,
  IndicatorTable,
  KnownIndicators,
} from '../model/indicator-table.ts'
import type { ActionSummary } from '../model/journal.ts'
import { BODIES } from '../model/report.ts'
import type { SpelledThemeSet, ThemedReport, ThemeSet } from '../model/theme.ts'
import type { ThemeMatrix, ThemeParagraph } from '../model/theme-matrix.ts'
import { indicatorDefinition, indicatorTable, reportFilter, themeMatrix } from '../schemas.ts'
import { engine } from './method.ts'
import { id, ids, indicatorColumn, leastReports, name, note, nothing, offset } from './shapes.ts'

/** Reports that were read so far. */
export interface Reading {
  readonly done: number
  readonly total: number
}

/** A section of a report, by where it begins. */
const sectionStart = z.object({ reportId: id, start: offset }).strict()

/** Comparing: themes, sections laid side by side, shared wording, indicators. */
export const comparing = {
  /** The user's own sets, then those of the program. */
  'themes.sets': engine(nothing).returns<SpelledThemeSet[]>(),
  /** What a report's sections and paragraphs are about, by the set for its body unless told otherwise. */
  'themes.ofReport': engine(z.object({ reportId: id, setId: id.optional() }).strict()).returns<ThemedReport>(),
  /**
   * The same for those that pass, by place and year, `limit` of them (100) from `offset` on; sections only, unless `paragraphs`
   * are wanted. `total` counts all that pass.
   */
  'themes.list': engine(
    z
      .object({
        filter: reportFilter.optional(),
        setId: id.optional(),
        paragraphs: z.boolean().optional(),
        offset: z.number().int().min(0).optional(),
        limit: z.number().int().min(1).max(500).optional(),
      })
      .strict(),
  ).returns<{ reports: ThemedReport[]; total: number; ms: number }, Reading>(),
  /**
   * What a stretch is about, whatever the program thinks; other stretches are judged by it at once. Null takes back what was
   * chosen for it. The choice stays on its words when the text changes.
   */
  'themes.choose': engine(
    z.object({ reportId: id, setId: id.optional(), start: offset, end: offset, theme: id.nullable() }).strict(),
  ).returns<ActionSummary>(),
  /**
   * What the program proposes for the sections of a report of which the user said nothing yet is what the user says, too: one
   * action for all of them, from which the set learns as from single choices. Refused (`bad-input`) where there is no such section.
   */
  'themes.accept': engine(z.object({ reportId: id, setId: id }).strict()).returns<ActionSummary>(),
  /** A set of the user's own; without id a new one. It learns from keywords and from what is chosen in it. Themes keep their ids. */
  'themes.saveSet': engine(
    z
      .object({
        id: id.optional(),
        name,
        bodies: z.array(z.enum(BODIES)).max(BODIES.length),
        themes: z
          .array(
            z
              .object({
                id: id.optional(),
                name,
                description: note.optional(),
                keywords: z.array(z.string().trim().min(1).max(100)).max(500),
              })
              .strict(),
          )
          .min(2)
          .max(100),
      })
      .strict(),
  ).returns<ThemeSet>(),
  /** With what was chosen in it. */
  'themes.removeSet': engine(z.object({ id }).strict()).returns<ActionSummary>(),

  /** How much the reports that pass speak of each theme, with up to `quotes` (0) first sentences in a cell. */
  'themes.matrix': engine(themeMatrix.extend({ quotes: z.number().int().min(0).max(5).optional() })).returns<ThemeMatrix, Reading>(),
  /** Paragraphs about a theme: of one report in reading order, of several the weightiest first; 200 at most, `total` counts all. */
  'themes.cell': engine(z.object({ reportIds: ids, setId: id, theme: id, part: themeMatrix.shape.part }).strict()).returns<{
    paragraphs: ThemeParagraph[]
    total: number
  }>(),
  /** What the user writes of a theme in a column of the matrix; an empty text takes it away. */
  'themes.summarise': engine(
    z.object({ setId: id, theme: id, column: z.string().min(1).max(300), text: note }).strict(),
  ).returns<ActionSummary>(),

  /** Every quantity of the reports that pass, with what it counts and which known indicator it is; report by report, in reading order. */
  'indicators.list': engine(z.object({ filter: reportFilter.optional() }).strict()).returns<IndicatorList, Reading>(),
  /** What one report shares with the others that pass, in at least `minReports` reports (2) with it; the index is made first where it is missing. */
  'reuse.ofReport': engine(
    z.object({ reportId: id, filter: reportFilter.optional(), minReports: leastReports.optional() }).strict(),
  ).returns<SharedWording, Reading>(),
  /**
   * Where the words of a stretch stand in other reports that pass, `limit` of them (200) from `offset` on, by place and year
   * unless told otherwise; with `varied` also what is nearly the same.
   */
  'reuse.occurrences': engine(
    z
      .object({
        reportId: id,
        start: offset,
        end: offset,
        filter: reportFilter.optional(),
        /** The report itself is listed too. */
        itself: z.boolean().optional(),
        varied: z.boolean().optional(),
        order: z.enum(['place', 'year']).optional(),
        offset: z.number().int().min(0).optional(),
        limit: z.number().int().min(1).max(100_000).optional(),
      })
      .strict(),
  ).returns<PassageOccurrences, Reading>(),
  /** What the reports that pass have in common, at most `limit` wordings (200); only those with `text`, signs and spaces aside. */
  'reuse.families': engine(
    z
      .object({
        filter: reportFilter.optional(),
        minReports: leastReports.optional(),
        text: z.string().max(200).optional(),
        limit: z.number().int().min(1).max(10_000).optional(),
      })
      .strict(),
  ).returns<WordingFamilies, Reading>(),

  /** The indicators there are, and what is counted often and has no name yet. */
  'indicators.known': engine(z.object({ filter: reportFilter.optional() }).strict()).returns<KnownIndicators, Reading>(),
  /** What the reports that pass say of these indicators, or of all: place, body and year by column. */
  'indicators.table': engine(indicatorTable).returns<IndicatorTable, Reading>(),
  /** The candidates of a cell in reading order, those of other columns of the same indicator too. */
  'indicators.cell': engine(z.object({ reportIds: ids, column: indicatorColumn }).strict()).returns<{
    candidates: CellCandidate[]
  }>(),
  /**
   * What stands in a cell: a number of the report by where it stands, none, or one that the user writes down (`unit` is that
   * of the column unless told). Null: what the program takes. Throws `not-found` for a place at which no quantity stands.
   */
  'indicators.choose': engine(
    z
      .object({
        reportId: id,
        column: indicatorColumn,
        choice: z
          .discriminatedUnion('kind', [
            z.object({ kind: z.literal('candidate'), start: offset, end: offset }).strict(),
            z.object({ kind: z.literal('none') }).strict(),
            z
              .object({
                kind: z.literal('typed'),
                value: z.number().min(-1e15).max(1e15),
                to: z.number().min(-1e15).max(1e15).nullable().optional(),
                unit: z.string().trim().min(1).max(20).optional(),
              })
              .strict(),
          ])
          .nullable(),
        note: note.optional(),
      })
      .strict(),
  ).returns<ActionSummary>(),

  /** The indicators that the user defined. */
  'indicators.definitions': engine(nothing).returns<IndicatorDefinition[]>(),
  /** What might be defined by the number at this place of a report. Throws `not-found` where no quantity stands. */
  'indicators.propose': engine(z.object({ reportId: id, start: offset, end: offset }).strict()).returns<IndicatorProposal>(),
  /** What a definition would find in the reports that pass; changes nothing. */
  'indicators.preview': engine(z.object({ definition: indicatorDefinition, filter: reportFilter.optional() }).strict()).returns<
    DefinitionPreview,
    Reading
  >(),
  /** Without id a new one. A name stands for one indicator only (conflict). */
  'indicators.define': engine(indicatorDefinition).returns<IndicatorDefinition>(),
  /** Those of the user; the numbers are found as before they were defined. */
  'indicators.remove': engine(z.object({ ids }).strict()).returns<ActionSummary>(),

  /**
   * Two to six reports beside each other, by the themes of a set: the one that is for all of them unless told otherwise, none
   * where there is no such set.
   */
  'compare.open': engine(z.object({ reportIds: z.array(id).min(2).max(6), setId: id.optional() }).strict()).returns<Comparison>(),
  /**
   * What the user says of two sections of different reports, each by where it begins: they correspond, or they do not; null:
   * as the program sees it. Kept on the words of the sections when texts change.
   */
  'compare.link': engine(
    z.object({ from: sectionStart, to: sectionStart, linked: z.boolean().nullable() }).strict(),
  ).returns<ActionSummary>(),
  /**
   * Why sections correspond: for each pair a few words that both have and few other sections of their reports do, the
   * weightiest first, as the one of `from` writes them; none where nothing stands out.
   */
  'compare.words': engine(
    z
      .object({
        pairs: z
          .array(z.object({ from: sectionStart, to: sectionStart }).strict())
          .min(1)
          .max(20_000),
      })
      .strict(),
  ).returns<{ words: string[][] }>(),
  /** What became of each sentence from the earlier report to the later one, and which words changed. */
  'compare.sentences': engine(z.object({ earlier: id, later: id }).strict()).returns<SentenceComparison>(),
} as const
