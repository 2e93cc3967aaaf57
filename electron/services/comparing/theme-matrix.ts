import type { CallContext, Input, Output } from '../../../shared/contract.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ActionSummary } from '../../../shared/model/journal.ts'
import type { ReportSummary } from '../../../shared/model/report.ts'
import type { Range } from '../../../shared/model/search.ts'
import type { ThemedReport, ThemedStretch, ThemeSet } from '../../../shared/model/theme.ts'
import type { ThemeMatrix, ThemeParagraph } from '../../../shared/model/theme-matrix.ts'
import { sentences } from '../../../shared/text/sentences.ts'
import { isParagraph, layMatrix, type TalliedCell, tallyThemes, weightOf } from '../../comparing/themes/theme-matrix.ts'
import { themeMatrixTables } from '../../exporting/theme-matrix-table.ts'
import type { Db } from '../../store/db.ts'
import { recordAction } from '../../store/journal.ts'
import { findRevisionText, listReports } from '../../store/reports.ts'
import { listThemeSummaries, saveThemeSummary } from '../../store/theme-summaries.ts'
import { writeTable } from '../exporting/table-files.ts'
import { type Announce, type CurrentLibrary, whileOpen } from '../library/current-library.ts'
import { createReportMatcher } from '../library/report-filter.ts'
import { finishInSlices } from '../slices.ts'
import { getSet, setFor } from './theme-models.ts'
import type { ThemesService } from './themes.ts'

type Context = CallContext<{ done: number; total: number }>

export interface ThemeMatrixService {
  matrix(input: Input<'themes.matrix'>, context: Context): Promise<ThemeMatrix>
  cell(input: Input<'themes.cell'>, context: Pick<Context, 'signal'>): Promise<Output<'themes.cell'>>
  summarise(input: Input<'themes.summarise'>): ActionSummary
  export(input: Input<'exports.themeMatrix'>, context: Context): Promise<Output<'exports.themeMatrix'>>
}

/** Paragraphs of a cell that are told. */
const MOST_PARAGRAPHS = 200
/** Sentences of each cell in a file. */
const QUOTES_IN_FILE = 3

/** How much reports speak of each theme, from the themes that are kept for their texts, and what the user wrote of it. */
export function createThemeMatrix(library: CurrentLibrary, themes: ThemesService, announce: Announce): ThemeMatrixService {
  async function matrix({ filter = {}, setId, by, quotes = 0, ...asked }: Input<'themes.matrix'>, context: Context): Promise<ThemeMatrix> {
    const started = performance.now()
    const part = asked.part ?? null
    const db = library.database()
    const open = whileOpen(library, context.signal)
    const passing = listReports(db).filter(createReportMatcher(db, filter))
    const set = setId === undefined ? fullestSet(db, passing) : getSet(db, setId)
    if (!set) return { setId: null, by, part, columns: [], cells: [], reports: 0, others: passing.length, ms: 0 }
    const mine = ({ body }: { body: ReportSummary['body'] }) => set.bodies.length === 0 || set.bodies.includes(body)
    const read = createTextsRead(db)
    const tally = read.each(report => tallyThemes(report, part, quotes))
    const tallies = await themes.readEach(filter, { setId: set.id, mine }, tally, context)
    const { columns, cells } = layMatrix(tallies, by, quotes)
    const told = await finishInSlices(readQuotes(read, cells), open)
    const filled = withSummaries(db, set, columns, told)
    return {
      ...{ setId: set.id, by, part, columns, cells: filled },
      reports: tallies.filter(({ length }) => length > 0).length,
      others: passing.length - tallies.length,
      ms: Math.round(performance.now() - started),
    }
  }

  return {
    matrix,

    async cell({ reportIds, setId, theme, part }, { signal }) {
      const db = library.database()
      const open = whileOpen(library, signal)
      getTheme(db, setId, theme)
      const wanted = new Set(reportIds)
      const read = createTextsRead(db)
      const found = await themes.readEach(
        {},
        { setId, mine: ({ id }) => wanted.has(id) },
        read.each(({ reportId, paragraphs }) =>
          paragraphs
            .filter(isParagraph)
            .filter(({ themes: [best], ...stretch }) => best?.theme === theme && (part === undefined || stretch.part === part))
            .map(paragraph => ({ ...paragraph, reportId })),
        ),
        { signal, progress: () => undefined },
      )
      // Of one report as they are read; of several what says most of it comes first.
      const all = found.flat()
      if (wanted.size > 1) all.sort((a, b) => weightOf(b) - weightOf(a))
      const paragraphs = await finishInSlices(readParagraphs(read, all.slice(0, MOST_PARAGRAPHS)), open)
      return { paragraphs, total: all.length }
    },

    summarise({ setId, theme, column, text }) {
      const db = library.database()
      getTheme(db, setId, theme)
      const { action } = recordAction(db, 'theme.summary', 1, () => saveThemeSummary(db, { setId, theme, column, text: text.trim() }))
      announce({ themes: true })
      return action
    },

    async export({ directory, format = 'csv', turned = false, language, ...question }, context) {
      const told = await matrix({ ...question, quotes: QUOTES_IN_FILE }, context)
      if (told.setId === null) throw new AppError('not-found', 'There is no set of themes for these reports.')
      const [shares, words] = themeMatrixTables(told, getSet(library.database(), told.setId), { turned, language })
      const rows = shares.rows.length
      if (format === 'xlsx') return { files: [await writeTable(directory, 'themes', { ...shares, further: [words] }, format)], rows }
      const files = [await writeTable(directory, 'themes', shares, format), await writeTable(directory, 'themes-quotes', words, format)]
      return { files, rows }
    },
  }
}

/** The set that most of the reports are arranged by. */
function fullestSet(db: Db, reports: readonly ReportSummary[]): ThemeSet | undefined {
  const counts = new Map<string, { readonly set: ThemeSet; count: number }>()
  for (const [body, { length }] of Map.groupBy(reports, report => report.body)) {
    const set = setFor(db, body)
    if (!set) continue
    const counted = counts.get(set.id) ?? { set, count: 0 }
    counted.count += length
    counts.set(set.id, counted)
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)[0]?.set
}

function getTheme(db: Db, setId: string, theme: string): void {
  const known = getSet(db, setId).themes.some(({ id }) => id === theme)
  if (!known) throw new AppError('not-found', 'There is no such theme in the set.', { id: theme })
}

/** The texts in which the themes were found: a report that changes meanwhile shows another one by the end. */
interface TextsRead {
  /** Notes which text of a report is told of. */
  each<T>(tell: (report: ThemedReport) => T): (report: ThemedReport, revision: number | undefined) => T
  textOf(reportId: string): string
}

function createTextsRead(db: Db): TextsRead {
  const revisions = new Map<string, number>()
  return {
    each: tell => (report, revision) => {
      if (revision !== undefined) revisions.set(report.reportId, revision)
      return tell(report)
    },
    textOf: reportId => findRevisionText(db, revisions.get(reportId) ?? 0) ?? '',
  }
}

/** The texts are read one by one: what is kept of each is only what is told. */
function* withTexts<S extends Range & { readonly reportId: string }, T>(
  read: TextsRead,
  stretches: readonly S[],
  tell: (stretch: S, text: string) => T,
): Generator<void, Map<S, T>> {
  const told = new Map<S, T>()
  for (const [reportId, ofReport] of Map.groupBy(stretches, stretch => stretch.reportId)) {
    const text = read.textOf(reportId)
    for (const stretch of ofReport) told.set(stretch, tell(stretch, text))
    yield
  }
  return told
}

function firstSentence(text: string, { start, end }: Range): Range {
  return sentences(text, { start, end })[0] ?? { start, end }
}

type ToldCell = Omit<ThemeMatrix['cells'][number], 'theme' | 'summary'> & { readonly theme: string }

function* readQuotes(read: TextsRead, cells: readonly TalliedCell[]): Generator<void, ToldCell[]> {
  const quotes = yield* withTexts(
    read,
    cells.flatMap(({ heaviest }) => heaviest),
    (stretch, text) => {
      const { start, end } = firstSentence(text, stretch)
      return { reportId: stretch.reportId, start, end, text: text.slice(start, end) }
    },
  )
  return cells.map(({ heaviest, ...cell }) => ({ ...cell, quotes: heaviest.flatMap(stretch => quotes.get(stretch) ?? []) }))
}

function* readParagraphs(
  read: TextsRead,
  stretches: readonly (ThemedStretch & { readonly reportId: string })[],
): Generator<void, ThemeParagraph[]> {
  const told = yield* withTexts(read, stretches, ({ themes: [best, ...alternatives], ...stretch }, text): ThemeParagraph => {
    return {
      ...stretch,
      share: best?.share ?? 0,
      alternatives,
      text: text.slice(stretch.start, stretch.end),
      first: firstSentence(text, stretch),
    }
  })
  return stretches.flatMap(stretch => told.get(stretch) ?? [])
}

/** With a cell for what was written of a theme that is not mentioned. */
function withSummaries(db: Db, { id, themes }: ThemeSet, columns: ThemeMatrix['columns'], cells: readonly ToldCell[]) {
  const at = new Map(themes.map((theme, index) => [theme.id, index]))
  const columnAt = new Map(columns.map(({ key }, index) => [key, index]))
  const written = new Map(
    listThemeSummaries(db, id).flatMap(({ theme, column, text }) => {
      const index = columnAt.get(column)
      return index === undefined ? [] : [[`${index} ${theme}`, { theme, column: index, text }] as const]
    }),
  )
  const told = cells.flatMap(({ theme, ...cell }) => {
    const index = at.get(theme)
    return index === undefined ? [] : [{ ...cell, theme: index, summary: written.get(`${cell.column} ${theme}`)?.text ?? '' }]
  })
  const mentioned = new Set(cells.map(({ theme, column }) => `${column} ${theme}`))
  const only = [...written].flatMap(([key, { theme, column, text }]) => {
    const index = at.get(theme)
    return index === undefined || mentioned.has(key)
      ? []
      : [{ theme: index, column, share: 0, paragraphs: 0, reports: 0, quotes: [], summary: text }]
  })
  return [...told, ...only].sort((a, b) => a.column - b.column || a.theme - b.theme)
}
