import type { EarliestWording, WordingFamily, WordingForm } from '../../shared/model/comparison.ts'
import type { TableLanguage } from '../../shared/model/table.ts'
import type { Cell } from '../../shared/text/csv.ts'
import type { FilledTable } from './table.ts'

const CHINESE = {
  forms: '共用表述',
  variants: '相近的说法',
  head: [
    '序号',
    '表述',
    '报告数',
    '地区数',
    '年份数',
    '书库中最早年份',
    '最早地区',
    '最早地区数',
    '字数',
    '相近说法数',
    '报告',
    '起',
    '止',
  ],
  variantHead: ['序号', '相近的说法', '报告数', '地区数', '年份数', '书库中最早年份', '最早地区', '最早地区数', '字数', '报告', '起', '止'],
}

const ENGLISH: typeof CHINESE = {
  forms: 'Shared wording',
  variants: 'Variants',
  head: [
    ...['No.', 'Wording', 'Reports', 'Places', 'Years', 'Earliest year in library', 'Earliest place', 'Earliest places'],
    ...['Characters', 'Variants', 'Report', 'Start', 'End'],
  ],
  variantHead: [
    ...['No.', 'Variant', 'Reports', 'Places', 'Years', 'Earliest year in library', 'Earliest place', 'Earliest places'],
    ...['Characters', 'Report', 'Start', 'End'],
  ],
}

/** The wordings, a row each, the commonest first; and their variants, each with the number of its wording. */
export function wordingTables(families: readonly WordingFamily[], language: TableLanguage = 'zh-CN'): [FilledTable, FilledTable] {
  const names = language === 'en' ? ENGLISH : CHINESE
  const numbered = families.map((family, at) => ({ ...family, number: at + 1 }))
  return [
    {
      name: names.forms,
      columns: withWidths(names.head),
      rows: numbered.map(family => [family.number, ...countsOf(family), family.variants.length, ...placeOf(family)]),
    },
    {
      name: names.variants,
      columns: withWidths(names.variantHead),
      rows: numbered.flatMap(({ number, variants }) => variants.map(form => [number, ...countsOf(form), ...placeOf(form)])),
    },
  ]
}

/** The second column holds the words. */
function withWidths(head: readonly string[]): FilledTable['columns'] {
  return head.map((title, at) => ({ title, width: at === 1 ? 70 : 12 }))
}

function countsOf({ text, reports, places, years, earliest, letters }: WordingForm): Cell[] {
  return [text, reports, places, years, ...earliestOf(earliest), letters]
}

function earliestOf(earliest: EarliestWording | null): Cell[] {
  return earliest ? [earliest.year, earliest.place, earliest.places] : [null, null, null]
}

function placeOf({ reportId, start, end }: WordingForm): Cell[] {
  return [reportId, start, end]
}
