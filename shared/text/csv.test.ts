import { expect, it } from 'vitest'
import { csvLine, unshielded } from './csv.ts'

it('quotes what a comma, a quotation mark or a line end would take apart', () => {
  expect(csvLine(['甲,乙', '说"好"', '一\n二', 3.5, null])).toBe('"甲,乙","说""好""","一\n二",3.5,\r\n')
})

it('does not let a spreadsheet carry out what a report says', () => {
  expect(csvLine(['=HYPERLINK("x")', '@a', '-5.2%', '-甲'])).toBe('"\'=HYPERLINK(""x"")",\'@a,-5.2%,\'-甲\r\n')
})

it('shields wide signs as well, and gives every text back', () => {
  expect(csvLine(['＝1＋1', '＠甲', '甲＝乙'])).toBe("'＝1＋1,'＠甲,甲＝乙\r\n")
  expect(["'＝1＋1", "'-甲", "'甲'", '-5%'].map(unshielded)).toEqual(['＝1＋1', '-甲', "'甲'", '-5%'])
})

it('writes a moment as spreadsheets read one', () => {
  expect(csvLine([new Date('2024-01-05T08:30:15.123Z')])).toBe('2024-01-05 08:30:15\r\n')
})
