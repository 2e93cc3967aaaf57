import type { CallContext, Input, Output } from '../../shared/contract.ts'
import type { WordProgress, WordQuestion } from '../../shared/model/words.ts'
import type { Cell } from '../../shared/text/csv.ts'
import { writeRows } from './table-files.ts'
import type { WordsService } from './words.ts'

type Context = CallContext<WordProgress>

export interface WordExports {
  words(input: Input<'exports.words'>, context: Context): Promise<Output<'exports.words'>>
}

const FILES: Readonly<Record<WordQuestion['table'], string>> = {
  frequency: 'words',
  keyness: 'keywords',
  collocations: 'collocations',
}

/** Tables of words for spreadsheets, as CSV or as a workbook. */
export function createWordExports(words: WordsService): WordExports {
  return {
    async words({ directory, question, format }, context) {
      return await writeRows(directory, FILES[question.table], await makeTable(words, question, context), format)
    },
  }
}

/** Under a heading a row for each word. */
async function makeTable(words: WordsService, question: WordQuestion, context: Context): Promise<Cell[][]> {
  switch (question.table) {
    case 'frequency': {
      const { table: _, ...input } = question
      const { rows } = await words.frequency(input, context)
      const head = ['词', '次数', '报告数', '每万词', '离散度 DP']
      return [head, ...rows.map(row => [row.word, row.occurrences, row.reports, rounded(row.rate), rounded(row.dispersion)])]
    }
    case 'keyness': {
      const { table: _, ...input } = question
      const { rows } = await words.keyness(input, context)
      const head = ['词', '次数', '报告数', '每万词', '对照次数', '对照报告数', '对照每万词', '对数似然 G2', '对数比']
      const cells = rows.map(row => [
        ...[row.word, row.occurrences, row.reports, rounded(row.rate)],
        ...[row.otherOccurrences, row.otherReports, rounded(row.otherRate)],
        ...[rounded(row.keyness), rounded(row.logRatio)],
      ])
      return [head, ...cells]
    }
    case 'collocations': {
      const { table: _, ...input } = question
      const { rows } = await words.collocations(input, context)
      const head = ['词', '共现次数', '总次数', '对数似然 G2', 'logDice', '互信息 MI']
      const cells = rows.map(row => [
        ...[row.word, row.together, row.occurrences],
        ...[row.association, row.logDice, row.mutualInformation].map(rounded),
      ])
      return [head, ...cells]
    }
  }
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}
