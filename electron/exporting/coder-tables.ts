import { type CoderComparison, cutDigits } from '../../shared/model/coders.ts'
import type { TableLanguage } from '../../shared/model/table.ts'
import type { FilledTable } from './table.ts'

const CHINESE = {
  agreement: '一致程度',
  apart: '不一致的句子',
  head: ['标签', '两人都有', '只有我', '只有对方', '一致 %', 'Kappa'],
  apartHead: ['标签', '谁加了', '标题', '句子', '起', '止', '报告'],
  all: '全部标签',
  who: { mine: '我', theirs: '对方' },
}

const ENGLISH: typeof CHINESE = {
  agreement: 'Agreement',
  apart: 'Disagreements',
  head: ['Tag', 'Both', 'Only mine', 'Only theirs', 'Same %', 'Kappa'],
  apartHead: ['Tag', 'Given by', 'Title', 'Sentence', 'Start', 'End', 'Report'],
  all: 'All tags',
  who: { mine: 'Me', theirs: 'The other' },
}

/** More would pretend. */
const DIGITS = 3

/**
 * Two people's agreement tag by tag, counted in sentences, with all tags in the last row; and the sentences on which they
 * differ, with UTF-16 offsets into the report's canonical text, the end excluded. An empty kappa: chance explains it all.
 */
export function coderTables(
  { tags, total, disagreements }: CoderComparison,
  language: TableLanguage = 'zh-CN',
): [FilledTable, FilledTable] {
  const names = language === 'en' ? ENGLISH : CHINESE
  const agreement: FilledTable = {
    name: names.agreement,
    columns: names.head.map((title, at) => ({ title, width: at === 0 ? 24 : 12 })),
    rows: [...tags, { tag: names.all, ...total }].map(({ tag, both, onlyMine, onlyTheirs, share, kappa }) => [
      ...[tag, both, onlyMine, onlyTheirs, cutDigits(share * 100, DIGITS)],
      kappa === null ? null : cutDigits(kappa, DIGITS),
    ]),
  }
  const apart: FilledTable = {
    name: names.apart,
    columns: names.apartHead.map((title, at) => ({ title, width: [24, 10, 36, 70][at] ?? 10 })),
    rows: disagreements.map(({ tag, who, title, sentence, start, end, reportId }) => [
      ...[tag, names.who[who], title, sentence, start, end, reportId],
    ]),
  }
  return [agreement, apart]
}
