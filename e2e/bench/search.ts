import { statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { congressReport } from '../fixtures/report-texts.ts'
import { writeReports } from './generated-reports.ts'
import type { Line } from './line.ts'
import { type Figure, milliseconds, percentile } from './measuring.ts'
import { findRipgrep, timeRipgrep } from './ripgrep.ts'
import { measureScan } from './scan.ts'
import type { Server, Workplace } from './workplace.ts'

/** The budget speaks of 10,000 reports of 8,000 characters; `DUIDU_BENCH_REPORTS=2000` measures fewer. */
const REPORTS = Number(process.env['DUIDU_BENCH_REPORTS'] ?? 10_000)
const CHARACTERS = 8_000
const TURNS = 9

/** One, two, four and more characters, common and rare, absent, boolean. The first six are asked of ripgrep as well. */
const WORDS = ['法', '的', '预算', '养老服务', '专题询问粮食安全工作情况', '没有这句话的']
const QUERIES = [...WORDS, '鼯', '工作', '“推动解决”', '养老 预算 粮食', '职业教育 -食品', '视察 OR 走访']

export async function measureSearch(workplace: Workplace): Promise<Figure[]> {
  const { folders, duidu, serve, library } = workplace
  const reports = join(folders.home, '检索')
  await writeReports(reports, REPORTS, CHARACTERS)
  const imported = await milliseconds(() => duidu('import', reports))

  // Into this folder, which is opened, one more report comes later.
  const more = join(folders.home, '后来')
  await writeReports(more, 1, CHARACTERS, REPORTS)
  const fresh = await serve(more)
  const first = await firstAnswer(fresh)
  const prepared = await milliseconds(() => settle(library))
  const updated = await updateOne(fresh.line, more)
  fresh.line.close()
  await fresh.program.kill()

  const server = await serve()
  const opened = await firstAnswer(server)
  await server.watch()
  const inEngine = new Map<string, number[]>()
  const answered: number[] = []
  const ripgrep = new Map<string, number[]>()
  const beside = await findRipgrep()
  for (let turn = 0; turn < TURNS; turn++) {
    for (const query of QUERIES) {
      answered.push(await milliseconds(async () => note(inEngine, query, await search(server.line, query))))
      if (beside && WORDS.includes(query)) note(ripgrep, query, await timeRipgrep(reports, query))
    }
  }
  const { memory } = await server.watch()
  server.line.close()
  await server.program.kill()

  const size = `${REPORTS} reports`
  const all = [...inEngine.values()].flat()
  const kept = sizes(library)
  return [
    { what: `import of ${size}`, value: imported / 1000, unit: 's', budget: null },
    { what: 'opening to the first answer, texts not folded yet', value: first, unit: 'ms', budget: null },
    { what: 'folded texts and index made in the background', value: prepared / 1000, unit: 's', budget: null },
    { what: `opening to the first answer, ${size}`, value: opened, unit: 'ms', budget: 500 * Math.max(1, REPORTS / 10_000) },
    { what: `search in the engine, ${size} (median)`, value: percentile(all, 0.5), unit: 'ms', budget: null },
    { what: `search in the engine, ${size} (p95)`, value: percentile(all, 0.95), unit: 'ms', budget: 30 },
    { what: `search answered over the socket, ${size} (p95)`, value: percentile(answered, 0.95), unit: 'ms', budget: 100 },
    ...QUERIES.map(query => ({ what: `  ${query} (median)`, value: median(inEngine, query), unit: 'ms', budget: null })),
    ...[...ripgrep.keys()].map(query => ({
      what: `  rg --count-matches ${query} (median)`,
      value: median(ripgrep, query),
      unit: 'ms',
      budget: null,
    })),
    ...(beside ? [ratio(inEngine, ripgrep)] : []),
    { what: 'one report added to its being found (import, search)', value: updated, unit: 'ms', budget: null },
    { what: `most memory of server and engine, ${size}`, value: memory / 2 ** 20, unit: 'MB', budget: 600 },
    { what: 'folded texts and index against the text in UTF-8', value: (kept.folded + kept.index) / kept.text, unit: '', budget: 1.7 },
    { what: '  folded texts', value: kept.folded / 1e6, unit: 'MB', budget: null },
    { what: '  index', value: kept.index / 1e6, unit: 'MB', budget: null },
    ...(await measureScan()),
  ]
}

function note(lists: Map<string, number[]>, key: string, value: number): void {
  lists.set(key, [...(lists.get(key) ?? []), value])
}

function median(lists: ReadonlyMap<string, readonly number[]>, key: string): number {
  return percentile(lists.get(key) ?? [], 0.5)
}

/** Of what was asked of both, all queries together: what stands out in one of them says more of the machine. */
function ratio(ours: ReadonlyMap<string, readonly number[]>, theirs: ReadonlyMap<string, readonly number[]>): Figure {
  const sum = (lists: ReadonlyMap<string, readonly number[]>) => WORDS.reduce((total, query) => total + median(lists, query), 0)
  return { what: 'search in the engine against ripgrep, one word each', value: sum(ours) / sum(theirs), unit: '', budget: 0.1 }
}

/** Milliseconds in the engine. */
async function search(line: Line, query: string): Promise<number> {
  return (await line.call<{ ms: number }>('reports.search', { query, limit: 50 })).ms
}

/** From the opening of the library to the answer of a search that was asked at once. */
async function firstAnswer({ line }: Server): Promise<number> {
  await line.call('library.resume', {})
  return milliseconds(() => search(line, '养老服务'))
}

/** A further report: its file is read, and what it alone holds is found. */
async function updateOne(line: Line, folder: string): Promise<number> {
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

interface Kept {
  readonly text: number
  readonly folded: number
  readonly index: number
  readonly pieces: number
}

/** Bytes of what the library keeps. */
function sizes(library: string): Kept {
  const db = new Database(join(library, 'library.sqlite'), { readonly: true })
  try {
    return (
      db
        .prepare<[], Kept>(`
        SELECT (SELECT sum(octet_length(text)) FROM revision) AS text,
          (SELECT coalesce(sum(length(units)), 0) FROM folded_text) AS folded,
          (SELECT coalesce(sum(length(bytes)), 0) FROM index_piece) + (SELECT coalesce(sum(length(directory)), 0) FROM index_segment) AS "index",
          (SELECT count(*) FROM index_piece) AS pieces`)
        .get() ?? { text: 0, folded: 0, index: 0, pieces: 0 }
    )
  } finally {
    db.close()
  }
}

/** Waits until the program has written nothing more for its library for some seconds. */
async function settle(library: string): Promise<void> {
  const log = join(library, 'library.sqlite-wal')
  const written = () => `${statSync(log).mtimeMs} ${sizes(library).pieces}`
  for (let last = '', quiet = 0; quiet < 8; ) {
    await new Promise(resolve => setTimeout(resolve, 500))
    const now = written()
    quiet = now === last && sizes(library).folded > 0 ? quiet + 1 : 0
    last = now
  }
}
