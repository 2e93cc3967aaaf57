import type { FoundNumber } from './find-numbers.ts'

/** What is said of several things at once: 城镇、农村居民收入分别增长5%、7%. */
const RESPECTIVELY = '分别'
/** Between it and the first value there is a verb at most, in characters. */
const VERB = 8
/** Of the things together. */
const LONGEST = 120
const CLAUSE_END = /[,。!?;:\n]/u
/** Of several values 分别 need not be said: 甲和乙增长5%和7%. */
const GREW = /^(.*?)(?:同比|比上年|较上年)?((?:实际|名义)?(?:增长|下降))$/u
const COMPARED = /(?:同比|比上年|较上年|预计|按可比口径)+$/u
const PARTS = /[、和与及]|以及/u
/** A word so short may be only what tells a thing from the next: 城镇、农村居民收入. */
const SHORT = 4
/** What the rest of the name has at least. */
const REST = 4
const TOWN_AND_COUNTRY = /^(.*)城乡(.*)$/u

/**
 * The words of each number that is one of several values given with 分别: its own thing and the verb they share. What follows
 * in the sentence goes on with the same things, with 分别 or without. Where the things are not as many as the values there is
 * nothing to tell.
 */
export function distributeSubjects(text: string, numbers: readonly FoundNumber[]): ReadonlyMap<number, string> {
  const own = new Map<number, string>()
  let last: { readonly names: readonly string[]; readonly sentenceEnd: number } | undefined
  let from = 0
  for (const [at, number] of numbers.entries()) {
    const before = from
    if (number.kind === 'quantity') from = number.end
    if (own.has(number.start)) continue
    const words = wordsBefore(text, before, number.prefixStart)
    if (!words) continue
    const { subjects, verb } = words
    const values = valuesFrom(text, numbers, at)
    const inherited = () => (last && last.sentenceEnd >= number.start ? last.names : toldBefore(text, numbers.slice(0, at), values.length))
    const names = subjects === '' ? inherited() : namesOf(subjects, values.length)
    if (names.length !== values.length || names.length < 2) continue
    for (const [i, value] of values.entries()) own.set(value.start, `${names[i] ?? ''}${verb}`)
    last = { names, sentenceEnd: endOfSentence(text, number.start) }
  }
  return own
}

function clauseBefore(text: string, from: number, end: number): string {
  const [clause = ''] = text
    .slice(Math.max(from, end - LONGEST), end)
    .split(CLAUSE_END)
    .slice(-1)
  return clause.replace(/^、/u, '')
}

/** The things, empty where the verb stands alone, and the verb before the first of their values; undefined where neither is said. */
function wordsBefore(text: string, from: number, end: number): { readonly subjects: string; readonly verb: string } | undefined {
  const words = clauseBefore(text, from, end)
  const at = words.lastIndexOf(RESPECTIVELY)
  const [, both = '', grew] = at < 0 ? (GREW.exec(words) ?? []) : []
  if (grew !== undefined) return { subjects: both, verb: grew }
  if (at < 0) return undefined
  const verb = words.slice(at + RESPECTIVELY.length)
  return verb.length > VERB ? undefined : { subjects: words.slice(0, at).replace(COMPARED, '').trim(), verb }
}

/** 甲4万元,乙2万元,分别增长7%和6%: the things of the amounts before, each in a clause of its own; empty where there are not as many. */
function toldBefore(text: string, numbers: readonly FoundNumber[], count: number): string[] {
  const before = numbers.filter(({ kind }) => kind === 'quantity').slice(-count)
  const [first, last] = [before[0], before.at(-1)]
  const clauses = before.map(({ prefixStart }) => clauseBefore(text, 0, prefixStart).trim())
  const areTold = clauses.every(words => /^\D{4,}$/u.test(words))
  return areTold && !/[。;\n]/u.test(text.slice(first?.start, last?.start)) ? clauses : []
}

/** The number and those that follow it with nothing but signs between. */
function valuesFrom(text: string, numbers: readonly FoundNumber[], at: number): FoundNumber[] {
  const values: FoundNumber[] = []
  for (let next = at; next < numbers.length; next++) {
    const number = numbers[next]
    if (!number) break
    const before = values.at(-1)
    if (before && !/^(?:左右|以上|以内)?[、和与及]$/u.test(text.slice(before.end, number.prefixStart))) break
    values.push(number)
  }
  return values
}

/** As many names as there are values; empty where the words do not give them. */
function namesOf(subjects: string, count: number): string[] {
  const parts = subjects.split(PARTS).map(part => part.trim())
  if (parts.length === 1 && count === 2) {
    const [, before, after] = TOWN_AND_COUNTRY.exec(subjects) ?? []
    return after === undefined ? [] : [`${before}城镇${after}`, `${before}农村${after}`]
  }
  // More may be named before: 项目建设加快、城镇和农村居民收入.
  const own = parts.slice(-count)
  const whole = own.at(-1) ?? ''
  if (own.length !== count || own.some(part => part === '')) return []
  return own.map((part, at) => {
    const isShort = at < count - 1 && part.length <= SHORT && whole.length >= part.length + REST
    return isShort ? part + whole.slice(part.length) : part
  })
}

function endOfSentence(text: string, from: number): number {
  const at = text.slice(from).search(/[。;\n]/u)
  return at < 0 ? text.length : from + at
}
