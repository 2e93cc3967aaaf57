import { createHash } from 'node:crypto'
import { AppError } from '../../../shared/errors.ts'
import type { Body } from '../../../shared/model/report.ts'
import type { ThemeSet } from '../../../shared/model/theme.ts'
import { type Classifier, countStretch, createClassifier } from '../../comparing/themes/classifier.ts'
import { type KnownThemeSet, knownThemeSets } from '../../comparing/themes/known-sets.ts'
import { type Example, learn, NOTHING_LEARNED, OF_USER } from '../../comparing/themes/learned.ts'
import { createOwnClassifier } from '../../comparing/themes/own-sets.ts'
import { THEMES_VERSION } from '../../comparing/themes/packed-themes.ts'
import { headingOf } from '../../comparing/themes/stretch-heading.ts'
import { inSimplified } from '../../importing/simplified.ts'
import type { Db } from '../../store/db.ts'
import { countThemeChoices, listThemeChoices, listThemeSets, type OwnThemeSet, type ThemeChoice } from '../../store/themes.ts'

/** A set of themes as it judges now, with all that the user chose. */
export interface ThemeModel {
  readonly set: ThemeSet
  readonly classifier: Classifier
  readonly choices: readonly ThemeChoice[]
  /** Another one whenever a report could be judged otherwise. */
  readonly version: string
}

/** Choices that stretches are held against one by one, the last ones. */
const MOST_REMEMBERED = 500

/** Those of the user, then those of the program. */
export function listSets(db: Db): ThemeSet[] {
  const chosen = countThemeChoices(db)
  return allSets(db).map(set => ({ ...set, chosen: chosen.get(set.id) ?? 0 }))
}

/** Without the counts of what was chosen. */
function allSets(db: Db): ThemeSet[] {
  return [...listThemeSets(db).map(toSet), ...knownThemeSets().map(({ learned: _, ...set }) => set)]
}

function toSet({ name, ...set }: OwnThemeSet): ThemeSet {
  return { ...set, name: { 'zh-CN': name, en: name }, builtIn: false, chosen: 0 }
}

export function getSet(db: Db, id: string): ThemeSet {
  const set = listSets(db).find(each => each.id === id)
  if (!set) throw new AppError('not-found', 'There is no such set of themes.', { id })
  return set
}

/** The set that reports of a body are arranged by unless told otherwise. */
export function setFor(db: Db, body: Body): ThemeSet | undefined {
  return allSets(db).find(({ bodies }) => bodies.includes(body))
}

/** The one of them that the program brings: it knows more of such reports than what somebody has just begun to teach. */
export function programSetFor(body: Body): KnownThemeSet | undefined {
  return knownThemeSets().find(({ bodies }) => bodies.includes(body))
}

/** Models are made when they are asked for, and kept until the set or a choice changes. */
export interface ThemeModels {
  modelOf(db: Db, set: ThemeSet): ThemeModel
}

export function createThemeModels(): ThemeModels {
  const made = new WeakMap<Db, Map<string, MadeModel>>()
  return {
    modelOf(db, set) {
      const models = made.get(db) ?? new Map<string, MadeModel>()
      made.set(db, models)
      const choices = listThemeChoices(db, set.id)
      const version = versionOf(set, choices)
      const known = models.get(set.id)
      if (known?.version === version) return known
      const examples = examplesOf(set, choices, known?.examples)
      const model = { set, classifier: classifierOf(set, [...examples.values()]), choices, version, examples }
      models.set(set.id, model)
      return model
    },
  }
}

interface MadeModel extends ThemeModel {
  /** By choice: what is said of a stretch stays, so its words are counted once (0.1 ms each, where learning from 500 takes 40 ms). */
  readonly examples: ReadonlyMap<string, Example>
}

function versionOf({ themes }: ThemeSet, choices: readonly ThemeChoice[]): string {
  const words = themes.map(({ id, keywords }) => [id, ...keywords])
  const said = choices.map(({ id, theme }) => [id, theme])
  return createHash('sha256')
    .update(JSON.stringify([THEMES_VERSION, words, said]))
    .digest('base64')
    .slice(0, 16)
}

/** What the user's choices add to what the program knows, in their order. */
function examplesOf(
  { themes, builtIn }: ThemeSet,
  choices: readonly ThemeChoice[],
  known: ReadonlyMap<string, Example> = new Map(),
): Map<string, Example> {
  const ids = new Set(themes.map(theme => theme.id))
  const weight = builtIn ? OF_USER : 1
  const exampleOf = ({ quote, theme }: ThemeChoice): Example => {
    const words = inSimplified(quote)
    return { counts: countStretch(headingOf(words), words), themes: [theme], weight }
  }
  return new Map(choices.filter(({ theme }) => ids.has(theme)).map(choice => [choice.id, known.get(choice.id) ?? exampleOf(choice)]))
}

function classifierOf(set: ThemeSet, examples: readonly Example[]): Classifier {
  const remembered = examples.slice(-MOST_REMEMBERED)
  const shipped = knownThemeSets().find(({ id }) => id === set.id)
  if (shipped) return createClassifier(set, learn(shipped.learned(), examples), remembered)
  const like = knownThemeSets().find(({ bodies }) => set.bodies.some(body => bodies.includes(body)))
  return createOwnClassifier(set, (like?.learned() ?? NOTHING_LEARNED).frequencies, examples, remembered)
}
