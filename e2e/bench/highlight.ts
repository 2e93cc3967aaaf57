import { type Figure, milliseconds, percentile } from './measuring.ts'
import type { Workplace } from './workplace.ts'

const HIGHLIGHTS = 500

/** From the click's call to the durable answer. */
export async function measureHighlight({ folders, duidu, serve }: Workplace): Promise<Figure[]> {
  await duidu('import', folders.reports)
  const { program, line } = await serve()
  await line.call('library.resume', {})
  const [report] = await line.call<{ id: string }[]>('reports.list', {})
  if (!report) throw new Error('There is no report to highlight in.')
  const times: number[] = []
  for (let index = 0; index < HIGHLIGHTS; index++) {
    const start = index % 200
    times.push(await milliseconds(() => line.call('highlights.add', { reportId: report.id, start, end: start + 10, note: '记' })))
  }
  line.close()
  await program.kill()
  return [{ what: 'add a highlight, acknowledged and durable (p95)', value: percentile(times, 0.95), unit: 'ms', budget: 50 }]
}
