import type { CallContext, Input, Output } from '../../../shared/contract.ts'
import type { WordProgress, WordQuestion } from '../../../shared/model/words.ts'
import type { Cell } from '../../../shared/text/csv.ts'
import { type FoundTableNames, foundTableNames } from '../../exporting/found-table-names.ts'
import { writeRows } from '../exporting/table-files.ts'
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
    async words({ directory, question, format, language }, context) {
      const table = await makeTable(words, question, foundTableNames(language), context)
      return await writeRows(directory, FILES[question.table], table, format)
    },
  }
}

/** Under a heading a row for each word. */
async function makeTable(words: WordsService, question: WordQuestion, names: FoundTableNames, context: Context): Promise<Cell[][]> {
  switch (question.table) {
    case 'frequency': {
      const { table: _, ...input } = question
      const { rows } = await words.frequency(input, context)
      return [[...names.words], ...rows.map(row => [row.word, row.occurrences, row.reports, rounded(row.rate), rounded(row.dispersion)])]
    }
    case 'keyness': {
      const { table: _, ...input } = question
      const { rows } = await words.keyness(input, context)
      const cells = rows.map(row => [
        ...[row.word, row.occurrences, row.reports, rounded(row.rate)],
        ...[row.otherOccurrences, row.otherReports, rounded(row.otherRate)],
        ...[rounded(row.keyness), rounded(row.logRatio)],
      ])
      return [[...names.keywords], ...cells]
    }
    case 'collocations': {
      const { table: _, ...input } = question
      const { rows } = await words.collocations(input, context)
      const cells = rows.map(row => [
        ...[row.word, row.together, row.occurrences],
        ...[row.association, row.logDice, row.mutualInformation].map(rounded),
      ])
      return [[...names.collocations], ...cells]
    }
  }
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}
