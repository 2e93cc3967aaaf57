import { createHash } from 'node:crypto'
import { AppError } from '../../shared/errors.ts'
import type { Body } from '../../shared/model/report.ts'
import type { ThemeSet } from '../../shared/model/theme.ts'
import { type Classifier, countStretch, createClassifier } from '../comparing/themes/classifier.ts'
import { type KnownThemeSet, knownThemeSets } from '../comparing/themes/known-sets.ts'
import { type Example, type Learned, learn, NOTHING_LEARNED } from '../comparing/themes/learned.ts'
import { THEMES_VERSION } from '../comparing/themes/packed-themes.ts'
import { headingOf } from '../comparing/themes/stretch-heading.ts'
import type { Db } from '../store/db.ts'
import { listThemeChoices, listThemeSets, type OwnThemeSet, type ThemeChoice } from '../store/themes.ts'

/** A set of themes as it judges now, with all that the user chose. */
export interface ThemeModel {
  readonly set: ThemeSet
  readonly classifier: Classifier
  readonly choices: readonly ThemeChoice[]
  /** Another one whenever a report could be judged otherwise. */
  readonly version: string
}

/** As many stretches of the labelled reports one choice of the user counts. */
const OF_USER = 4

/** Those of the user, then those of the program. */
export function listSets(db: Db): ThemeSet[] {
  return [...listThemeSets(db).map(toSet), ...knownThemeSets().map(({ learned: _, ...set }) => set)].map(set => ({
    ...set,
    chosen: listThemeChoices(db, set.id).length,
  }))
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
  return listSets(db).find(({ bodies }) => bodies.includes(body))
}

/** Models are made when they are asked for, and kept until the set or a choice changes. */
export interface ThemeModels {
  modelOf(db: Db, set: ThemeSet): ThemeModel
}

export function createThemeModels(): ThemeModels {
  const made = new WeakMap<Db, Map<string, ThemeModel>>()
  return {
    modelOf(db, set) {
      const models = made.get(db) ?? new Map<string, ThemeModel>()
      made.set(db, models)
      const choices = listThemeChoices(db, set.id)
      const version = versionOf(set, choices)
      const known = models.get(set.id)
      if (known?.version === version) return known
      const model = { set, classifier: createClassifier(set, taught(set, choices)), choices, version }
      models.set(set.id, model)
      return model
    },
  }
}

function versionOf({ themes }: ThemeSet, choices: readonly ThemeChoice[]): string {
  const words = themes.map(({ id, keywords }) => [id, ...keywords])
  const said = choices.map(({ id, theme }) => [id, theme])
  return createHash('sha256')
    .update(JSON.stringify([THEMES_VERSION, words, said]))
    .digest('base64')
    .slice(0, 16)
}

/** What the program knew, and what the user's choices add to it. */
function taught({ id, bodies, themes }: ThemeSet, choices: readonly ThemeChoice[]): Learned {
  const shipped = knownThemeSets().find(known => known.id === id)
  const ids = new Set(themes.map(theme => theme.id))
  const weight = shipped ? OF_USER : 1
  const examples = choices.filter(({ theme }) => ids.has(theme)).map(choice => toExample(choice, weight))
  return learn(shipped ? shipped.learned() : common(bodies), examples)
}

/** A set of the user's own knows at least which words are common in such reports. */
function common(bodies: readonly Body[]): Learned {
  const known: KnownThemeSet | undefined = knownThemeSets().find(set => set.bodies.some(body => bodies.includes(body)))
  return known ? { ...NOTHING_LEARNED, frequencies: known.learned().frequencies } : NOTHING_LEARNED
}

function toExample({ quote, theme }: ThemeChoice, weight: number): Example {
  return { counts: countStretch(headingOf(quote), quote), themes: [theme], weight }
}
