import { expect, it } from 'vitest'
import { coderTables } from './coder-tables.ts'

it('does not make nearly the same the same', () => {
  const nearly = { both: 300_000, onlyMine: 1, onlyTheirs: 0, share: 0.999_999, kappa: 0.9999 }
  const [{ rows }] = coderTables({
    ...{ reports: 1, sentences: 1_000_000, onlyMine: 0, onlyTheirs: 0, unplaced: 0, disagreements: [], disagreementCount: 0 },
    tags: [{ tag: '监督', ...nearly }],
    total: { ...nearly, share: 1, kappa: 1 },
  })
  expect(rows.map(row => row.slice(4))).toEqual([
    [99.999, 0.999],
    [100, 1],
  ])
})
