import { expect, test } from 'vitest'
import { whyNothing } from './why-nothing.ts'

test.each([
  ['-监督', [], 'onlyWithout'],
  ['“执法', ['"执法'], 'openQuote'],
  ['“执法检查”', ['执法检查'], 'wording'],
  ['监督 嘎嘎', ['监督', '嘎嘎'], 'together'],
  ['听证 OR 嘎嘎', ['听证', '嘎嘎'], 'wording'],
  ['听取审议专项工作报告九项', ['听取审议专项工作报告九项'], 'long'],
  ['嘎嘎', ['嘎嘎'], 'wording'],
])('%s', (query, terms, why) => {
  expect(whyNothing({ query, terms })).toBe(why)
})
