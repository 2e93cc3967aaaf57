import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { congressReport } from '../fixtures/report-texts.ts'
import type { Line } from './line.ts'
import { milliseconds } from './measuring.ts'
import type { QueryKind } from './search-words.ts'

/** A screen of results, and of a concordance. */
const FIRST_SCREEN = 50
const TURNS = 5
/** Of the concordance that has to be shown at once. */
const ROWS = 600_000
const SORTS = ['order', 'right', 'left', 'place', 'year'] as const

/** Milliseconds of the queries of one kind: in the engine when first asked and later, and over the socket. */
export interface Asked {
  readonly kind: QueryKind
  readonly cold: readonly number[]
  readonly warm: readonly number[]
  readonly answered: readonly number[]
}

/** Exact totals and the first screen of every query, again and again. */
export async function askEverything(line: Line, kinds: readonly QueryKind[]): Promise<Asked[]> {
  const asked = kinds.map(kind => ({
    kind,
    cold: [] as number[],
    warm: [] as number[],
    answered: [] as number[],
  }))
  for (let turn = 0; turn < TURNS; turn++) {
    for (const { kind, cold, warm, answered } of asked) {
      for (const { query } of kind.queries) {
        let inEngine = 0
        const all = await milliseconds(async () => {
          inEngine = await search(line, query)
        })
        ;(turn === 0 ? cold : warm).push(inEngine)
        if (turn > 0) answered.push(all)
      }
    }
  }
  return asked
}

/** From the opening of the library to the answer of a search that was asked at once. */
export async function firstAnswer(line: Line): Promise<number> {
  return milliseconds(async () => {
    await line.call('library.resume', {})
    await search(line, '养老服务')
  })
}

async function search(line: Line, query: string): Promise<number> {
  return (await line.call<{ ms: number }>('reports.search', { query, limit: FIRST_SCREEN })).ms
}

export interface ConcordanceFigures {
  readonly query: string
  readonly occurrences: number
  /** From the question to its first rows, by order, in ms. */
  readonly firstScreen: Readonly<Record<(typeof SORTS)[number], number>>
  /** A page from the middle of the one sorted by what follows. */
  readonly inTheMiddle: number
  readonly bySection: number
}

/** Of a word that occurs about `ROWS` times, or as often as any; each order in a concordance that was not asked for before. */
export async function openConcordances(line: Line, texts: readonly string[], reports: number): Promise<ConcordanceFigures> {
  const query = wordWith(ROWS, texts, reports)
  const firstScreen = { order: 0, right: 0, left: 0, place: 0, year: 0 }
  const open = async (question: object) => {
    const { key, occurrences } = await line.call<{ key: string; occurrences: number }>('concordance.open', question)
    await line.call('concordance.rows', { key, from: 0, count: FIRST_SCREEN })
    return { key, occurrences }
  }
  let last = { key: '', occurrences: 0 }
  for (const [turn, sort] of SORTS.entries()) {
    // A filter that leaves nothing out makes another question of it: nothing of the one before can be used.
    const filter = { year: Array.from({ length: 20 + turn }, (_, i) => 2010 + i) }
    firstScreen[sort] = await milliseconds(async () => {
      const opened = await open({ query, sort, filter })
      if (sort === 'right') last = opened
    })
  }
  const { key, occurrences } = last
  const inTheMiddle = await milliseconds(() => line.call('concordance.rows', { key, from: occurrences >>> 1, count: FIRST_SCREEN }))
  const bySection = await milliseconds(() => line.call('concordance.groups', { key, by: 'section' }))
  return { query, occurrences, firstScreen, inTheMiddle, bySection }
}

/** The Chinese character that occurs about so often in so many reports, by a sample of their texts. */
function wordWith(occurrences: number, texts: readonly string[], reports: number): string {
  const counts = new Map<string, number>()
  for (const text of texts) for (const sign of text) if (/\p{Script=Han}/u.test(sign)) counts.set(sign, (counts.get(sign) ?? 0) + 1)
  const distance = ([, count]: [string, number]) => Math.abs((count * reports) / texts.length - occurrences)
  return [...counts].reduce((best, next) => (distance(next) < distance(best) ? next : best))[0]
}

/** A further report: its file is read, and what it alone holds is found. */
export async function addOne(line: Line, folder: string): Promise<number> {
  const file = join(folder, '另加的一份.txt')
  const facts = {
    city: '墨湖市',
    year: 2024,
    date: '2024年1月9日',
    session: '第四届人民代表大会第三次会议',
    speaker: '墨湖',
    meetings: 6,
    heard: 12,
    suggestions: 80,
  }
  writeFileSync(file, congressReport(facts))
  return milliseconds(async () => {
    await line.call('sources.import', { paths: [file] })
    const { reports } = await line.call<{ reports: number }>('reports.search', { query: '墨湖市' })
    if (reports !== 1) throw new Error('The report that was added is not found.')
  })
}
