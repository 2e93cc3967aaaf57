import type { ReportSummary } from '../../../shared/model/report.ts'
import type { Range } from '../../../shared/model/search.ts'
import type { Theme, ThemedStretch, ThemeSet } from '../../../shared/model/theme.ts'
import { fold } from '../../fold-table.ts'
import type { Db } from '../../store/db.ts'
import { type RevisionThemes, saveRevisionThemes } from '../../store/themes.ts'
import { readThemes } from '../comparing/read-themes.ts'
import type { ThemeModel } from '../comparing/theme-models.ts'
import type { ThemesService } from '../comparing/themes.ts'
import { keepingFinds } from '../keeping-finds.ts'

/** A report whose themes are asked for, with the revision that it shows. */
export interface ThemedText {
  readonly report: ReportSummary
  readonly revision: number
}

/** Where reports are about a theme, for searching: paragraphs by the set for each report's body. */
export interface ThemedStretches {
  /** Finds what is not kept yet; rests after each report. */
  readAll(db: Db, texts: Iterable<ThemedText>): Generator<void>
  /** For one query, during which nothing changes: stretches about a theme whose name holds one of the values (folded). */
  reader(db: Db): (text: ThemedText, values: readonly string[]) => readonly Range[]
  forget(): void
}

interface Known {
  readonly revision: number
  readonly setId: string
  readonly version: string
  readonly stretches: ReadonlyMap<string, readonly Range[]>
}

export function createThemedStretches({ modelFor }: Pick<ThemesService, 'modelFor'>): ThemedStretches {
  const known = new Map<string, Known>()

  /** Asked once for each body. */
  function modelsOf(db: Db): (report: ReportSummary) => ThemeModel | undefined {
    const models = new Map<string, ThemeModel | undefined>()
    return report => {
      if (!models.has(report.body)) models.set(report.body, modelFor(db, report))
      return models.get(report.body)
    }
  }

  function find({ report: { id }, revision }: ThemedText, { set, version }: ThemeModel): Known | undefined {
    const before = known.get(id)
    return before?.revision === revision && before.setId === set.id && before.version === version ? before : undefined
  }

  function* read(db: Db, text: ThemedText, model: ThemeModel, fresh: RevisionThemes[]): Generator<void, Known> {
    const { report, revision } = text
    const { paragraphs } = yield* readThemes(db, model, report, revision, fresh)
    const read = { revision, setId: model.set.id, version: model.version, stretches: stretchesByTheme(paragraphs) }
    known.set(report.id, read)
    return read
  }

  return {
    *readAll(db, texts) {
      const modelOf = modelsOf(db)
      function* readMissing(text: ThemedText, fresh: RevisionThemes[]): Generator<void, void> {
        const model = modelOf(text.report)
        if (model && !find(text, model)) yield* read(db, text, model, fresh)
      }
      yield* keepingFinds(texts, readMissing, fresh => saveRevisionThemes(db, fresh))
    },

    reader(db) {
      const modelOf = modelsOf(db)
      const wanted = new Map<string, readonly string[]>()
      return (text, values) => {
        const model = modelOf(text.report)
        if (!model) return []
        const key = `${model.set.id}\n${values.join('\n')}`
        const themes = wanted.get(key) ?? themesCalled(model.set, values).map(({ id }) => id)
        wanted.set(key, themes)
        const { stretches } = find(text, model) ?? readNow(db, text, model)
        const [only] = themes
        if (themes.length === 1 && only !== undefined) return stretches.get(only) ?? []
        return themes.flatMap(theme => stretches.get(theme) ?? []).sort((a, b) => a.start - b.start)
      }
    },

    forget: () => known.clear(),
  }

  /** For the few that came since all were read. */
  function readNow(db: Db, text: ThemedText, model: ThemeModel): Known {
    const fresh: RevisionThemes[] = []
    const work = read(db, text, model, fresh)
    for (let step = work.next(); ; step = work.next()) {
      if (!step.done) continue
      saveRevisionThemes(db, fresh)
      return step.value
    }
  }
}

/** Themes of a set whose name, in one of its languages, holds one of the values (folded), or whose id is one. */
export function themesCalled({ themes }: Pick<ThemeSet, 'themes'>, values: readonly string[]): Theme[] {
  const isCalled = ({ id, name }: Theme) =>
    values.some(value => value === id || [name['zh-CN'], name.en].some(words => fold(words).includes(value)))
  return themes.filter(isCalled)
}

/** Paragraphs that follow one another are one stretch: words that stand near each other may stand in two of them. */
function stretchesByTheme(paragraphs: readonly ThemedStretch[]): Map<string, Range[]> {
  const stretches = new Map<string, Range[]>()
  let last: { readonly theme: string | undefined; readonly start: number; end: number } | undefined
  for (const { start, end, themes } of paragraphs) {
    const theme = themes[0]?.theme
    if (last && last.theme === theme) {
      last.end = end
      continue
    }
    last = { theme, start, end }
    if (theme === undefined) continue
    const before = stretches.get(theme)
    if (before) before.push(last)
    else stretches.set(theme, [last])
  }
  return stretches
}
