import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CallContext, Input, Output } from '../../shared/contract.ts'
import type { WordProgress, WordQuestion } from '../../shared/model/words.ts'
import { BYTE_ORDER_MARK, type Cell, csvLine } from '../../shared/text/csv.ts'
import { makeFolder } from '../make-folder.ts'
import type { WordsService } from './words.ts'

type Context = CallContext<WordProgress>

export interface WordExports {
  words(input: Input<'exports.words'>, context: Context): Promise<Output<'exports.words'>>
}

const FILES: Readonly<Record<WordQuestion['table'], string>> = {
  frequency: 'words.csv',
  keyness: 'keywords.csv',
  collocations: 'collocations.csv',
}

/** Tables of words as CSV files that spreadsheets open. A file that is there already is replaced when the new one is whole. */
export function createWordExports(words: WordsService): WordExports {
  return {
    async words({ directory, question }, context) {
      const table = await makeTable(words, question, context)
      makeFolder(directory)
      const file = join(directory, FILES[question.table])
      await writeFile(`${file}.new`, BYTE_ORDER_MARK + table.map(csvLine).join(''))
      await rename(`${file}.new`, file)
      return { file, rows: table.length - 1 }
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
