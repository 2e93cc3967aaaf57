import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeReports } from './generated-reports.ts'
import { type Figure, milliseconds, percentile } from './measuring.ts'
import type { Workplace } from './workplace.ts'

/** The budget speaks of 10,000 reports of 8,000 characters; `DUIDU_BENCH_REPORTS=10000` measures just that. */
const REPORTS = Number(process.env['DUIDU_BENCH_REPORTS'] ?? 2_000)
const TURNS = 10
const QUERIES = ['法', '预算', '养老服务', '专题询问', '听取审议预算执行', '没有这句话的', '“推动解决”', '养老 预算 粮食', '职业教育 -食品']

/** Against `indexOf` over the same texts in memory, the plainest exact search there is. */
export async function measureSearch({ folders, duidu, serve }: Workplace): Promise<Figure[]> {
  const reports = join(folders.home, '检索')
  await writeReports(reports, REPORTS, 8_000)
  await duidu('import', reports)
  const texts = await Promise.all((await readdir(reports)).map(name => readFile(join(reports, name), 'utf8')))

  const { program, line } = await serve()
  await line.call('library.resume', {})
  const inEngine: number[] = []
  const answered: number[] = []
  for (let turn = 0; turn < TURNS; turn++) {
    for (const query of QUERIES) {
      const call = async () => {
        const { ms } = await line.call<{ ms: number }>('reports.search', { query, limit: 50 })
        inEngine.push(ms)
      }
      answered.push(await milliseconds(call))
    }
  }
  line.close()
  await program.kill()

  const scanned: number[] = []
  for (const query of QUERIES.slice(0, 6)) scanned.push(await milliseconds(async () => countAll(texts, query)))
  const size = `${REPORTS} reports`
  return [
    { what: `search in the engine, ${size} (p95)`, value: percentile(inEngine, 0.95), unit: 'ms', budget: 30 },
    { what: `search answered over the socket, ${size} (p95)`, value: percentile(answered, 0.95), unit: 'ms', budget: 100 },
    { what: 'baseline: indexOf over the same texts (median)', value: percentile(scanned, 0.5), unit: 'ms', budget: null },
  ]
}

function countAll(texts: readonly string[], query: string): number {
  let count = 0
  for (const text of texts) {
    for (let at = text.indexOf(query); at >= 0; at = text.indexOf(query, at + query.length)) count += 1
  }
  return count
}
