import { type Figure, percentile } from './measuring.ts'
import type { EngineFigures } from './search-engine.ts'
import type { Kept } from './search-library.ts'
import type { Times, TrigramFigures } from './search-rivals.ts'
import type { Asked, ConcordanceFigures } from './search-server.ts'

/** What was measured with one library; times in ms, memory in bytes. */
export interface Measured {
  readonly reports: number
  readonly imported: number
  /** Opening to the first answer where nothing is kept folded yet, and where it is. */
  readonly unprepared: number
  readonly opened: number
  readonly prepared: number
  readonly memoryOfMaking: number
  readonly update: number
  readonly answers: readonly Asked[]
  readonly memory: number
  readonly memoryOfConcordances: number
  readonly concordance: ConcordanceFigures
  readonly kept: Kept
  readonly words: readonly string[]
  /** Those of which LIKE and FTS5 were asked. */
  readonly some: readonly string[]
  readonly long: readonly string[]
  readonly engine: EngineFigures
  /** Undefined where there is none. */
  readonly ripgrep: Times | undefined
  readonly like: Times
  readonly trigrams: TrigramFigures
}

/** What the budgets speak of; smaller libraries have less to do, and what does not grow weighs more there. */
const BUDGETED = 10_000
/** From here on the index has to be faster than a scan. */
const INDEXED = 50_000

export function table(measured: Measured): Figure[] {
  const { reports, answers, kept, engine, concordance, trigrams } = measured
  const size = `${reports} reports`
  const looked = (what: string, value: number, unit = 'ms'): Figure => ({ what, value, unit, budget: null })
  const promised = (what: string, value: number, unit: string, budget: number): Figure => ({
    ...{ what, value, unit },
    budget: reports === BUDGETED ? budget : null,
  })
  // Of a large library it is given a part.
  const trigram = trigrams.texts < reports ? `FTS5 trigram (of ${trigrams.texts} reports)` : 'FTS5 trigram'
  const within = answers.filter(({ kind }) => kind.within)
  const words = answers.filter(({ kind }) => !kind.within)
  return [
    looked(`import of ${size}`, measured.imported / 1000, 's'),
    looked('opening to the first answer, nothing prepared', measured.unprepared),
    looked('folded texts and index made in the background', measured.prepared / 1000, 's'),
    looked('  most memory meanwhile', measured.memoryOfMaking / 2 ** 20, 'MB'),
    promised(`opening to the first answer, ${size}`, measured.opened, 'ms', 500),
    promised(
      `search in the engine, ${size} (p95)`,
      percentile(
        words.flatMap(({ warm }) => warm),
        0.95,
      ),
      'ms',
      30,
    ),
    promised(
      `search answered over the socket, ${size} (p95)`,
      percentile(
        words.flatMap(({ answered }) => answered),
        0.95,
      ),
      'ms',
      100,
    ),
    looked(
      '  words near one another and wildcards, in the engine (p95)',
      percentile(
        within.flatMap(({ warm }) => warm),
        0.95,
      ),
    ),
    ...answers.flatMap(({ kind, cold, warm }) => [
      looked(`  ${kind.name}, p50 warm`, percentile(warm, 0.5)),
      looked(`  ${kind.name}, p95 warm`, percentile(warm, 0.95)),
      looked(`  ${kind.name}, p95 asked for the first time`, percentile(cold, 0.95)),
    ]),
    ...Object.entries(concordance.firstScreen).map(([sort, ms]) =>
      promised(`concordance of ${concordance.occurrences} hits, first screen by ${sort}`, ms, 'ms', 150),
    ),
    looked('  a screen from its middle', concordance.inTheMiddle),
    looked('  counts by section', concordance.bySection),
    looked('one report added to its being found (import, search)', measured.update),
    promised(`most memory of server and engine, ${size}`, measured.memory / 2 ** 20, 'MB', 600),
    looked('  with five concordances', measured.memoryOfConcordances / 2 ** 20, 'MB'),
    promised('folded texts and index against the text in UTF-8', (kept.folded + kept.index) / kept.text, '', 1.7),
    looked('counting alone (p50): by index where it is faster', percentile(engine.chosen, 0.5)),
    looked('  share of words asked of the index', engine.byIndex, ''),
    looked('  by scan', percentile(engine.scanned, 0.5)),
    ...(measured.ripgrep ? besideRipgrep(measured, measured.ripgrep) : []),
    looked('  LIKE, reports only (p50)', percentile(measured.like, 0.5)),
    promised('scan against LIKE, same words', sumOf(scanOfSome(measured)) / sumOf(measured.like), '', 1 / 20),
    looked(`  ${trigram}, reports only, 4 characters and more (p50)`, percentile(trigrams.counted, 0.5)),
    looked('index built, text in UTF-8', engine.indexRate / 1e3, 'MB/s'),
    { ...promised(`index built against ${trigram}`, engine.indexRate / trigrams.rate, 'times', 15), atLeast: true },
    looked(`  ${trigram}: one report added (p50)`, trigrams.added),
    promised(`one report made findable against ${trigram}: added`, engine.added / trigrams.added, '', 1 / 20),
    promised('  replaced', engine.replaced / trigrams.replaced, '', 1 / 20),
    promised(`import against a build of ${trigram}, by its rate`, measured.imported / (kept.text / trigrams.rate), '', 1 / 6),
  ]
}

function besideRipgrep({ reports, engine }: Measured, ripgrep: Times): Figure[] {
  const against = (what: string, ours: number, theirs: number, most: number, from: number): Figure => ({
    ...{ what, value: ours / theirs, unit: '' },
    budget: reports >= from ? most : null,
  })
  return [
    { what: '  rg --count-matches (p50)', value: percentile(ripgrep, 0.5), unit: 'ms', budget: null },
    against('scan against ripgrep, same words', sumOf(engine.scanned), sumOf(ripgrep), 1 / 10, BUDGETED),
    against('by index where it is faster against ripgrep, p50', percentile(engine.chosen, 0.5), percentile(ripgrep, 0.5), 1 / 80, INDEXED),
    against('  p95', percentile(engine.chosen, 0.95), percentile(ripgrep, 0.95), 1 / 15, INDEXED),
  ]
}

function scanOfSome({ words, some, engine }: Measured): number[] {
  return some.map(word => engine.scanned[words.indexOf(word)] ?? Number.NaN)
}

/** What stands out in one word says more of the machine: all together. */
function sumOf(times: Times): number {
  return times.reduce((sum, time) => sum + time, 0)
}

/** How much more the largest library needs than the smallest one. */
export function compare(measured: readonly Measured[]): Figure[] {
  const [smallest, largest] = [measured[0], measured.at(-1)]
  if (!smallest || !largest || smallest === largest) return []
  const times = (what: string, value: (one: Measured) => number): Figure => ({
    what: `  ${what}`,
    value: value(largest) / value(smallest),
    unit: 'times',
    budget: null,
  })
  return [
    {
      what: `growth from ${smallest.reports} to ${largest.reports} reports`,
      value: largest.reports / smallest.reports,
      unit: 'times',
      budget: null,
    },
    times('search (p50)', ({ answers }) =>
      percentile(
        answers.flatMap(({ warm }) => warm),
        0.5,
      ),
    ),
    times('search (p95)', ({ answers }) =>
      percentile(
        answers.flatMap(({ warm }) => warm),
        0.95,
      ),
    ),
    times('counting by index where it is faster (p50)', ({ engine }) => percentile(engine.chosen, 0.5)),
    times('counting by scan (p50)', ({ engine }) => percentile(engine.scanned, 0.5)),
    times('memory', ({ memory }) => memory),
    times('opening to the first answer', ({ opened }) => opened),
  ]
}
