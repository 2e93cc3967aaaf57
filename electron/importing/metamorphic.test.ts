import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { COMPILATIONS } from './fixtures/compilations.ts'
import { HEAD_FORMS, NAME_FORMS } from './fixtures/heads.ts'
import { compile, inventedSamples, type Outcome, reshape, rewriteHead, type Sample, sampleOf } from './fixtures/metamorphic.ts'
import { RESHAPINGS } from './fixtures/reshaping.ts'
import { parseSource } from './parse-source.ts'

const samples = inventedSamples(6)
const named = <T extends { readonly name: string }>(list: readonly T[]) => list.map(each => [each.name, each] as const)

function expectRight({ wrong, kept, least }: Outcome): void {
  expect(wrong).toEqual([])
  expect(kept).toBeGreaterThanOrEqual(least)
}

describe('a text says the same', () => {
  test.each(named(RESHAPINGS))('%s', async (_, reshaping) => expectRight(await reshape(reshaping, samples)))
})

describe('a head says the same', () => {
  test.each(named(HEAD_FORMS))('%s', async (_, form) => expectRight(await rewriteHead(form, samples)))
})

describe('what the text lost is told by', () => {
  test.each(named(NAME_FORMS))('%s', async (_, form) => expectRight(await rewriteHead(form, samples)))
})

describe('a compilation comes apart', () => {
  test.each(named(COMPILATIONS))('%s', async (_, compilation) => expectRight(await compile(compilation, [2, 7])))
})

/** Real reports to try the program on; they are not part of the project. */
const corpus = process.env['DUIDU_CORPUS'] ?? resolve(import.meta.dirname, '../../../shared/corpus')
const present = existsSync(join(corpus, 'cities-2024'))

/** Some reports of each folder: every one would take minutes. */
async function realSamples(): Promise<Sample[]> {
  const found: Sample[] = []
  for (const [folder, step] of [
    ['cities-2024', 19],
    ['provinces-2025', 11],
    ['state-council', 16],
  ] as const) {
    for (const [at, file] of readdirSync(join(corpus, folder)).entries()) {
      if (at % step !== 5) continue
      const [source] = await parseSource({ path: file, bytes: readFileSync(join(corpus, folder, file)) })
      const [report] = source?.reports ?? []
      if (report) found.push(sampleOf(`${file.replace(/\.docx$/, '')}.txt`, report))
    }
  }
  return found
}

describe.skipIf(!present)('real reports say the same (needs DUIDU_CORPUS)', async () => {
  const real = present ? await realSamples() : []
  // Real reports are odder.
  test.each(named(RESHAPINGS))('%s', async (_, reshaping) => {
    const { wrong, fields, kept, least } = await reshape(reshaping, real)
    expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(fields * 0.03)
    expect(kept).toBeGreaterThanOrEqual(least - (reshaping.allowance ?? 0.08))
  })
})
