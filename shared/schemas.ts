import { z } from 'zod'
import { WORDING_COLUMNS } from './model/comparison.ts'
import { COLOURS, HIGHLIGHT_STATES } from './model/highlight.ts'
import { LEVELS } from './model/place.ts'
import { BODIES, KINDS } from './model/report.ts'
import { COLUMN_MEANINGS } from './model/table.ts'
import { MATRIX_COLUMNS, MATRIX_PARTS } from './model/theme-matrix.ts'

/**
 * Shapes that are checked when they cross the boundary. They stand apart from the model because zod must never enter the
 * page (it trips Trusted Types and weighs 85 kB): the page takes the types from `model/`, the checks run in the engine.
 */
const label = z.string().max(500)
const id = z.string().min(1).max(64)
const year = z.number().int().min(1900).max(2200)
/** Values to choose from: more than any library or codebook has. */
const MANY = 10_000

export const colour = z.enum(COLOURS)

/** What a user may correct, one field or many, on one report or many. */
export const metadataPatch = z
  .object({
    title: label.min(1),
    province: label.nullable(),
    city: label.nullable(),
    county: label.nullable(),
    level: z.enum(LEVELS).nullable(),
    body: z.enum(BODIES),
    kind: z.enum(KINDS),
    year: year.nullable(),
    reviewFrom: year.nullable(),
    reviewTo: year.nullable(),
    session: label.nullable(),
    date: z
      .string()
      .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
      .nullable(),
    speaker: label.nullable(),
  })
  .partial()
  .strict()

/** Which reports; an absent field does not restrict, a list means any of its values. */
export const reportFilter = z
  .object({
    /** Any of: full or short name of a place, or a path of them (`云岭省/青禾市`); matches the place itself and all that lies in it. */
    place: z.array(label).max(MANY),
    year: z.array(z.number().int()).max(MANY),
    body: z.array(z.enum(BODIES)).max(BODIES.length),
    kind: z.array(z.enum(KINDS)).max(KINDS.length),
    /** Ids of tags; a report matches when one of its highlights carries the tag or a tag below it. */
    tag: z.array(id).max(MANY),
    /** Part of a source's path. */
    source: label,
    /** Ids of reading lists; a report matches when it is in one of them. */
    list: z.array(id).max(MANY),
    /** Ids of saved searches; a report matches when one of them finds it. */
    search: z.array(id).max(MANY),
    ids: z.array(id).max(100_000),
  })
  .partial()
  .strict()

/** Which highlights; an absent field does not restrict. */
export const highlightFilter = z
  .object({
    report: reportFilter,
    /** With the tags below them, unless `ownTagsOnly`. */
    tagIds: z.array(id).max(MANY),
    /** Whether one of `tagIds` is enough (as it is without this field), all are needed, or all on it and on what overlaps it. */
    tagMatch: z.enum(['any', 'all', 'together']),
    withoutTagIds: z.array(id).max(MANY),
    /** Tags below those that are named do not count. */
    ownTagsOnly: z.boolean(),
    colours: z.array(colour).max(COLOURS.length),
    states: z.array(z.enum(HIGHLIGHT_STATES)).max(HIGHLIGHT_STATES.length),
    /** Words in quote or note, folded. */
    text: z.string().max(500),
  })
  .partial()
  .strict()

/** What each column of a table means, by its number; null for one that says nothing. */
export const columnMeanings = z.array(z.enum(COLUMN_MEANINGS).nullable()).max(MANY)

const offset = z.number().int().min(0)

/** A repair of a source; all offsets are UTF-16 units of its decoded text. */
export const repairStep = z.discriminatedUnion('kind', [
  /** A report begins at this unit; what stands before it in the same report stays there. */
  z.object({ kind: z.literal('split'), at: offset }).strict(),
  /** The report that holds this unit goes on in the one after it in the source. */
  z.object({ kind: z.literal('merge'), at: offset }).strict(),
  /** This stretch stands, as a paragraph of its own, before or after the paragraph that holds the unit `beside`, also in another report. */
  z.object({ kind: z.literal('move'), start: offset, end: offset, beside: offset, side: z.enum(['before', 'after']) }).strict(),
  /** What was left out belongs to the report before it (without one, the report after it), or is a report of its own. */
  z.object({ kind: z.literal('keep'), start: offset, end: offset, as: z.enum(['text', 'report']) }).strict(),
  /** This stretch belongs to no report. */
  z.object({ kind: z.literal('cut'), start: offset, end: offset }).strict(),
])

/** Of reports that are likely one: which to keep. */
export const duplicateDecision = z
  .object({
    reportIds: z.array(id).min(2).max(MANY),
    /** The others are removed. Null: all stay, they are different reports. */
    keep: id.nullable(),
    /** Remove also those that hold highlights; without it that is refused (conflict). */
    withHighlights: z.boolean().optional(),
  })
  .strict()

export const concordanceSort = z.enum(['left', 'right', 'place', 'year', 'order'])

/** What a library is divided by when a query is counted. */
export const queryGrouping = z.enum(['year', 'place', 'body', 'place-year'])

/** More than the program has things to do. */
const MOST_SHORTCUTS = 500

/** Preferences of the user on this machine, whichever library is open. */
export const settings = z
  .object({
    locale: z.enum(['system', 'zh-CN', 'en']),
    theme: z.enum(['system', 'light', 'sepia', 'dark']),
    /** Reading type size in px. */
    readingSize: z.number().int().min(12).max(36),
    /** Line height in hundredths of the type size. */
    readingLine: z.number().int().min(130).max(260),
    /** Line length in em. */
    readingMeasure: z.number().int().min(20).max(60),
    /** Keys that the user chose, by what they do, where they differ from the program's; an empty list: none. */
    shortcuts: z
      .record(z.string().regex(/^[A-Za-z]\w{0,39}$/), z.array(z.string().min(1).max(40)).max(4))
      .refine(keys => Object.keys(keys).length <= MOST_SHORTCUTS),
    /** Path of the library that is opened on start; null before the first. */
    lastLibrary: z.string().max(4096).nullable(),
  })
  .strict()

const pane = z
  .object({
    reportId: id.nullable(),
    position: z.number().int().min(0),
    /** How far the line with this character stands below the pane's upper edge, in px; null for the usual place. */
    lineTop: z.number().nullable().optional(),
    /** Its part of the width, against those of the other panes. */
    width: z.number().positive().max(100).optional(),
    /** It stays where it is while the others follow the leading pane. */
    free: z.boolean().optional(),
    /** Sections that the reader laid beside each other; by where they begin. */
    calibrations: z
      .array(z.object({ reportId: id, start: z.number().int().min(0), leaderId: id, leaderStart: z.number().int().min(0) }).strict())
      .max(60)
      .optional(),
  })
  .strict()

const place = z.object({ reportId: id, position: z.number().int().min(0), lineTop: z.number().nullable() }).strict()

const slot = z.number().int().min(0).max(20)

/** What was counted by parts of the library, line by line, and how it was drawn. */
const trendsShown = z
  .object({
    subjects: z
      .array(
        z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('query'), query: z.string().max(1000), slot }).strict(),
          z.object({ kind: z.literal('concept'), conceptId: id, slot }).strict(),
        ]),
      )
      .max(20),
    by: queryGrouping,
    /** As the window knows it. */
    focus: z.string().max(1100).nullable(),
    order: z.enum(['name', 'value']),
    view: z.enum(['chart', 'table']),
    measure: z.enum(['rate', 'occurrences', 'share']),
    filter: reportFilter,
    exact: z.boolean(),
  })
  .strict()

/** Which figures stood in the table of indicators, and how they were drawn; `column` as the window knows it. */
const indicatorsShown = z
  .object({
    filter: reportFilter,
    ids: z.array(z.string().max(80)).max(500).nullable(),
    shape: z.enum(['indicators', 'years', 'targets']),
    drawing: z.enum(['table', 'chart']),
    year: z.number().int().nullable(),
    column: z.string().max(200).nullable(),
    sparse: z.boolean(),
  })
  .strict()

/** Of which reports, by what and how the matrix of themes was shown. */
const matrixShown = z
  .object({
    filter: reportFilter,
    setId: id.nullable(),
    by: z.enum(MATRIX_COLUMNS),
    part: z.enum(MATRIX_PARTS).nullable(),
    turned: z.boolean(),
  })
  .strict()

/** Which shared wordings were listed, and in which order. */
const wordingsShown = z
  .object({
    filter: reportFilter,
    least: z.number().int().min(2).max(100_000),
    text: z.string().max(200),
    sorting: z
      .object({ column: z.enum(WORDING_COLUMNS), descending: z.boolean() })
      .strict()
      .nullable(),
  })
  .strict()

/** How the panes of the reading screen are laid out; `leader`: the pane that the others follow. */
const paneLayout = z.object({
  panes: z.array(pane).max(4),
  activePane: z.number().int().min(0).max(3),
  leader: z.number().int().min(0).max(3).nullable().optional(),
  outline: z.boolean(),
  margin: z.boolean(),
})

export const savedLayout = z.object({ id, name: z.string().trim().min(1).max(200), layout: paneLayout.strict() }).strict()

/** What the window looked like, kept with the library so that a start ends where the reader was. */
export const workspace = paneLayout
  .extend({
    screen: z.enum(['library', 'reading', 'search', 'compare', 'trends', 'words', 'notes']),
    /** Reports that were open, the last one first. */
    recent: z.array(id).max(30).optional(),
    /** What is laid side by side, column by column; `view` and `theme` as the window knows them; `pair`: held sentence by sentence; `set`: whose themes it goes by. */
    comparison: z
      .object({
        reportIds: z.array(id).max(6),
        view: z.string().max(40),
        theme: z.string().max(64).nullable(),
        pair: z.object({ earlier: id, later: id }).strict().nullable().optional(),
        set: id.nullable().optional(),
      })
      .strict()
      .optional(),
    trends: trendsShown.optional(),
    indicators: indicatorsShown.optional(),
    matrix: matrixShown.optional(),
    wordings: wordingsShown.optional(),
    /** Where the reader was in reports that are no longer open, the last one last. */
    places: z.array(place).max(300).optional(),
    /** Pane by pane where its reader was before and, after going back, from where; the nearest last. */
    histories: z
      .array(z.object({ past: z.array(place).max(100), future: z.array(place).max(100) }).strict())
      .max(4)
      .optional(),
  })
  .strict()

/** Of reports that are likely the same only the first one that passes counts; each does unless told. */
export const oneOfEach = z.boolean().optional()

/** Which words come into a table. */
const wordChoice = z.object({
  filter: reportFilter.optional(),
  oneOfEach,
  /** Leaves out words that carry no meaning of their own (的, 和, 一是). */
  withoutStopWords: z.boolean().optional(),
  /** Characters of a word, at least. */
  minLength: z.number().int().min(1).max(20).optional(),
  /** Occurrences in all that is looked at, at least; for collocations, near the node. */
  minOccurrences: z.number().int().min(1).max(1_000_000).optional(),
})

export const wordFrequency = wordChoice.strict()

export const wordKeyness = wordChoice
  .extend({
    /** What the selection is compared with, less the selection itself; the rest of the library unless told. */
    against: reportFilter.optional(),
    /** Least log-likelihood. */
    minKeyness: z.number().min(0).max(1e9).optional(),
  })
  .strict()

export const wordCollocations = wordChoice
  .extend({
    /** A word, or several that follow each other; matched folded, as whole words. */
    node: z.string().trim().min(1).max(100),
    /** Words on either side within the paragraph, or the whole sentence; 5 unless told. */
    span: z.union([z.literal('sentence'), z.number().int().min(1).max(50)]).optional(),
  })
  .strict()

/** A table of words: which one, and what is asked of it. */
export const wordQuestion = z.discriminatedUnion('table', [
  wordFrequency.extend({ table: z.literal('frequency') }),
  wordKeyness.extend({ table: z.literal('keyness') }),
  wordCollocations.extend({ table: z.literal('collocations') }),
])

/** What is asked of a matrix of themes. */
export const themeMatrix = z
  .object({
    filter: reportFilter.optional(),
    /** The set that most of the reports are arranged by, unless told. */
    setId: z.string().min(1).max(64).optional(),
    by: z.enum(MATRIX_COLUMNS),
    /** The whole text unless told. */
    part: z.enum(MATRIX_PARTS).optional(),
  })
  .strict()

/** What is asked of a table of indicators. */
export const indicatorTable = z
  .object({
    filter: reportFilter.optional(),
    /** Ids; all unless told. The columns keep their order. */
    indicators: z.array(id).max(1000).optional(),
  })
  .strict()

const indicatorWords = z.string().trim().min(1).max(200)

/** An indicator of the user's own; without id a new one. */
export const indicatorDefinition = z
  .object({
    id: id.optional(),
    name: z.string().trim().min(1).max(200),
    /** One of them must stand in the words of a number; a space joins words that must all stand there. */
    words: z.array(indicatorWords).min(1).max(50).readonly(),
    without: z.array(indicatorWords).max(50).readonly(),
    units: z.array(z.string().trim().min(1).max(20)).min(1).max(50).readonly(),
  })
  .strict()
