import type { Body, Kind } from '../../../shared/model/report.ts'
import type { Field } from './syntax.ts'

/**
 * | field | holds |
 * |---|---|
 * | 标题 / title | words of the title |
 * | 节 / section | words of a heading: beside other words these must stand below such a heading |
 * | 地区 / place | a place and all that lies in it |
 * | 年份 / year | 2022, 2020-2024, >=2020 |
 * | 机关 / body | 人大 npc, 政协 cppcc, 政府 government, 法院 court, 检察院 procuratorate, 其他 other |
 * | 类型 / kind | 报告 report, 报道 news, 范文 template, 其他 other |
 * | 标签 / tag | a tag's name or path: a highlight carries it or a tag below it |
 * | 来源 / source | part of the path of the source |
 * | 主题 / theme | words of a theme's name: beside other words these must stand in paragraphs about it |
 */
export const FIELD_NAMES: Readonly<Record<Field, { readonly zh: string; readonly en: string; readonly others: readonly string[] }>> = {
  title: { zh: '标题', en: 'title', others: ['標題'] },
  section: { zh: '节', en: 'section', others: ['節', '章节'] },
  place: { zh: '地区', en: 'place', others: ['地區', '地点'] },
  year: { zh: '年份', en: 'year', others: [] },
  body: { zh: '机关', en: 'body', others: ['機關'] },
  kind: { zh: '类型', en: 'kind', others: ['類型', '种类', '種類'] },
  tag: { zh: '标签', en: 'tag', others: ['標籤', '標簽'] },
  source: { zh: '来源', en: 'source', others: ['來源'] },
  theme: { zh: '主题', en: 'theme', others: ['主題'] },
}

const FIELD_BY_NAME: ReadonlyMap<string, Field> = new Map(
  Object.entries(FIELD_NAMES).flatMap(([field, { zh, en, others }]) => [zh, en, ...others].map(name => [name, field as Field] as const)),
)

const NAME = [...FIELD_BY_NAME.keys()].sort((a, b) => b.length - a.length).join('|')
/** A name with its colon; years do without before a comparison. */
const FIELD = new RegExp(`^(${NAME})\\s*:|^(年份|year)(?=[<>≤≥=])`, 'i')

export interface FieldHead {
  readonly field: Field
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

const BODY_VALUES: ReadonlyMap<string, Body> = new Map([
  ['人大', 'npc'],
  ['人大常委会', 'npc'],
  ['政协', 'cppcc'],
  ['政协常委会', 'cppcc'],
  ['政府', 'government'],
  ['法院', 'court'],
  ['检察院', 'procuratorate'],
  ['其他', 'other'],
  ...(['npc', 'cppcc', 'government', 'court', 'procuratorate', 'other'] as const).map(body => [body, body] as const),
])

const KIND_VALUES: ReadonlyMap<string, Kind> = new Map([
  ['报告', 'report'],
  ['报道', 'news'],
  ['范文', 'template'],
  ['其他', 'other'],
  ...(['report', 'news', 'template', 'other'] as const).map(kind => [kind, kind] as const),
])

export const BODY_NAMES = [...BODY_VALUES.keys()]
export const KIND_NAMES = [...KIND_VALUES.keys()]

export function readBody(value: string): Body | undefined {
  return BODY_VALUES.get(value.normalize('NFKC').toLowerCase())
}

export function readKind(value: string): Kind | undefined {
  return KIND_VALUES.get(value.normalize('NFKC').toLowerCase())
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

/** Whether the field can have this value; what only a library knows (places, tags) is not asked. */
export function isKnownValue(field: Field, value: string): boolean {
  if (field === 'year') return readYears(value) !== undefined
  if (field === 'body') return readBody(value) !== undefined
  return field !== 'kind' || readKind(value) !== undefined
}
