import { expect, test } from 'vitest'
import type { QueryProblemCode } from '../../../shared/model/search.ts'
import { whyNothing } from './why-nothing.ts'

test.each<[string, string[], QueryProblemCode[], string]>([
  ['-监督', [], ['only-without'], 'onlyWithout'],
  ['年份:1950', [], [], 'fieldsOnly'],
  ['监督 地区:无名', ['监督'], ['value-unknown'], 'unknownValue'],
  ['“执法', ['"执法'], [], 'openMark'],
  ['执法)', ['执法)'], [], 'openMark'],
  ['监督 年份:去年', ['监督', '年份:去年'], ['not-a-year'], 'unknownValue'],
  ['“执法检查”', ['执法检查'], [], 'wording'],
  ['监督 嘎嘎', ['监督', '嘎嘎'], [], 'together'],
  ['听证 OR 嘎嘎', ['听证', '嘎嘎'], [], 'wording'],
  ['听证 或 嘎嘎', ['听证', '嘎嘎'], [], 'wording'],
  ['听取审议专项工作报告九项', ['听取审议专项工作报告九项'], [], 'long'],
  ['嘎嘎', ['嘎嘎'], [], 'wording'],
])('%s', (query, terms, codes, why) => {
  const problems = codes.map(code => ({ code, message: '', start: 0, end: 1 }))
  expect(whyNothing({ query, terms, problems })).toBe(why)
})
