import {
  changeShare,
  changesInOrder,
  type SentenceChange,
  type SentenceComparison,
  type SentenceRow,
} from '../../shared/model/comparison.ts'
import type { OutlineEntry } from '../../shared/model/report.ts'
import type { Range } from '../../shared/model/search.ts'
import type { TableLanguage } from '../../shared/model/table.ts'
import { headingAt } from '../../shared/text/heading-at.ts'
import type { FilledTable } from './table.ts'

/** A report as a list of changes names and quotes it. */
export interface ChangedReport {
  readonly name: string
  readonly text: string
  readonly outline: readonly OutlineEntry[]
}

/** Two reports sentence by sentence, on their way out of the program. */
export interface LeavingChanges {
  /** One place's years; otherwise nothing is new or gone between the two. */
  readonly series: boolean
  readonly left: ChangedReport
  readonly right: ChangedReport
  /** Of all rows, also of those that are left out. */
  readonly counts: SentenceComparison['counts']
  readonly rows: readonly SentenceRow[]
}

interface ChangeNames {
  readonly summary: string
  readonly sentences: string
  readonly summaryHead: readonly string[]
  readonly head: readonly string[]
  readonly years: Readonly<Record<SentenceChange, string>>
  /** `left` and `right` are names of reports. */
  readonly apart: (left: string, right: string) => Readonly<Record<SentenceChange, string>>
  /** Where on the left a sentence stands, or stood, that is elsewhere on the right. */
  readonly movedFrom: (heading: string, series: boolean) => string
}

const CHINESE: ChangeNames = {
  summary: '概览',
  sentences: '逐句',
  summaryHead: ['变化', '句数', '占比 %'],
  head: ['变化', '左节', '右节', '数字改动', '字词改动'],
  years: { new: '新增', gone: '不再提', moved: '移动', reworded: '改写', unchanged: '未变' },
  apart: (left, right) => ({
    ...{ new: `只见于${right}`, gone: `只见于${left}` },
    ...{ moved: '位置不同', reworded: '说法不同', unchanged: '相同' },
  }),
  movedFrom: (heading, series) => `（${series ? '原在' : '左边在'}“${heading}”）`,
}

const ENGLISH: ChangeNames = {
  summary: 'Summary',
  sentences: 'Sentences',
  summaryHead: ['Change', 'Sentences', 'Share %'],
  head: ['Change', 'Left section', 'Right section', 'Figures', 'Words'],
  years: { new: 'New', gone: 'Gone', moved: 'Moved', reworded: 'Reworded', unchanged: 'Unchanged' },
  apart: (left, right) => ({
    ...{ new: `Only in ${right}`, gone: `Only in ${left}` },
    ...{ moved: 'Elsewhere', reworded: 'Worded otherwise', unchanged: 'The same' },
  }),
  movedFrom: (heading, series) => ` (${series ? 'was' : 'on the left'} in “${heading}”)`,
}

export function changeNames(language: TableLanguage = 'zh-CN'): ChangeNames {
  return language === 'en' ? ENGLISH : CHINESE
}

/** How each change is called of these two reports. */
export function changeWords({ series, left, right }: LeavingChanges, language?: TableLanguage): Readonly<Record<SentenceChange, string>> {
  const names = changeNames(language)
  return series ? names.years : names.apart(left.name, right.name)
}

export function cutText({ text }: ChangedReport, ranges: readonly Range[]): string {
  return ranges.map(({ start, end }) => text.slice(start, end)).join('')
}

export function sectionAt({ outline }: ChangedReport, ranges: readonly Range[]): string {
  const [first] = ranges
  return (first && headingAt(outline, first.start)) ?? ''
}

/** The sentences, a row each in the order of the right report; and how many of each change there are. */
export function changesTables(changes: LeavingChanges, language?: TableLanguage): [sentences: FilledTable, summary: FilledTable] {
  const names = changeNames(language)
  const words = changeWords(changes, language)
  const { series, left, right, counts, rows } = changes
  const [change, leftSection, rightSection, figures, edits] = names.head
  const titles: readonly (readonly [string | undefined, number])[] = [
    [change, 12],
    [leftSection, 24],
    [left.name, 60],
    [rightSection, 24],
    [right.name, 60],
    [figures, 24],
    [edits, 40],
  ]
  return [
    {
      name: names.sentences,
      columns: titles.map(([title = '', width]) => ({ title, width })),
      rows: rows.map(row => [
        ...[words[row.change], sectionAt(left, row.left), cutText(left, row.left), sectionAt(right, row.right), cutText(right, row.right)],
        ...[tellEdits(changes, row, true), tellEdits(changes, row, false)],
      ]),
    },
    {
      name: names.summary,
      columns: names.summaryHead.map(title => ({ title, width: 20 })),
      rows: changesInOrder(series).map(each => [words[each], counts[each], Math.round(changeShare(counts, each) * 1000) / 10]),
    },
  ]
}

/** `12→25; +新词; −旧词`: what became what, came and went. */
function tellEdits({ left, right }: LeavingChanges, { edits }: SentenceRow, figures: boolean): string {
  return edits
    .filter(edit => edit.figures === figures)
    .map(edit => {
      const [was, is] = [left.text.slice(edit.left.start, edit.left.end), right.text.slice(edit.right.start, edit.right.end)]
      return was === '' ? `+${is}` : is === '' ? `−${was}` : `${was}→${is}`
    })
    .join('; ')
}
