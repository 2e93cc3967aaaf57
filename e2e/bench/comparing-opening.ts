import { join } from 'node:path'
import { writeReports } from './generated-reports.ts'
import type { Line } from './line.ts'
import { type Figure, percentile } from './measuring.ts'
import type { Workplace } from './workplace.ts'

/** Reports of the library, and characters of each. */
const [REPORTS, CHARACTERS] = [3000, 10_000]
const TIMES = 20
/** What one waits for until two, and until six reports lie beside each other, without the painting, in ms. */
const [TWO, SIX] = [150, 400]
/** What any other call may wait meanwhile, in ms. */
const BLOCKED = 50

/** Comparisons opened in a large library: of reports that were never compared, and again; and what other calls wait meanwhile. */
export async function measureOpening({ folders, duidu, serve }: Workplace): Promise<Figure[]> {
  const folder = join(folders.home, '报告')
  await writeReports(folder, REPORTS, CHARACTERS)
  await duidu('import', folder)
  const { line, program } = await serve()
  await line.call('library.resume', {})
  const ids = (await line.call<{ id: string }[]>('reports.list', {})).map(({ id }) => id)
  // The first one of all reads what is known of themes.
  await open(line, ids.slice(-2))
  const figures = [...(await waitsOf(line, ids, 0, 2, TWO)), ...(await waitsOf(line, ids, 2 * TIMES, 6, SIX))]
  const { busy, idle } = await waitsMeanwhile(line, ids.slice(8 * TIMES))
  line.close()
  await program.kill()
  return [
    ...figures,
    { what: 'other calls while six are opened for the first time, 99 of 100 within', value: busy, unit: 'ms', budget: BLOCKED },
    { what: 'the same calls while nothing else is done', value: idle, unit: 'ms', budget: null },
  ]
}

async function waitsOf(line: Line, ids: readonly string[], from: number, count: number, budget: number): Promise<Figure[]> {
  const first: number[] = []
  const again: number[] = []
  for (let time = 0; time < TIMES; time++) {
    const reportIds = ids.slice(from + time * count, from + (time + 1) * count)
    first.push(await open(line, reportIds))
    again.push(await open(line, reportIds))
  }
  const figure = (what: string, waits: readonly number[]): Figure => ({
    what: `${count} of ${ids.length} reports ${what}, 95 of 100 within`,
    value: percentile(waits, 0.95),
    unit: 'ms',
    budget,
  })
  return [figure('for the first time', first), figure('again', again)]
}

async function open(line: Line, reportIds: readonly string[]): Promise<number> {
  const started = performance.now()
  await line.call('compare.open', { reportIds })
  return performance.now() - started
}

/** Asks something small again and again until the comparisons are there; and as often while nothing else is done. */
async function waitsMeanwhile(line: Line, ids: readonly string[]): Promise<{ readonly busy: number; readonly idle: number }> {
  const busy: number[] = []
  for (let time = 0; time < TIMES; time++) {
    const opening = { done: false }
    const opened = open(line, ids.slice(time * 6, (time + 1) * 6)).then(() => {
      opening.done = true
    })
    while (!opening.done) busy.push(await ask(line))
    await opened
  }
  const idle: number[] = []
  for (const _ of busy) idle.push(await ask(line))
  return { busy: percentile(busy, 0.99), idle: percentile(idle, 0.99) }
}

async function ask(line: Line): Promise<number> {
  const asked = performance.now()
  await line.call('journal.get', {})
  return performance.now() - asked
}
