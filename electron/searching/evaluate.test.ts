import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '../fold-table.ts'
import { evaluate, findAll, type SearchSpace } from './evaluate.ts'
import { type NaiveReport, naiveEvaluate } from './naive-evaluate.ts'
import { rangesIn } from './passages.ts'
import { createPlainCorpus } from './plain-corpus.ts'
import { parseQuery } from './query/parse.ts'
import { printQuery } from './query/print.ts'
import type { QueryNode } from './query/syntax.ts'

function spaceOf(reports: readonly NaiveReport[]): SearchSpace {
  const corpus = createPlainCorpus()
  for (const [slot, { folded }] of reports.entries()) corpus.put(slot, folded)
  return {
    corpus,
    fold,
    headings: slot => reports[slot]?.headings ?? [],
    themed: (slot, values) => reports[slot]?.themed.filter(({ text }) => values.some(value => text.includes(value))) ?? [],
    canonicalText: slot => reports[slot]?.canonical ?? '',
    reportsWith: ({ values }) => Uint8Array.from(reports, ({ place }) => (values.includes(place) ? 1 : 0)),
  }
}

/** A line that begins with # is a heading and governs what stands up to the next one. Each line is about its first character. */
function report(canonical: string, place = '甲市'): NaiveReport {
  const starts = [...canonical.matchAll(/^#[^\n]*/gm)]
  const headings = starts.map(({ index, 0: text }, i) => ({
    start: index,
    end: starts[i + 1]?.index ?? canonical.length,
    text: fold(text),
  }))
  const themed = [...canonical.matchAll(/^[^\n]+/gm)].map(({ index, 0: text }) => ({
    start: index,
    end: index + text.length,
    text: fold(text.charAt(0)),
  }))
  return { canonical, folded: fold(canonical), headings, themed, place }
}

/** The hits of each report that holds the query, as they stand in its text. */
function hits(query: string, texts: readonly (string | NaiveReport)[], exact = false): string[][] {
  const reports = texts.map(text => (typeof text === 'string' ? report(text) : text))
  const { root } = parseQuery(query)
  if (!root) return []
  const { matched, passages } = evaluate(root, spaceOf(reports), new Uint8Array(reports.length).fill(1), exact)
  const found = passages()
  return reports.flatMap(({ canonical }, slot) =>
    matched[slot] ? [rangesIn(found, slot).map(({ start, end }) => canonical.slice(start, end))] : [],
  )
}

describe('a query over texts', () => {
  it('counts overlapping occurrences and folds, unless exact', () => {
    expect(hits('人人', ['人人人都是代表'])).toEqual([['人人', '人人']])
    expect(hits('乡村振兴', ['推进鄉村振興，乡村振兴'])).toEqual([['鄉村振興', '乡村振兴']])
    expect(hits('乡村振兴', ['推进鄉村振興，乡村振兴'], true)).toEqual([['乡村振兴']])
  })

  it('gives hits of the parts that hold only', () => {
    expect(hits('听证 OR (座谈 规划)', ['听证和座谈', '座谈和规划', '座谈'])).toEqual([['听证'], ['座谈', '规划']])
    expect(hits('监督 -预算', ['监督预算', '监督'])).toEqual([['监督']])
  })

  it('finds what stands near, the shortest stretch of each, in one sentence or paragraph where asked', () => {
    const text = '人大监督政府，监督预算执行。预算公开。\n预算和监督'
    expect(hits('监督 NEAR/3 预算', [text])).toEqual([['监督预算', '预算和监督']])
    expect(hits('监督 NEAR/3 公开', [text])).toEqual([])
    expect(hits('预算 NEAR/20 公开', [text])).toEqual([['预算公开', '公开。\n预算']])
    expect(hits('政府 同句 预算', [text])).toEqual([['政府，监督预算']])
    expect(hits('执行 同句 公开', [text])).toEqual([])
    expect(hits('执行 同段 公开', [text])).toEqual([['执行。预算公开']])
    expect(hits('公开 同段 和', [text])).toEqual([])
    expect(hits('监督 NEAR/5 监督', [text])).toEqual([['监督政府，监督']])
  })

  it('takes wildcards for a few characters of one sentence', () => {
    expect(hits('监?督', ['监和督、监督、监😀督'])).toEqual([['监和督', '监😀督']])
    expect(hits('全面*发展', ['全面发展，全面协调可持续发展。全面。发展'])).toEqual([['全面发展', '全面协调可持续发展']])
    expect(hits('甲?乙', ['甲\n乙'])).toEqual([])
  })

  it('looks below the headings that are asked for', () => {
    const text = '监督\n# 立法\n监督\n# 监督工作\n监督预算'
    expect(hits('监督 节:立法', [text])).toEqual([['监督']])
    expect(hits('预算 节:立法', [text])).toEqual([])
    expect(hits('监督 -节:立法', [text])).toEqual([['监督', '监督', '监督']])
    expect(hits('节:工作', [text, '工作'])).toEqual([['工作']])
  })

  it('looks in the paragraphs about the themes that are asked for', () => {
    const text = '督甲监会\n法甲监\n督监乙'
    expect(hits('监 主题:督', [text])).toEqual([['监', '监']])
    expect(hits('监 甲 主题:督', [text])).toEqual([['甲', '监', '监']])
    expect(hits('甲 NEAR/20 乙 主题:督', [text])).toEqual([])
    expect(hits('监 -主题:督', [text])).toEqual([['监']])
    expect(hits('监 theme:督,法', [text])).toEqual([['监', '监', '监']])
    expect(hits('主题:法', [text, '督监'])).toEqual([[]])
    expect(hits('乙 主题:督 OR 甲 主题:法', [text])).toEqual([])
    expect(hits('(乙 主题:督) OR (会 主题:法)', [text])).toEqual([['乙']])
  })

  it('keeps to the reports that a field names', () => {
    expect(hits('监督 地区:乙市', [report('监督1', '甲市'), report('监督2', '乙市')])).toEqual([['监督']])
    expect(hits('监督 -地区:乙市', [report('1监督', '甲市'), report('监督', '乙市')])).toEqual([['监督']])
    expect(hits('地区:乙市', [report('监督', '乙市')])).toEqual([[]])
  })

  it('finds every part in one text, whatever the whole says', () => {
    const root = parseQuery('监督 -立法 NEAR/1 OR 预算').root as QueryNode
    expect(findAll(root, spaceOf([report('预算和监督')]))).toEqual([
      { start: 0, end: 2 },
      { start: 3, end: 5 },
    ])
  })
})

const unit = fc.constantFrom(...['监', '監', '督', '会', '的', 'a', 'Ａ', '5', '，', '。', '”', '；', ' ', '\n', '\n# ', '😀'])
const text = fc.array(unit, { maxLength: 40 }).map(units => units.join(''))
const word = fc
  .array(fc.constantFrom(...['监', '督', '会', '的', 'A', '。', '”', '😀']), { minLength: 1, maxLength: 2 })
  .map(units => units.join(''))
const place = fc.constantFrom('甲市', '乙市')
const at = { start: 0, end: 0 }

const wordNode = word.map((text): QueryNode => ({ kind: 'word', text, ...at }))
const patternNode = fc
  .tuple(
    fc.constantFrom('监', '督', 'a', '会的'),
    fc.constantFrom('?', '*', '??', '?*'),
    fc.constantFrom('监', '的', '会'),
    fc.constantFrom('', '*督', '?的'),
  )
  .map((parts): QueryNode => ({ kind: 'pattern', text: parts.join(''), ...at }))
const passage: fc.Arbitrary<QueryNode> = fc.letrec<{ node: QueryNode }>(tie => ({
  node: fc.oneof(
    { maxDepth: 2 },
    wordNode,
    patternNode,
    fc.tuple(tie('node'), tie('node')).map(([a, b]): QueryNode => ({ kind: 'or', operands: [a, b], ...at })),
    fc
      .tuple(
        tie('node'),
        tie('node'),
        fc.constantFrom('report' as const, 'sentence' as const, 'paragraph' as const),
        fc.constantFrom(0, 1, 4, null),
      )
      .map(([left, right, within, distance]): QueryNode => ({ kind: 'near', within, distance, left, right, ...at })),
  ),
})).node
const field = fc.oneof(
  place.map((value): QueryNode => ({ kind: 'field', field: 'place', name: '地区', values: [value], ...at })),
  fc
    .array(word, { minLength: 1, maxLength: 2 })
    .map((values): QueryNode => ({ kind: 'field', field: 'section', name: '节', values, ...at })),
  fc
    .array(word, { minLength: 1, maxLength: 2 })
    .map((values): QueryNode => ({ kind: 'field', field: 'theme', name: '主题', values, ...at })),
)
const query: fc.Arbitrary<QueryNode> = fc.letrec<{ node: QueryNode }>(tie => ({
  node: fc.oneof(
    { maxDepth: 3 },
    passage,
    field,
    tie('node').map((operand): QueryNode => ({ kind: 'not', operand, ...at })),
    fc
      .tuple(fc.constantFrom('and' as const, 'or' as const), fc.array(tie('node'), { minLength: 2, maxLength: 3 }))
      .map(([kind, operands]): QueryNode => ({ kind, operands, ...at })),
  ),
})).node

describe('any query over any texts', () => {
  it('is answered as by trying everything, folded and exact', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(text, place), { minLength: 1, maxLength: 4 }), query, fc.boolean(), (shelf, root, exact) => {
        const reports = shelf.map(([text, place]) => report(text, place))
        const evaluation = evaluate(root, spaceOf(reports), new Uint8Array(reports.length).fill(1), exact)
        const found = evaluation.passages()
        const hits = evaluation.hits()
        for (const [slot, one] of reports.entries()) {
          const expected = naiveEvaluate(root, one, { fold, exact })
          expect(evaluation.matched[slot] === 1, printQuery(root)).toBe(expected.holds)
          expect(rangesIn(found, slot), printQuery(root)).toEqual(expected.hits)
          expect(hits[slot], printQuery(root)).toBe(expected.hits.length)
        }
      }),
      { numRuns: 3_000 },
    )
  })

  it('looks at the reports of the mask only', () => {
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 5 }),
        fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
        query,
        (texts, on, root) => {
          const reports = texts.map(one => report(one))
          const mask = Uint8Array.from(reports, (_, slot) => (on[slot] ? 1 : 0))
          const { matched } = evaluate(root, spaceOf(reports), mask)
          const all = evaluate(root, spaceOf(reports), new Uint8Array(reports.length).fill(1)).matched
          expect([...matched]).toEqual([...all].map((holds, slot) => holds & (mask[slot] ?? 0)))
        },
      ),
    )
  })
})
