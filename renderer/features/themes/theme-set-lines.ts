import type { Body } from '../../../shared/model/report.ts'
import type { SpelledThemeSet } from '../../../shared/model/theme.ts'
import type { ThemeSetDraft } from '../../state/theme-matrix.ts'

/** A theme as it is written in fields. */
export interface ThemeLine {
  /** Null for one that was not there before. */
  readonly id: string | null
  readonly name: string
  readonly description: string
  /** With signs between. */
  readonly keywords: string
}

/** A set as it is written in fields. */
export interface WrittenThemeSet {
  readonly id: string | null
  readonly name: string
  readonly bodies: readonly Body[]
  readonly lines: readonly ThemeLine[]
}

export const EMPTY_LINE: ThemeLine = { id: null, name: '', description: '', keywords: '' }
const BETWEEN = /[、,，;；\n]+/

/** One of the program is copied: the copy is the user's own, with a name to be given. */
export function writeThemeSet({ id, name, bodies, themes, builtIn }: SpelledThemeSet, language: 'zh-CN' | 'en'): WrittenThemeSet {
  return {
    id: builtIn ? null : id,
    name: builtIn ? '' : name[language],
    bodies,
    lines: themes.map(theme => ({
      id: builtIn ? null : theme.id,
      name: theme.name[language],
      description: theme.description[language],
      keywords: theme.keywords.join('、'),
    })),
  }
}

/** Undefined while something is missing that a set needs: a name, and two themes with different names. Lines without a name are left out. */
export function readThemeSet({ id, name, bodies, lines }: WrittenThemeSet): ThemeSetDraft | undefined {
  const themes = lines
    .filter(line => line.name.trim() !== '')
    .map(line => ({
      ...(line.id === null ? {} : { id: line.id }),
      name: line.name.trim(),
      description: line.description.trim(),
      keywords: [...new Set(line.keywords.split(BETWEEN).map(word => word.trim()))].filter(word => word !== ''),
    }))
  const names = new Set(themes.map(theme => theme.name))
  if (name.trim() === '' || themes.length < 2 || names.size < themes.length) return undefined
  return { ...(id === null ? {} : { id }), name: name.trim(), bodies: [...bodies], themes }
}
