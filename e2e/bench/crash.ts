import type { Figure } from './measuring.ts'
import type { Workplace } from './workplace.ts'

const KILLS = 50

interface Saved {
  readonly id: string
  readonly start: number
}

/** kill -9 in the middle of highlighting, again and again; whatever was acknowledged must be there afterwards. */
export async function measureCrash({ folders, duidu, serve }: Workplace): Promise<Figure[]> {
  await duidu('import', folders.reports)
  const acknowledged = new Set<string>()
  for (let turn = 0; turn < KILLS; turn++) {
    const { program, line } = await serve()
    await line.call('library.resume', {})
    const [report] = await line.call<{ id: string }[]>('reports.list', {})
    if (!report) throw new Error('There is no report to highlight in.')
    // The kill comes after a different number of answers each time, with several calls still under way.
    const killAfter = 1 + ((turn * 7) % 23)
    let answers = 0
    const adding = Array.from({ length: 30 }, async (_, index) => {
      const { id } = await line.call<Saved>('highlights.add', { reportId: report.id, start: index, end: index + 6 })
      acknowledged.add(id)
      answers += 1
      if (answers === killAfter) await program.kill()
    })
    await Promise.allSettled(adding)
  }
  const { highlights } = await duidu<{ highlights: Saved[] }>('highlights')
  const there = new Set(highlights.map(({ id }) => id))
  const { ok } = await duidu<{ ok: boolean }>('check')
  return [
    { what: `acknowledged highlights before ${KILLS} kills`, value: acknowledged.size, unit: '', budget: null },
    { what: 'of these lost', value: [...acknowledged].filter(id => !there.has(id)).length, unit: '', budget: 0 },
    { what: 'findings of the integrity check', value: ok ? 0 : 1, unit: '', budget: 0 },
  ]
}
