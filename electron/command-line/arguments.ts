import { parseArgs } from 'node:util'

/** Wrong usage: exit code 2 and a word how it is done. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'UsageError'
  }
}

export interface Option {
  readonly type: 'string' | 'boolean'
  readonly multiple?: boolean
  /** Name of the value in the help, `DIR`. */
  readonly value?: string
  readonly help: string
}

export type Options = Readonly<Record<string, Option>>

/** The words of one command line, read by their meaning. */
export interface Arguments {
  readonly positionals: readonly string[]
  flag(name: string): boolean
  text(name: string): string | undefined
  /** The text of an option that must be there. */
  need(name: string): string
  /** Every value of a repeatable option. */
  texts(name: string): readonly string[]
  /** The same, where a value may be a list with commas (also Chinese ones). */
  list(name: string): readonly string[]
  whole(name: string, least: number): number | undefined
}

export function readArguments(words: readonly string[], options: Options): Arguments {
  const { values, positionals } = parse(words, options)
  const texts = (name: string) => [values[name] ?? []].flat().filter(value => typeof value === 'string')
  const text = (name: string) => texts(name).at(-1)
  return {
    positionals,
    texts,
    text,
    flag: name => values[name] === true,
    need(name) {
      const value = text(name)
      if (!value) throw new UsageError(`--${name} ${options[name]?.value ?? ''} is missing.`.replace('  ', ' '))
      return value
    },
    list: name =>
      texts(name)
        .flatMap(value => value.split(/[,，、]/))
        .map(value => value.trim())
        .filter(value => value !== ''),
    whole(name, least) {
      const value = text(name)
      if (value === undefined) return undefined
      if (!/^\d{1,9}$/.test(value) || Number(value) < least) {
        throw new UsageError(`--${name} must be a whole number from ${least} up, not "${value}".`)
      }
      return Number(value)
    },
  }
}

/** One of a closed list of values, or wrong usage that names them all. */
export function oneOf<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find(candidate => candidate === value)
  if (found === undefined) throw new UsageError(`--${option} "${value}" is not known; known are ${allowed.join(', ')}.`)
  return found
}

type Values = Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>

function parse(words: readonly string[], options: Options): { values: Values; positionals: string[] } {
  const table = Object.fromEntries(Object.entries(options).map(([name, { type, multiple = false }]) => [name, { type, multiple }]))
  try {
    return parseArgs({ args: [...words], options: table, allowPositionals: true })
  } catch (error) {
    // parseArgs says what is wrong in its first sentence; the rest is about positionals that begin with a dash.
    if (error instanceof TypeError) throw new UsageError(`${error.message.split('. ')[0]?.replace(/\.$/, '')}.`)
    throw error
  }
}
