import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addNeighbours, noNeighbours } from './collocations.ts'
import { countWords, isCut, isWord } from './count-words.ts'
import { packCounts, readCounts } from './packed-counts.ts'
import { createSegmenter } from './segmenter.ts'
import { dispersion, totalWords } from './totals.ts'
import { readWordList } from './word-list.ts'

const program = createRequire(import.meta.url)
  .resolve('jieba-wasm/web')
  .replace(/\.js$/, '_bg.wasm')
const dictionary = readWordList(readFileSync(resolve(import.meta.dirname, '../../../resources/words/dictionary.txt'), 'utf8'))
const segment = createSegmenter(program, dictionary)

/** What a generator returns at its end. */
function result<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

describe('the segmenter', () => {
  it.each([
    ['全国人民代表大会常务委员会作出决定', '全国人民代表大会常务委员会 作出 决定'],
    ['市监察委员会专项工作报告', '市 监察委员会 专项工作报告'],
    ['督办代表建议，开展执法检查', '督办 代表建议 ， 开展 执法检查'],
    ['推进全过程人民民主', '推进 全过程人民民主'],
    ['增长12.5%', '增长 12.5%'],
  ])('keeps names and terms of the field whole: %s', (text, words) => {
    expect(segment(text).join(' ')).toBe(words)
  })

  it('keeps every word of the dictionary whole', () => {
    expect(dictionary.filter(word => segment(word).length !== 1)).toEqual([])
    expect(dictionary.length).toBe(new Set(dictionary).size)
  })

  it('leaves nothing out, whatever the text', () => {
    const pieces = fc.constantFrom('监督', '代表', '工作', '的', '。', '\n', ' ', '12.5%', 'a', '𠮷', '，', '2023年', '\u3000', 'é')
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' })), { maxLength: 30 }), parts => {
        const text = parts.join('')
        expect(segment(text).join('')).toBe(text)
      }),
    )
  })
})

/** Cuts after every 乙 and around every sign. */
const cutSomehow = (text: string) => text.split(/(?<=[^\n])(?=[\n，。])|(?<=[\n，。])|(?<=乙)/)

/** How often each token occurs. */
function amounts(tokens: readonly string[]): Record<string, number> {
  return Object.fromEntries([...Map.groupBy(tokens, token => token)].map(([token, all]) => [token, all.length]))
}

const invented = fc.array(fc.constantFrom('甲', '乙', '丙', '1', '，', '。', '\n'), { maxLength: 40 }).map(units => units.join(''))

describe('counts', () => {
  it('are those of the tokens with a letter, and every cut is kept', () => {
    fc.assert(
      fc.property(invented, text => {
        const tokens = cutSomehow(text).filter(token => token !== '')
        const { words, counts, total, cuts } = countWords(text, () => tokens)
        const expected = tokens.filter(token => /\p{L}/u.test(token))
        expect(total).toBe(expected.length)
        expect(Object.fromEntries(words.map((word, i) => [word, counts[i]]))).toEqual(amounts(expected))
        const found = [...Array(text.length + 1).keys()].filter(at => isCut(cuts, text.length, at))
        const starts = tokens.map((_, i) => tokens.slice(0, i).join('').length)
        expect(found).toEqual([...starts, text.length])
      }),
    )
  })

  it('are read as they were packed', () => {
    const entries = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 3_000_000 }), fc.integer({ min: 1, max: 100_000 })), {
      selector: ([word]) => word,
    })
    fc.assert(
      fc.property(entries, all => {
        const read: [number, number][] = []
        readCounts(packCounts(all), (word, count) => read.push([word, count]))
        expect(read).toEqual(all.toSorted(([a], [b]) => a - b))
      }),
    )
  })

  it('add up over texts, with the dispersion that the whole sum gives', () => {
    const text = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 8 }), texts => {
        const count = (words: readonly number[], word: number) => words.filter(other => other === word).length
        const packed = texts.map(words => ({
          words: words.length,
          counts: packCounts([...new Set(words)].map(word => [word, count(words, word)])),
        }))
        const totals = result(totalWords(packed, 5))
        const spread = result(dispersion(packed, totals))
        const all = texts.flat()
        for (const word of [0, 1, 2, 3, 4]) {
          expect(totals.occurrences[word]).toBe(count(all, word))
          expect(totals.range[word]).toBe(texts.filter(words => words.includes(word)).length)
          if (!all.includes(word)) continue
          const shares = texts.map(words => Math.abs(words.length / all.length - count(words, word) / count(all, word)))
          expect(spread[word]).toBeCloseTo(shares.reduce((sum, share) => sum + share, 0) / 2, 10)
        }
        expect([totals.words, totals.texts]).toEqual([all.length, texts.length])
      }),
    )
  })
})

it('gives a dispersion of 0.4 where the word is in the longer of two texts, of six words in ten, only', () => {
  const texts = [
    { words: 6, counts: packCounts([[0, 3]]) },
    { words: 4, counts: packCounts([]) },
  ]
  expect(result(dispersion(texts, result(totalWords(texts, 1))))[0]).toBeCloseTo(0.4, 10)
})

describe('neighbours', () => {
  const split = (line: string) => countWords(line.replaceAll('/', ''), () => line.split('/'))
  function neighbours(line: string, node: string, span: number | 'sentence') {
    const text = line.replaceAll('/', '')
    const found = noNeighbours()
    const starts = [...text.matchAll(new RegExp(node, 'g'))].map(({ index }) => index)
    addNeighbours(found, text, split(line).cuts, starts, node.length, span)
    return found
  }

  it('are so many words on either side, signs and numbers not counted, not beyond the paragraph', () => {
    const found = neighbours('前/\n/加强/，/3/法律/监督/工作/和/调研/\n/后', '监督', 2)
    expect(Object.fromEntries(found.together)).toEqual({ 加强: 1, 法律: 1, 工作: 1, 和: 1 })
    expect(found).toMatchObject({ occurrences: 1, texts: 1, nodeWords: 1, near: 4 })
  })

  it('are each counted once where two occurrences share them', () => {
    expect(Object.fromEntries(neighbours('甲/监督/乙/监督/丙', '监督', 2).together)).toEqual({ 甲: 1, 乙: 1, 丙: 1 })
  })

  it('are the words of the sentence', () => {
    expect(Object.fromEntries(neighbours('前/。/甲/监督/乙/丙/。/后', '监督', 'sentence').together)).toEqual({ 甲: 1, 乙: 1, 丙: 1 })
  })

  it('are none of a word that stands within a longer one', () => {
    expect(neighbours('民主监督/工作', '监督', 2).occurrences).toBe(0)
  })

  it('may be those of several words together', () => {
    const found = neighbours('依法/法律/监督/工作', '法律监督', 5)
    expect(Object.fromEntries(found.together)).toEqual({ 依法: 1, 工作: 1 })
    expect(Object.fromEntries(found.inNode)).toEqual({ 法律: 1, 监督: 1 })
  })

  it('are those of brute force', () => {
    const span = fc.oneof(fc.integer({ min: 1, max: 4 }), fc.constant('sentence' as const))
    fc.assert(
      fc.property(fc.array(fc.constantFrom('甲', '乙', '甲乙', '丙', '7', '，', '。', '\n'), { maxLength: 40 }), span, (tokens, near) => {
        const found = neighbours(tokens.join('/'), '甲', near)
        // Whole tokens only: 甲 is a token of its own, or is not found.
        const nodes = tokens.flatMap((token, i) => (token === '甲' ? [i] : []))
        const expected = tokens.filter((token, i) => token !== '甲' && isWord(token) && nodes.some(node => isNear(tokens, node, i, near)))
        expect(Object.fromEntries(found.together)).toEqual(amounts(expected))
        expect([found.occurrences, found.near]).toEqual([nodes.length, expected.length])
      }),
      { numRuns: 500 },
    )
  })
})

function isNear(tokens: readonly string[], node: number, other: number, near: number | 'sentence'): boolean {
  const between = tokens.slice(Math.min(node, other) + 1, Math.max(node, other))
  if (between.includes('\n')) return false
  if (near === 'sentence') return !between.includes('。')
  return between.filter(token => isWord(token) && token !== '甲').length < near
}
