import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Block, compose, type Mark } from './compose.ts'

const source = '一行\n\n二行 \n三行'

describe('compose', () => {
  test('takes line ends into the piece and cuts blank lines', () => {
    expect(
      compose(
        source,
        [
          [
            { start: 0, end: 2, join: '\n' },
            { start: 4, end: 6, join: '\n' },
            { start: 8, end: 10, join: '\n' },
          ],
        ],
        [],
      ),
    ).toEqual({
      texts: ['一行\n二行\n三行'],
      pieces: [
        [
          { start: 0, end: 3 },
          { start: 4, end: 6 },
          { start: 8, end: 10 },
        ],
      ],
      cuts: [
        { start: 3, end: 4, reason: 'blank' },
        { start: 6, end: 8, reason: 'blank', replacement: '\n' },
      ],
    })
  })

  test('puts in a line end where the source has none, as an empty cut', () => {
    const { texts, cuts } = compose(
      '甲乙',
      [
        [
          { start: 1, end: 2, join: '\n' },
          { start: 0, end: 1, join: '\n' },
        ],
      ],
      [],
    )
    expect(texts).toEqual(['乙\n甲'])
    expect(cuts).toEqual([{ start: 2, end: 2, reason: 'line-wrap', replacement: '\n' }])
  })

  test('keeps words that nobody placed as leftovers', () => {
    expect(compose('甲 乙丙', [[{ start: 0, end: 1, join: '\n' }]], []).cuts).toEqual([
      { start: 1, end: 2, reason: 'blank' },
      { start: 2, end: 4, reason: 'leftover' },
    ])
  })

  test('accounts for every unit once, whatever goes where', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('甲', '。', ' ', '\n', '　', 'a'), maxLength: 60 }),
        fc.array(fc.nat(), { maxLength: 40 }),
        (text, choices) => {
          const { reports, marks } = dealOut(text, choices)
          const { texts, pieces, cuts } = compose(text, reports, marks)
          const covered = [...pieces.flat(), ...cuts].flatMap(({ start, end }) =>
            Array.from({ length: end - start }, (_, at) => start + at),
          )
          expect(covered.sort((one, other) => one - other)).toEqual(Array.from(text, (_, at) => at))
          expect(texts).toEqual(
            reports.map(blocks =>
              blocks.map((block, at) => text.slice(block.start, block.end) + (at < blocks.length - 1 ? block.join : '')).join(''),
            ),
          )
        },
      ),
      { numRuns: 400 },
    )
  })
})

/** Cuts a text into stretches and gives each to one of two reports, to a mark or to nobody, in shuffled order. */
function dealOut(text: string, choices: readonly number[]): { reports: Block[][]; marks: Mark[] } {
  const reports: Block[][] = [[], []]
  const marks: Mark[] = []
  let at = 0
  for (const choice of choices) {
    const end = Math.min(text.length, at + 1 + (choice % 5))
    if (at >= end) break
    const to = choice % 4
    // A block takes a line end along only as its own join, as lines do.
    const join = choice % 3 === 0 ? ('' as const) : ('\n' as const)
    if (to < 2) reports[to]?.[choice % 2 ? 'push' : 'unshift']({ start: at, end, join })
    else if (to === 2) marks.push({ start: at, end, reason: 'advertisement' })
    at = end
    if (join === '\n' && text[at] === '\n') at++
  }
  return { reports: reports.filter(blocks => blocks.length > 0), marks }
}
