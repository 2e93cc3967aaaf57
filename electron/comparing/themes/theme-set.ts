import { BODIES } from '../../../shared/model/report.ts'
import type { LocalWords, ThemeSet } from '../../../shared/model/theme.ts'

/** Reads a set as `resources/themes/*.json` has it; throws for what is none. */
export function readThemeSet(data: unknown): ThemeSet {
  const { id, bodies, name, themes } = asObject(data)
  return {
    id: asText(id),
    bodies: strings(bodies).map(body => BODIES.find(known => known === body) ?? refuse(`body ${body}`)),
    name: localWords(name),
    themes: asList(themes)
      .map(asObject)
      .map(theme => ({
        id: asText(theme['id']),
        name: localWords(theme['name']),
        description: localWords(theme['description']),
        keywords: strings(theme['keywords']),
      })),
    builtIn: true,
    chosen: 0,
  }
}

function localWords(value: unknown): LocalWords {
  const words = asObject(value)
  return { 'zh-CN': asText(words['zh-CN']), en: asText(words['en']) }
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : refuse(String(value))
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : refuse(String(value))
}

function asText(value: unknown): string {
  return typeof value === 'string' && value !== '' ? value : refuse(String(value))
}

function strings(value: unknown): string[] {
  return asList(value).map(asText)
}

function refuse(what: string): never {
  throw new Error(`This is no set of themes: ${what}.`)
}
