import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { countLetters, type Letters, readLetters } from './letters.ts'
import { findMatches } from './matches.ts'
import { naivePassages, naiveShared } from './naive.ts'
import type { ReusePart } from './parts.ts'
import { unpackSegment } from './segment.ts'
import { findStretches, type Stretch } from './stretches.ts'
import { finish, foldedUnits, indexed, textsIn } from './test-index.ts'

const corpus = resolve(process.env['DUIDU_CORPUS'] ?? '../shared/corpus')

/** What the index says that `slot` shares with each other slot, letter by letter. */
function sharedLetters(texts: readonly Uint16Array[], parts: readonly ReusePart[], slot: number): Map<number, Uint8Array> {
  const letters = readLetters(texts[slot] ?? new Uint16Array())
  const shared = new Map<number, Uint8Array>()
  const slots = [...texts.keys()].filter(other => other !== slot)
  finish(
    findMatches(letters, { parts, slots, textOf: textsIn(texts) }, (other, from, to) => {
      const covered = shared.get(other) ?? new Uint8Array(letters.units.length)
      shared.set(other, covered.fill(1, from, to))
    }),
  )
  return shared
}

/** Letters on which index and brute force differ, over all pairs. */
function differences(texts: readonly Uint16Array[], parts: readonly ReusePart[]): number {
  const read: Letters[] = texts.map(text => readLetters(text))
  const passages = read.map(naivePassages)
  let wrong = 0
  for (const [slot, letters] of read.entries()) {
    const shared = sharedLetters(texts, parts, slot)
    for (const [other, others] of passages.entries()) {
      if (other === slot) continue
      const truth = naiveShared(letters, others)
      const found = shared.get(other)
      for (let at = 0; at < truth.length; at++) if ((found?.[at] ?? 0) !== truth[at]) wrong++
    }
  }
  return wrong
}

/** Few different letters and many of one kind, so that passages overlap, repeat and nearly match. */
function randomTexts(count: number, length: number, seed: number): Uint16Array[] {
  let state = seed
  const dice = (sides: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
  const phrases = Array.from({ length: 12 }, () => Array.from({ length: 4 + dice(30) }, () => '监督立法代表'.charAt(dice(6))).join(''))
  return Array.from({ length: count }, () => {
    let text = ''
    while (text.length < length) {
      const kind = dice(10)
      if (kind === 0) text += '\n'
      else if (kind <= 2) text += '，。 ％'.charAt(dice(4))
      else if (kind <= 5) text += String.fromCharCode(0x4e00 + dice(5000))
      else text += phrases[dice(phrases.length)]?.slice(dice(3)) ?? ''
    }
    return foldedUnits(text)
  })
}

describe('against brute force', () => {
  it.each([1, 2, 3, 4])('finds what random texts share and nothing else: %s', seed => {
    const texts = randomTexts(12, 1500, seed)
    expect(differences(texts, [indexed(texts.slice(0, 7)), indexed(texts.slice(7), 7)])).toBe(0)
  })

  const folder = join(corpus, 'state-council')
  const there = existsSync(folder)
  if (!there) console.log(`Skipped: there are no reports in ${folder}.`)
  test.skipIf(!there)(
    'finds what real reports share and nothing else',
    () => {
      const names = readdirSync(folder)
        .filter(name => name.endsWith('.txt'))
        .slice(-12)
      const texts = names.map(name => foldedUnits(readFileSync(join(folder, name), 'utf8')))
      expect(texts.length).toBeGreaterThan(2)
      expect(differences(texts, [indexed(texts.slice(0, 5)), indexed(texts.slice(5), 5)])).toBe(0)
    },
    60_000,
  )
})

const COMMON = '听取和审议市人民政府关于预算执行情况的报告'

function stretchesOf(
  own: string,
  others: readonly string[],
  groups: readonly number[] = [...others.keys()],
): (readonly [string, number])[] {
  const texts = [own, ...others].map(foldedUnits)
  const slots = others.map((_, i) => i + 1)
  const found: Stretch[] = finish(
    findStretches(readLetters(texts[0] ?? new Uint16Array()), { parts: [indexed(texts)], slots, groups, textOf: textsIn(texts) }),
  )
  return found.map(({ start, end, others: count }) => [own.slice(start, end), count])
}

describe('stretches', () => {
  it('are cut where the number of others changes', () => {
    const own = `首先，${COMMON}，并开展专题询问推动整改落实到位。其余不同`
    expect(stretchesOf(own, [`去年${COMMON}，并开展专题询问推动整改落实到位。`, `另外${COMMON}；再说`])).toEqual([
      [`${COMMON}，`, 2],
      ['并开展专题询问推动整改落实到位', 1],
    ])
  })

  it('are cut where others end and as many begin', () => {
    const [one, two] = ['积极践行全过程人民民主重大理念', '努力建设新时代人民满意的机关队伍']
    expect(stretchesOf(`${one}${two}`, [`甲${one}乙`, `丙${two}丁`])).toEqual([
      [one, 1],
      [two, 1],
    ])
  })

  it('do not count reports of one group twice', () => {
    expect(stretchesOf(COMMON, [`甲${COMMON}`, `乙${COMMON}`, `丙${COMMON}`], [0, 1, 1])).toEqual([[COMMON, 2]])
  })

  it('hold 15 letters at least, whatever stands between them', () => {
    const [fourteen, fifteen] = [COMMON.slice(0, 14), COMMON.slice(0, 15)]
    expect(stretchesOf(`甲${fourteen}乙`, [`丙${fourteen}丁`])).toEqual([])
    expect(stretchesOf(`甲${fifteen}乙`, [`丙${fifteen.replace('审', '、审 ')}丁`])).toEqual([[fifteen, 1]])
  })

  it('do not go over the end of a paragraph', () => {
    expect(stretchesOf(COMMON, [`${COMMON.slice(0, 10)}\n${COMMON.slice(10)}`])).toEqual([])
  })

  it('know traditional characters and wide digits', () => {
    expect(stretchesOf(`共聽取和審議專項工作報告１２項並且作出決議`, ['共听取和审议专项工作报告12项并且作出决议'])).toEqual([
      ['共聽取和審議專項工作報告１２項並且作出決議', 1],
    ])
  })
})

it('packs a segment and takes it up again', () => {
  const { segment } = indexed(randomTexts(4, 800, 9))
  expect(unpackSegment(segment.bytes.slice())).toEqual(segment)
  expect(unpackSegment(segment.bytes.slice(0, -2))).toBeUndefined()
})

it('counts letters without what stands between them', () => {
  expect(countLetters(readLetters(foldedUnits('一、监督 3.5%\n二')))).toBe(6)
})
