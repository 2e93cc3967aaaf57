import { describe } from '../../../shared/anchoring/describe.ts'
import type { CallContext, Input } from '../../../shared/contract.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ActionSummary } from '../../../shared/model/journal.ts'
import { isWholeCountry, WHOLE_COUNTRY } from '../../../shared/model/place.ts'
import type { ReportFilter, ReportSummary } from '../../../shared/model/report.ts'
import type { SpelledThemeSet, Theme, ThemedReport, ThemeSet } from '../../../shared/model/theme.ts'
import { isSameStretch } from '../../comparing/themes/find-themes.ts'
import type { Db } from '../../store/db.ts'
import { newId } from '../../store/ids.ts'
import { recordAction } from '../../store/journal.ts'
import { findRevisionText, findVisibleRevision, listReports, listReportsById, listVisibleRevisions } from '../../store/reports.ts'
import {
  addThemeChoice,
  addThemeSet,
  listThemeChoices,
  listThemeSets,
  type RevisionThemes,
  removeRevisionThemes,
  removeThemeChoice,
  removeThemeSet,
  saveRevisionThemes,
  saveThemeSet,
} from '../../store/themes.ts'
import { pinyinOf } from '../finding/pinyin.ts'
import { keepingFinds } from '../keeping-finds.ts'
import { type Announce, type CurrentLibrary, whileOpen } from '../library/current-library.ts'
import { createReportMatcher } from '../library/report-filter.ts'
import { comparePlaces, compareYears } from '../library/report-order.ts'
import { finishInSlices } from '../slices.ts'
import { placeChoices, readThemes, themedReport } from './read-themes.ts'
import { createThemeModels, getSet, listSets, setFor, type ThemeModel } from './theme-models.ts'

type Context = CallContext<{ done: number; total: number }>

export interface ThemesService {
  sets(): SpelledThemeSet[]
  ofReport(input: Input<'themes.ofReport'>): Promise<ThemedReport>
  list(input: Input<'themes.list'>, context: Context): Promise<{ reports: ThemedReport[]; total: number; ms: number }>
  /**
   * What is told of each report that passes and is `mine`, judged by a set, by place and year; of no report more is kept than
   * that. `revision`: the text in which the themes stand; the report may show another one by the end.
   */
  readEach<T>(
    filter: ReportFilter,
    which: { readonly setId: string; readonly mine: (report: ReportSummary) => boolean },
    tell: (report: ThemedReport, revision: number | undefined) => T,
    context: Context,
  ): Promise<T[]>
  choose(input: Input<'themes.choose'>): ActionSummary
  accept(input: Input<'themes.accept'>): Promise<ActionSummary>
  saveSet(input: Input<'themes.saveSet'>): ThemeSet
  removeSet(id: string): ActionSummary
  /** How reports of a body, or by a set, are judged now; undefined where there is no set for them. */
  modelFor(db: Db, report: Pick<ReportSummary, 'body'>, setId?: string): ThemeModel | undefined
}

const FEW = 20
/** Reports of one answer, unless told otherwise: with their paragraphs some 30 KB each. */
const PAGE = 100
const whole = (report: ThemedReport) => report
const NO_THEMES = { sections: [], paragraphs: [] }

/** The themes of reports. They are found when first asked for, in slices, and kept until the set or a choice changes. */
export function createThemes(library: CurrentLibrary, announce: Announce): ThemesService {
  const models = createThemeModels()

  function modelFor(db: Db, { body }: Pick<ReportSummary, 'body'>, setId?: string): ThemeModel | undefined {
    const set = setId === undefined ? setFor(db, body) : getSet(db, setId)
    return set && models.modelOf(db, set)
  }

  function* readAll<T>(
    db: Db,
    reports: readonly ReportSummary[],
    { setId, paragraphs = false }: { readonly setId?: string | undefined; readonly paragraphs?: boolean | undefined },
    progress: Context['progress'],
    tell: (report: ThemedReport, revision: number | undefined) => T,
  ): Generator<void, T[]> {
    // Of a few reports they are asked one by one: a list of all takes as long as a page of comparing may.
    const revisions = reports.length > FEW ? new Map(listVisibleRevisions(db).map(({ id, revision }) => [id, revision])) : undefined
    const revisionOf = ({ id }: ReportSummary) => (revisions ? revisions.get(id) : findVisibleRevision(db, id))
    // Asked once: nothing may change between two reports of one answer.
    const known = new Map<string, ThemeModel | undefined>()
    const modelOf = (report: ReportSummary) => {
      const key = setId ?? report.body
      if (!known.has(key)) known.set(key, modelFor(db, report, setId))
      return known.get(key)
    }
    const themed: T[] = []
    function* read(report: ReportSummary, fresh: RevisionThemes[]): Generator<void, void> {
      const model = modelOf(report)
      const revision = revisionOf(report)
      const found = model && revision !== undefined ? yield* readThemes(db, model, report, revision, fresh) : NO_THEMES
      const told = paragraphs ? found : { ...found, paragraphs: [] }
      themed.push(tell(themedReport(placed(report), model?.set.id ?? null, told), revision))
      progress({ done: themed.length, total: reports.length })
    }
    yield* keepingFinds(reports, read, fresh => saveRevisionThemes(db, fresh))
    return themed
  }

  return {
    modelFor,
    sets: () => listSets(library.database()).map(spelled),

    async ofReport({ reportId, setId }) {
      const db = library.database()
      const reports = listReportsById(db, [reportId])
      const work = readAll(db, reports, { setId, paragraphs: true }, () => undefined, whole)
      const [themed] = await finishInSlices(work, whileOpen(library))
      return themed ?? refuse('There is no such report.', reportId)
    },

    async list({ filter = {}, offset = 0, limit = PAGE, ...wanted }, { signal, progress }) {
      const started = performance.now()
      const db = library.database()
      const all = passing(db, filter)
      const progressOfAll = ({ done }: { done: number }) => progress({ done: Math.min(offset, all.length) + done, total: all.length })
      const work = readAll(db, all.slice(offset, offset + limit), wanted, progressOfAll, whole)
      const reports = await finishInSlices(work, whileOpen(library, signal))
      return { reports, total: all.length, ms: Math.round(performance.now() - started) }
    },

    async readEach(filter, { setId, mine }, tell, { signal, progress }) {
      const db = library.database()
      const work = readAll(db, passing(db, filter).filter(mine), { setId, paragraphs: true }, progress, tell)
      return await finishInSlices(work, whileOpen(library, signal))
    },

    choose({ reportId, setId, start, end, theme }) {
      const db = library.database()
      const [report] = listReportsById(db, [reportId])
      const revision = findVisibleRevision(db, reportId)
      if (!report || revision === undefined) return refuse('There is no such report.', reportId)
      const set = setId === undefined ? setFor(db, report.body) : getSet(db, setId)
      if (!set) return refuse('There is no set of themes for this report.', reportId)
      if (theme !== null && !set.themes.some(({ id }) => id === theme)) return refuse('There is no such theme in the set.', theme)
      const text = findRevisionText(db, revision) ?? ''
      if (start >= end || end > text.length) throw new AppError('bad-input', 'The stretch is not in the text.', { start, end })
      const before = chosenIn(db, set, { reportId, text, revision }).filter(choice => isSameStretch(choice, { start, end }))
      const { action } = recordAction(db, 'theme.choose', 1, () => {
        for (const { id } of before) removeThemeChoice(db, id)
        const choice = { ...describe(text, start, end), setId: set.id, reportId, revision }
        if (theme !== null) addThemeChoice(db, { ...choice, theme }, new Date().toISOString())
      })
      announce({ themes: true })
      return action
    },

    async accept({ reportId, setId }) {
      const db = library.database()
      const set = getSet(db, setId)
      const tell = (report: ThemedReport, revision: number | undefined) => ({ sections: report.sections, revision })
      const work = readAll(db, listReportsById(db, [reportId]), { setId }, () => undefined, tell)
      const [found] = await finishInSlices(work, whileOpen(library))
      if (found?.revision === undefined) return refuse('There is no such report.', reportId)
      const { sections, revision } = found
      // The report may show another text by now: what was proposed stands in the one that was read.
      const text = findRevisionText(db, revision) ?? ''
      const said = chosenIn(db, set, { reportId, text, revision })
      const proposed = sections.flatMap(({ start, end, themes: [best] }) =>
        best && !said.some(choice => isSameStretch(choice, { start, end })) ? [{ start, end, ...best }] : [],
      )
      if (proposed.length === 0) throw new AppError('bad-input', 'Nothing is proposed that is not chosen already.', { id: reportId })
      const { action } = recordAction(db, 'theme.choose', proposed.length, () => {
        const now = new Date().toISOString()
        for (const { start, end, theme } of proposed)
          addThemeChoice(db, { ...describe(text, start, end), setId: set.id, reportId, revision, theme }, now)
      })
      announce({ themes: true })
      return action
    },

    saveSet({ id, name, bodies, themes }) {
      const db = library.database()
      const own = listThemeSets(db)
      if (id !== undefined && !own.some(set => set.id === id)) refuse('There is no such set of themes of your own.', id)
      if (own.some(set => set.name === name && set.id !== id)) {
        throw new AppError('conflict', `There is a set of themes of this name already: ${name}`, { name })
      }
      const set = { name, bodies, themes: themes.map(toTheme) }
      const { value } = recordAction(db, 'theme.save', 1, () => {
        if (id === undefined) return addThemeSet(db, set)
        saveThemeSet(db, { id, ...set })
        return id
      })
      announce({ themes: true })
      return getSet(db, value)
    },

    removeSet(id) {
      const db = library.database()
      if (!listThemeSets(db).some(set => set.id === id)) refuse('There is no such set of themes of your own.', id)
      const { action } = recordAction(db, 'theme.remove', 1, () => removeThemeSet(db, id))
      removeRevisionThemes(db, id)
      announce({ themes: true })
      return action
    },
  }
}

/** What the user said of stretches of a report, where it stands in this text. */
function chosenIn(
  db: Db,
  { id }: ThemeSet,
  { reportId, text, revision }: { readonly reportId: string; readonly text: string; readonly revision: number },
) {
  const own = listThemeChoices(db, id).filter(choice => choice.reportId === reportId)
  return placeChoices(own, text, revision)
}

function spelled(set: ThemeSet): SpelledThemeSet {
  return { ...set, themes: set.themes.map(theme => ({ ...theme, ...pinyinOf(theme.name['zh-CN']) })) }
}

function toTheme({ id, name, description = '', keywords }: Input<'themes.saveSet'>['themes'][number]): Theme {
  const inAll = (words: string) => ({ 'zh-CN': words, en: words })
  return { id: id ?? newId(), name: inAll(name), description: inAll(description), keywords: [...new Set(keywords)] }
}

function passing(db: Db, filter: ReportFilter): ReportSummary[] {
  return listReports(db)
    .filter(createReportMatcher(db, filter))
    .sort((a, b) => comparePlaces(a.place, b.place) || compareYears(a.year, b.year))
}

function placed(report: ReportSummary): ReportSummary {
  return isWholeCountry(report) ? { ...report, place: WHOLE_COUNTRY } : report
}

function refuse(message: string, id: string): never {
  throw new AppError('not-found', message, { id })
}
