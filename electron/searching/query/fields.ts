import type { Body, Kind } from '../../../shared/model/report.ts'
import type { QueryField } from '../../../shared/model/search.ts'

/**
 * | field | holds |
 * |---|---|
 * | 标题 / title | words of the title |
 * | 节 / section | words of a heading: beside other words these must stand below such a heading |
 * | 地区 / place | a place and all that lies in it |
 * | 年份 / year | 2022, 2020-2024, >=2020 |
 * | 机关 / body | 人大 npc, 政协 cppcc, 政府 government, 法院 court, 检察院 procuratorate, 其他 other |
 * | 类型 / kind | 报告 report, 报道 news, 范文 template, 其他 other; bodies too, which are kinds of reports to many |
 * | 标签 / tag | a tag's name or path: a highlight carries it or a tag below it |
 * | 来源 / source | part of the path of the source |
 * | 主题 / theme | words of a theme's name: beside other words these must stand in paragraphs about it |
 */
export const FIELD_NAMES: Readonly<Record<QueryField, FieldNames>> = {
  title: { zh: '标题', en: 'title', letters: 'bt', others: ['標題'] },
  section: { zh: '节', en: 'section', letters: 'j', others: ['節', '章节'] },
  place: { zh: '地区', en: 'place', letters: 'dq', others: ['地區', '地点'] },
  year: { zh: '年份', en: 'year', letters: 'nf', others: [] },
  body: { zh: '机关', en: 'body', letters: 'jg', others: ['機關'] },
  kind: { zh: '类型', en: 'kind', letters: 'lx', others: ['類型', '种类', '種類'] },
  tag: { zh: '标签', en: 'tag', letters: 'bq', others: ['標籤', '標簽'] },
  source: { zh: '来源', en: 'source', letters: 'ly', others: ['來源'] },
  theme: { zh: '主题', en: 'theme', letters: 'zt', others: ['主題'] },
}

interface FieldNames {
  readonly zh: string
  readonly en: string
  /** The first letters of its pinyin. */
  readonly letters: string
  readonly others: readonly string[]
}

const FIELD_BY_NAME: ReadonlyMap<string, QueryField> = new Map(
  Object.entries(FIELD_NAMES).flatMap(([field, { zh, en, others }]) =>
    [zh, en, ...others].map(name => [name, field as QueryField] as const),
  ),
)

const NAME = [...FIELD_BY_NAME.keys()].sort((a, b) => b.length - a.length).join('|')
/** A name with its colon; years do without before a comparison. */
const FIELD = new RegExp(`^(${NAME})\\s*:|^(年份|year)(?=[<>≤≥=])`, 'i')

export interface FieldHead {
  readonly field: QueryField
  readonly name: string
  /** Units up to where the value may begin, the colon included. */
  readonly length: number
}

/** The field that begins here; `half` is in half width. */
export function readFieldHead(half: string): FieldHead | undefined {
  const match = FIELD.exec(half)
  const name = (match?.[1] ?? match?.[2])?.toLowerCase()
  const field = name === undefined ? undefined : FIELD_BY_NAME.get(name)
  return match && name !== undefined && field ? { field, name, length: match[0].length } : undefined
}

/** What bodies and kinds are called in Chinese, the usual name first; in English by their codes. */
export const BODY_NAMES: Readonly<Record<Body, readonly [string, ...string[]]>> = {
  npc: ['人大', '人大常委会', '人大常委會'],
  cppcc: ['政协', '政协常委会', '政協', '政協常委會'],
  government: ['政府'],
  court: ['法院'],
  procuratorate: ['检察院', '檢察院'],
  other: ['其他'],
}
export const KIND_NAMES: Readonly<Record<Kind, readonly [string, ...string[]]>> = {
  report: ['报告', '報告'],
  news: ['报道', '報道'],
  template: ['范文', '範文'],
  other: ['其他'],
}

const BODY_BY_NAME = byName(BODY_NAMES)
const KIND_BY_NAME = byName(KIND_NAMES)

function byName<T extends string>(names: Readonly<Record<T, readonly string[]>>): ReadonlyMap<string, T> {
  const codes = Object.keys(names) as T[]
  return new Map(codes.flatMap(code => [code, ...names[code]].map(name => [name, code] as const)))
}

export function readBody(value: string): Body | undefined {
  return BODY_BY_NAME.get(value.normalize('NFKC').toLowerCase())
}

export function readKind(value: string): Kind | undefined {
  return KIND_BY_NAME.get(value.normalize('NFKC').toLowerCase())
}

/** Years from and to, both included; without end where it is infinite. */
export interface YearSpan {
  readonly from: number
  readonly to: number
}

const YEARS = /^(>=|<=|>|<|=|≥|≤)?\s*(\d{4})年?$|^(\d{4})?年?\s*(?:[-‐-―−~]|至|到)\s*(?:(\d{4})年?)?$/

export function readYears(value: string): YearSpan | undefined {
  const match = YEARS.exec(value.normalize('NFKC').trim())
  if (!match) return undefined
  const [, sign = '=', single, first, last] = match
  if (single !== undefined) return compared(sign, Number(single))
  if (first === undefined && last === undefined) return undefined
  return { from: first === undefined ? -Infinity : Number(first), to: last === undefined ? Infinity : Number(last) }
}

function compared(sign: string, year: number): YearSpan {
  if (sign === '>=' || sign === '≥') return { from: year, to: Infinity }
  if (sign === '<=' || sign === '≤') return { from: -Infinity, to: year }
  if (sign === '>') return { from: year + 1, to: Infinity }
  if (sign === '<') return { from: -Infinity, to: year - 1 }
  return { from: year, to: year }
}

/** Why the field cannot have this value; undefined where it can. What only a library knows (places, tags) is not asked. */
export function wrongValue(field: QueryField, value: string): 'not-a-year' | 'not-a-body' | 'not-a-kind' | undefined {
  if (field === 'year') return readYears(value) ? undefined : 'not-a-year'
  if (field === 'body') return readBody(value) ? undefined : 'not-a-body'
  return field === 'kind' && !readKind(value) && !readBody(value) ? 'not-a-kind' : undefined
}
