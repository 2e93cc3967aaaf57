import { join } from 'node:path'
import { generateReports, writeReports } from './generated-reports.ts'
import { type Figure, milliseconds } from './measuring.ts'
import { readSentences, recombine, writeRecombined } from './recombined-reports.ts'
import { openWorkplace, type Workplace } from './workplace.ts'

const REPORTS = Number(process.env['DUIDU_BENCH_INDICATOR_REPORTS'] ?? '1000')
const CHARACTERS = 8_000
const SKELETON = 600

interface Table {
  readonly columns: readonly unknown[]
  readonly rows: readonly { readonly cells: readonly unknown[] }[]
  readonly ms: number
}

/** A table of all indicators of many recombined reports: read for the first time, asked for later, and after one more report. */
export async function measureIndicatorTable({ corpus, duidu, library }: Workplace): Promise<Figure[]> {
  if (corpus) await duidu('import', corpus)
  const workplace = await openWorkplace()
  try {
    const folder = join(workplace.folders.home, '指标')
    if (corpus) await writeRecombined(folder, recombine(generateReports(REPORTS, SKELETON), readSentences(library), CHARACTERS))
    else await writeReports(folder, REPORTS, CHARACTERS)
    await workplace.duidu('import', folder)
    return await measure(workplace)
  } finally {
    await workplace.close()
  }
}

async function measure({ serve }: Workplace): Promise<Figure[]> {
  const { line, program, watch } = await serve()
  await line.call('library.resume', {})
  let table: Table = { columns: [], rows: [], ms: 0 }
  const first = await milliseconds(async () => {
    table = await line.call<Table>('indicators.table', {})
  })
  const again = await milliseconds(() => line.call('indicators.table', {}))
  const few = await milliseconds(() => line.call('indicators.table', { indicators: ['meet_standing', 'suggestions', 'gdp_growth'] }))
  const known = await milliseconds(() => line.call('indicators.known', {}))
  const { memory } = await watch()
  line.close()
  await program.kill()
  const of = `, ${table.rows.length} rows`
  const cells = table.rows.reduce((sum, row) => sum + row.cells.length, 0)
  return [
    { what: `cells of the table${of}`, value: cells, unit: '', budget: null },
    { what: `table read for the first time${of}`, value: first / 1000, unit: 's', budget: null },
    { what: `table of all indicators once they are read${of}`, value: again, unit: 'ms', budget: null },
    { what: `table of three indicators${of}`, value: few, unit: 'ms', budget: null },
    { what: `which indicators there are, and what has no name${of}`, value: known, unit: 'ms', budget: null },
    { what: `most memory of server and engine${of}`, value: memory / 2 ** 20, unit: 'MB', budget: null },
  ]
}
