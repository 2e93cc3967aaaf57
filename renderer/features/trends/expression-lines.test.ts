import { expect, test } from 'vitest'
import { expressionLines } from './expression-lines.ts'

test('one expression per line; empty lines and repetitions are none, the others keep their line numbers', () => {
  expect(expressionLines('民生实事\n\n 民生工程 \n民生实事\n"急难愁盼"')).toEqual([
    { line: 1, text: '民生实事' },
    { line: 3, text: '民生工程' },
    { line: 5, text: '"急难愁盼"' },
  ])
})
