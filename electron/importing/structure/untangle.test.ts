import { describe, expect, test } from 'vitest'
import { createChance, type MixedPage, mixedPageBy } from '../fixtures/mixed-pages.ts'
import { brokenPromises } from '../fixtures/promises.ts'
import { parseSource } from '../parse-source.ts'

/** Characters of a report that stand in the other one, and that stand in its own but too early. */
interface Mistakes {
  readonly all: number
  readonly wrongSide: number
  readonly outOfOrder: number
}

const STEP = 12

function mistakesOf({ reports }: MixedPage, found: Readonly<Record<'npc' | 'cppcc', string>>): Mistakes {
  const total = { all: 0, wrongSide: 0, outOfOrder: 0 }
  for (const [own, other] of [
    ['npc', 'cppcc'],
    ['cppcc', 'npc'],
  ] as const) {
    let reached = 0
    for (const paragraph of reports[own]) {
      for (let at = 0; at + STEP <= paragraph.length; at += STEP) {
        const piece = paragraph.slice(at, at + STEP)
        total.all += STEP
        const next = found[own].indexOf(piece, reached)
        if (next >= 0) reached = next
        else if (found[own].includes(piece)) total.outOfOrder += STEP
        else if (found[other].includes(piece)) total.wrongSide += STEP
      }
    }
  }
  return total
}

describe('pages of two reports in columns', () => {
  test('come apart into two reports, hardly a character on the wrong side or in the wrong place', async () => {
    const total = { all: 0, wrongSide: 0, outOfOrder: 0 }
    for (let seed = 1; seed <= 150; seed++) {
      const page = mixedPageBy(createChance(seed * 104_729))
      const [source] = await parseSource({ path: 'a.txt', bytes: Buffer.from(page.lines.join('\n')) })
      expect(source && brokenPromises(source)).toEqual([])
      expect(source?.reports.map(report => report.body).sort()).toEqual(['cppcc', 'npc'])
      const textOf = (body: string) => source?.reports.find(report => report.body === body)?.text ?? ''
      const mistakes = mistakesOf(page, { npc: textOf('npc'), cppcc: textOf('cppcc') })
      total.all += mistakes.all
      total.wrongSide += mistakes.wrongSide
      total.outOfOrder += mistakes.outOfOrder
    }
    expect(total.wrongSide / total.all).toBeLessThan(0.005)
    expect(total.outOfOrder / total.all).toBeLessThan(0.015)
  })
})
