import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createChance, mixedPageBy } from '../fixtures/mixed-pages.ts'
import { brokenPromises } from '../fixtures/promises.ts'
import { congressReport, paragraph } from '../fixtures/reports.ts'
import { parseSource } from '../parse-source.ts'
import { columns } from './width.ts'

async function textOf(source: string): Promise<string[]> {
  const [parsed] = await parseSource({ path: '报告.txt', bytes: Buffer.from(source) })
  expect(parsed && brokenPromises(parsed)).toEqual([])
  return parsed?.reports[0]?.text.split('\n') ?? []
}

/** A report of ordinary length; `turns` are more paragraphs for its last section. */
function long(turns: number): string[] {
  return [
    ...congressReport(),
    ...Array.from({ length: turns }, (_, turn) =>
      turn % 5 === 4 ? `（${'一二三四五六七八九十'[Math.floor(turn / 5)]}）加强自身建设。${paragraph(turn)}` : paragraph(turn),
    ),
  ]
}

/** One whose paragraphs are of all lengths, so that no width suits all of them badly. */
function varied(chance: () => number): string[] {
  return [
    ...congressReport(),
    ...[0, 1, 2, 3].flatMap(() =>
      mixedPageBy(chance)
        .reports.npc.slice(3)
        .filter(line => line.length > 30),
    ),
  ]
}

/** As a page is printed: two characters of indent, lines of a width, a page number after every so many. */
function printed(paragraphs: readonly string[], width: number, page: number): string[] {
  const lines = paragraphs.flatMap(text => wrapped(text, width * 2))
  return lines.flatMap((line, at) => (at % page === page - 1 ? [line, `— ${(at + 1) / page} —`] : [line]))
}

function wrapped(text: string, width: number): string[] {
  const lines: string[] = ['']
  let room = width - 4
  for (const unit of text) {
    const own = columns(unit)
    if (room < own) {
      lines.push('')
      room = width
    }
    lines[lines.length - 1] += unit
    room -= own
  }
  return lines
}

describe('files whose paragraphs were lost', () => {
  test('a report in one line with a space at each old line end comes back in its paragraphs, without page numbers', async () => {
    const paragraphs = long(30)
    expect(await textOf(printed(paragraphs, 28, 25).join(' '))).toEqual(paragraphs)
  })

  test('so does one whose lines are still broken, its indents lost', async () => {
    const paragraphs = long(30)
    expect(await textOf(printed(paragraphs, 30, 24).join('\n'))).toEqual(paragraphs)
  })

  test('whatever the width of the page: nothing is lost, and hardly a paragraph is wrong', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 22, max: 40 }),
        fc.integer({ min: 15, max: 40 }),
        fc.constantFrom(' ', '\n'),
        fc.nat(),
        async (width, page, end, seed) => {
          const paragraphs = varied(createChance(seed + 1))
          const lines = await textOf(printed(paragraphs, width, page).join(end))
          expect(lines.join('')).toBe(paragraphs.join(''))
          const found = new Set(lines)
          expect(paragraphs.filter(each => !found.has(each)).length).toBeLessThanOrEqual(paragraphs.length * 0.1)
        },
      ),
      { numRuns: 40 },
    )
  })

  test('the indents of a web page, and headings run against the sentence before them, begin paragraphs', async () => {
    const paragraphs = [
      '各位代表：',
      '现在，我代表市人民政府向大会报告工作，请予审议。',
      '一、2023年工作回顾',
      ...[0, 1, 2, 3, 4, 5].map(turn => paragraph(turn)),
      '二、2024年工作安排',
      ...[0, 1, 2, 3, 4, 5].map(
        turn => `（${'一二三四五六'[turn]}）推进第${turn + 1}项工作。${paragraph(turn)}${paragraph(turn + 1)}${paragraph(turn + 2)}`,
      ),
    ]
    const source = paragraphs.map(text => (/^[一二]、/.test(text) ? text : `　　${text}`)).join('')
    expect(source.length).toBeGreaterThan(3000)
    expect(await textOf(source)).toEqual(paragraphs)
  })

  test('single spaces between sentences are the ends of paragraphs', async () => {
    const paragraphs = [...congressReport(), ...Array.from({ length: 24 }, (_, turn) => paragraph(turn))].slice(1)
    expect(await textOf(paragraphs.filter(text => /[。：]$/.test(text)).join(' '))).toEqual(paragraphs.filter(text => /[。：]$/.test(text)))
  })

  test('spaces inside a decimal go, those behind the number of a list stay', async () => {
    const lines = [...congressReport(), '财政收入增长5 . 5%，支出增长 12. 5%。', '1. 2023年完成投资。']
    expect((await textOf(lines.join('\n'))).slice(-2)).toEqual(['财政收入增长5.5%，支出增长 12. 5%。', '1. 2023年完成投资。'])
  })
})
