import type { LocalWords, ThemeSet } from '../../../shared/model/theme.ts'
import { asBodies, asList, asObject, asText, asTexts } from '../own-data.ts'

/** Reads a set as `resources/themes/*.json` has it; throws for what is none. */
export function readThemeSet(data: unknown): ThemeSet {
  const { id, bodies, name, themes } = asObject(data)
  return {
    id: asText(id),
    bodies: asBodies(bodies),
    name: localWords(name),
    themes: asList(themes)
      .map(asObject)
      .map(theme => ({
        id: asText(theme['id']),
        name: localWords(theme['name']),
        description: localWords(theme['description']),
        keywords: asTexts(theme['keywords']),
      })),
    builtIn: true,
    chosen: 0,
  }
}

function localWords(value: unknown): LocalWords {
  const words = asObject(value)
  return { 'zh-CN': asText(words['zh-CN']), en: asText(words['en']) }
}
