import { join } from 'node:path'
import { generateReports, writeReports } from './generated-reports.ts'
import { watchOthers } from './line.ts'
import { type Figure, milliseconds } from './measuring.ts'
import { readSentences, recombine, writeRecombined } from './recombined-reports.ts'
import { openWorkplace, type Workplace } from './workplace.ts'

const REPORTS = Number(process.env['DUIDU_BENCH_REPORTS'] ?? '10000')
const CHARACTERS = 8_000
const SKELETON = 600
/** Another call waits at most as long while words are counted, in ms. */
const LONGEST_WAIT = 100

/** Words of the real reports and of many recombined ones: counted for the first time, and asked for later. */
export async function measureWords(workplace: Workplace): Promise<Figure[]> {
  const { corpus, duidu, library } = workplace
  if (!corpus) {
    process.stdout.write('The real corpus is not here (DUIDU_CORPUS): measured on invented sentences, which are few.\n')
    return inLibraryOf(folder => writeReports(folder, REPORTS, CHARACTERS))
  }
  await duidu('import', corpus)
  const real = await measureTables(workplace)
  const sentences = readSentences(library)
  const many = await inLibraryOf(folder => writeRecombined(folder, recombine(generateReports(REPORTS, SKELETON), sentences, CHARACTERS)))
  return [...real, ...many]
}

async function inLibraryOf(write: (folder: string) => Promise<void>): Promise<Figure[]> {
  const workplace = await openWorkplace()
  try {
    const folder = join(workplace.folders.home, '词语')
    await write(folder)
    await workplace.duidu('import', folder)
    return await measureTables(workplace)
  } finally {
    await workplace.close()
  }
}

async function measureTables({ serve }: Workplace): Promise<Figure[]> {
  const { line, program, watch } = await serve()
  await line.call('library.resume', {})
  const { selection } = await line.call<{ selection: { reports: number } }>('words.frequency', { filter: { ids: [] } })
  if (selection.reports !== 0) throw new Error('An empty selection has reports.')
  const atRest = watchOthers(line)
  await new Promise(resolve => setTimeout(resolve, 3000))
  const usual = await atRest()
  const longest = watchOthers(line)
  let counted = { selection: { reports: 0, words: 0 } }
  const first = await milliseconds(async () => {
    counted = await line.call('words.frequency', {})
  })
  const wait = await longest()
  const again = await milliseconds(() => line.call('words.frequency', { minOccurrences: 5 }))
  const keywords = await milliseconds(() => line.call('words.keyness', { filter: { year: [2023] }, minOccurrences: 5 }))
  const neighbours = await milliseconds(() => line.call('words.collocations', { node: '监督', minOccurrences: 5 }))
  const { memory } = await watch()
  line.close()
  await program.kill()
  const of = `, ${counted.selection.reports} reports`
  return [
    { what: `words${of}`, value: counted.selection.words, unit: '', budget: null },
    { what: `every word counted for the first time${of}`, value: first / 1000, unit: 's', budget: null },
    { what: `longest wait for another answer at rest${of}`, value: usual, unit: 'ms', budget: null },
    { what: `longest wait for another answer meanwhile${of}`, value: wait, unit: 'ms', budget: LONGEST_WAIT },
    { what: `frequencies once they are counted${of}`, value: again, unit: 'ms', budget: null },
    { what: `keywords of a year against the rest${of}`, value: keywords, unit: 'ms', budget: null },
    { what: `collocations of 监督${of}`, value: neighbours, unit: 'ms', budget: null },
    { what: `most memory of server and engine${of}`, value: memory / 2 ** 20, unit: 'MB', budget: null },
  ]
}
