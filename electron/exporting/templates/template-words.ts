import type { ExportUnit } from '../../../shared/model/export-template.ts'
import type { HighlightState } from '../../../shared/model/highlight.ts'
import type { TableLanguage } from '../../../shared/model/table.ts'

/** What the program itself says in Markdown; a template has the first of them as `words`. */
export interface TemplateWords {
  readonly tags: string
  readonly colour: string
  readonly state: string
  readonly original: string
  readonly between: string
  readonly stop: string
  readonly states: Readonly<Record<HighlightState, string>>
  /** Over highlights that stand nowhere in the text any more. */
  readonly lost: string
  /** Of the file, or row, for all that has no tag, place or year; of the file for all. */
  readonly unnamed: Readonly<Record<Exclude<ExportUnit, 'report'>, string>>
}

const CHINESE: TemplateWords = {
  ...{ tags: '标签：', colour: '颜色：', state: '状态：', original: '原文', between: '、', stop: '；' },
  states: {
    anchored: '',
    doubtful: '待确认（原文已改动，位置或文字需要核对）',
    orphan: '失去位置（原文已改动，找不到这段文字）',
  },
  lost: '原文中已找不到的摘录',
  unnamed: { tag: '未加标签', place: '未知地区', year: '未知年份', all: '全部摘录' },
}

const ENGLISH: TemplateWords = {
  ...{ tags: 'Tags: ', colour: 'Colour: ', state: 'State: ', original: 'Source', between: ', ', stop: '; ' },
  states: {
    anchored: '',
    doubtful: 'to check (the source changed; its place or words may be others)',
    orphan: 'lost (the source changed; its words are not there any more)',
  },
  lost: 'No longer in the text',
  unnamed: { tag: 'Untagged', place: 'Place not known', year: 'Year not known', all: 'All highlights' },
}

export function templateWords(language: TableLanguage = 'zh-CN'): TemplateWords {
  return language === 'en' ? ENGLISH : CHINESE
}

/** By these the front matter of files knows such a group, in every language: users' saved files depend on them. */
export const UNNAMED = CHINESE.unnamed
