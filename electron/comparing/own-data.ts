import { BODIES, type Body } from '../../shared/model/report.ts'
import type { LocalWords } from '../../shared/model/theme.ts'

/** Parts of the data that come with the program (resources/*.json). Each throws for what is something else. */
export function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : refuse(String(value))
}

export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : refuse(String(value))
}

/** Not empty. */
export function asText(value: unknown): string {
  return typeof value === 'string' && value !== '' ? value : refuse(String(value))
}

export function asTexts(value: unknown): string[] {
  return asList(value).map(asText)
}

export function asLocalWords(value: unknown): LocalWords {
  const words = asObject(value)
  return { 'zh-CN': asText(words['zh-CN']), en: asText(words['en']) }
}

export function asBodies(value: unknown): Body[] {
  return asTexts(value).map(body => BODIES.find(name => name === body) ?? refuse(`body ${body}`))
}

export function refuse(what: string): never {
  throw new Error(`This is not how the program's own data are written: ${what}.`)
}
