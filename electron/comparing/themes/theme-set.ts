import type { ThemeSet } from '../../../shared/model/theme.ts'
import { asBodies, asList, asLocalWords, asObject, asText, asTexts } from '../own-data.ts'

/** Reads a set as `resources/themes/*.json` has it; throws for what is none. */
export function readThemeSet(data: unknown): ThemeSet {
  const { id, bodies, name, themes } = asObject(data)
  return {
    id: asText(id),
    bodies: asBodies(bodies),
    name: asLocalWords(name),
    themes: asList(themes)
      .map(asObject)
      .map(theme => ({
        id: asText(theme['id']),
        name: asLocalWords(theme['name']),
        description: asLocalWords(theme['description']),
        keywords: asTexts(theme['keywords']),
      })),
    builtIn: true,
    chosen: 0,
  }
}
