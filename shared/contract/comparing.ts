import { z } from 'zod'
import type { SentenceComparison } from '../model/comparison.ts'
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
import { indicatorDefinition, indicatorTable, reportFilter } from '../schemas.ts'
import { engine } from './method.ts'
import { id, ids, indicatorColumn, note, nothing, offset } from './shapes.ts'

/** Reports that were read so far. */
export interface Reading {
  readonly done: number
  readonly total: number
}

/** Comparing: themes, sections laid side by side, shared wording, indicators. */
export const comparing = {
  /** Every quantity of the reports that pass, with what it counts and which known indicator it is; report by report, in reading order. */
  'indicators.list': engine(z.object({ filter: reportFilter.optional() }).strict()).returns<IndicatorList, Reading>(),
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

  /** What became of each sentence from the earlier report to the later one, and which words changed. */
  'compare.sentences': engine(z.object({ earlier: id, later: id }).strict()).returns<SentenceComparison>(),
} as const
