import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { writeFiles } from './generated-files.ts'
import { generateReports } from './generated-reports.ts'
import { importInto } from './import-run.ts'
import { type Figure, milliseconds, percentile } from './measuring.ts'
import type { Server, Workplace } from './workplace.ts'

const FEW = 500
const MANY = 5_000
const MORE = 15_000
const CHARACTERS = 4_000
/** Between two things that the user does, in ms. */
const PAUSE = 50
const PER_FOLDER = 250
/** The most that ten times the files may need of the memory of the few. */
const GROWTH = 1.5
/** The same of three times as many again: by then the heap has its usual size, and what is kept per file shows. */
const FURTHER_GROWTH = 1.2

/** Many files in nested folders: is the program there for its user meanwhile, and does its memory stay what it is? */
export async function measureCrowd(workplace: Workplace): Promise<Figure[]> {
  const { home } = workplace.folders
  await writeFiles(join(home, '几百份'), generateReports(FEW, CHARACTERS), 'txt', PER_FOLDER)
  await writeFiles(join(home, '几千份'), generateReports(MANY, CHARACTERS), 'txt', PER_FOLDER)
  await writeFiles(join(home, '更多'), generateReports(MORE, CHARACTERS), 'txt', PER_FOLDER)
  const few = await importInto(workplace, join(home, '几百份'), '几百份')
  const many = await importInto(workplace, join(home, '几千份'), '几千份')
  const more = await importInto(workplace, join(home, '更多'), '更多')
  const waits = { 'reports.list': [0], 'highlights.add': [0] }
  const used = await importInto(workplace, join(home, '几千份'), '几千份，有人用', (server, ended) => useMeanwhile(server, ended, waits))
  if (few.reports !== FEW || many.reports !== MANY || more.reports !== MORE || used.reports !== MANY)
    throw new Error(`${few.reports}, ${many.reports}, ${more.reports} and ${used.reports} reports came in.`)
  return [
    { what: `${MANY} reports in nested folders`, value: many.seconds, unit: 's', budget: null },
    { what: "longest block of the window's thread meanwhile", value: used.longest, unit: 'ms', budget: 50 },
    { what: 'the same of a process with nothing to do', value: used.idle, unit: 'ms', budget: null },
    ...Object.entries(waits).flatMap(([method, times]) => [
      { what: `${method} meanwhile (p95 of ${times.length})`, value: percentile(times, 0.95), unit: 'ms', budget: 100 },
      { what: `${method} meanwhile, longest`, value: Math.max(...times), unit: 'ms', budget: null },
    ]),
    { what: `most memory with ${FEW} files`, value: few.memory / 1e6, unit: 'MB', budget: 1000 },
    { what: `most memory with ${MANY} files`, value: many.memory / 1e6, unit: 'MB', budget: 1000 },
    { what: `most memory with ${MORE} files`, value: more.memory / 1e6, unit: 'MB', budget: 1000 },
    { what: `memory with ${MANY} files against ${FEW}`, value: many.memory / few.memory, unit: '', budget: GROWTH },
    { what: `memory with ${MORE} files against ${MANY}`, value: more.memory / many.memory, unit: '', budget: FURTHER_GROWTH },
  ]
}

/** A user who reads on: looks at the list and marks something, again and again. */
async function useMeanwhile({ line }: Server, ended: Promise<unknown>, waits: Record<'reports.list' | 'highlights.add', number[]>) {
  let over = false
  const end = () => {
    over = true
  }
  ended.then(end, end)
  for (let turn = 0; !over; turn++) {
    let reports: { id: string }[] = []
    waits['reports.list'].push(
      await milliseconds(async () => {
        reports = await line.call('reports.list', { filter: { year: [2020] } })
      }),
    )
    const report = reports[turn % Math.max(1, reports.length)]
    if (report) {
      const passage = { reportId: report.id, start: turn % 500, end: (turn % 500) + 10 }
      waits['highlights.add'].push(await milliseconds(() => line.call('highlights.add', passage)))
    }
    await setTimeout(PAUSE)
  }
}
