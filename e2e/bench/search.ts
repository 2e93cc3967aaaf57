import { join } from 'node:path'
import { type EngineModules, withEngine } from './engine-modules.ts'
import { generateReports, writeReports } from './generated-reports.ts'
import { type Figure, milliseconds } from './measuring.ts'
import { readSentences, recombine, type Sentences, writeRecombined } from './recombined-reports.ts'
import { findRipgrep } from './ripgrep.ts'
import { measureScan } from './scan.ts'
import { measureEngine } from './search-engine.ts'
import { compare, type Measured, table } from './search-figures.ts'
import { keptBytes, readTexts, settle } from './search-library.ts'
import { measureTrigrams, timeLike, timeWithRipgrep } from './search-rivals.ts'
import { addOne, askEverything, firstAnswer, openConcordances } from './search-server.ts'
import { drawQueries } from './search-words.ts'
import { openWorkplace, type Workplace } from './workplace.ts'

/** How many reports; the last number is what the budgets speak of. `DUIDU_BENCH_REPORTS=10000,50000` measures others. */
const SIZES = (process.env['DUIDU_BENCH_REPORTS'] ?? '1000,10000').split(',').map(Number)
const CHARACTERS = 8_000
/** Of what the generator writes by itself; the rest is sentences of real reports. */
const SKELETON = 600
/** Texts from which queries are drawn. */
const DRAWN_FROM = 500

/** Searching in libraries of several sizes, beside ripgrep, LIKE and FTS5 over the same texts in the same run. */
export async function measureSearch(workplace: Workplace): Promise<Figure[]> {
  const sentences = await realSentences(workplace)
  return withEngine(async engine => {
    const measured: Measured[] = []
    for (const reports of SIZES) measured.push(await measureSize(reports, sentences, engine))
    return [...measured.flatMap(table), ...compare(measured), ...(await measureScan(engine))]
  })
}

async function realSentences({ corpus, duidu, library }: Workplace): Promise<Sentences | undefined> {
  if (!corpus) {
    process.stdout.write('The real corpus is not here (DUIDU_CORPUS): the reports are made of invented sentences, which are few.\n')
    return undefined
  }
  await duidu('import', corpus)
  return readSentences(library)
}

async function measureSize(reports: number, sentences: Sentences | undefined, engine: EngineModules): Promise<Measured> {
  const workplace = await openWorkplace()
  try {
    const { folders, duidu, serve, library } = workplace
    const folder = join(folders.home, '检索')
    if (sentences) await writeRecombined(folder, recombine(generateReports(reports, SKELETON), sentences, CHARACTERS))
    else await writeReports(folder, reports, CHARACTERS)
    const imported = await milliseconds(() => duidu('import', folder))

    // Into this folder, which is opened, one more report comes later.
    const more = join(folders.home, '后来')
    await writeReports(more, 1, CHARACTERS, reports)
    const fresh = await serve(more)
    const unprepared = await firstAnswer(fresh.line)
    const prepared = await milliseconds(() => settle(library))
    const { memory: memoryOfMaking } = await fresh.watch()
    const update = await addOne(fresh.line, more)
    fresh.line.close()
    await fresh.program.kill()

    const texts = readTexts(library)
    const kinds = drawQueries(texts.slice(0, DRAWN_FROM))
    const server = await serve()
    const opened = await firstAnswer(server.line)
    await server.watch()
    const answers = await askEverything(server.line, kinds)
    const { memory } = await server.watch()
    const concordance = await openConcordances(server.line, texts.slice(0, DRAWN_FROM), reports)
    const { memory: memoryOfConcordances } = await server.watch()
    server.line.close()
    await server.program.kill()

    const words = kinds.flatMap(({ queries }) => queries.flatMap(({ word }) => word ?? []))
    // FTS5 knows nothing shorter; LIKE takes its time.
    const long = words.filter(word => word.length > 2)
    const some = words.filter((_, i) => i % 3 === 0)
    return {
      ...{ reports, imported, unprepared, prepared, update, opened, answers, memory, concordance, memoryOfConcordances, memoryOfMaking },
      kept: keptBytes(library),
      ...{ words, some, long },
      engine: await measureEngine(engine, library, texts, words),
      ripgrep: (await findRipgrep()) ? await timeWithRipgrep(folder, words) : undefined,
      like: await timeLike(library, some),
      trigrams: await measureTrigrams(folders.home, texts, long),
    }
  } finally {
    await workplace.close()
  }
}
