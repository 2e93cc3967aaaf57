// npm run bench [-- TOPIC…]: figures of the built program against its budgets, measured from outside.
import { measureAnchoring } from './anchoring.ts'
import { measureComparing } from './comparing.ts'
import { measureConcordance } from './concordance.ts'
import { measureCrash } from './crash.ts'
import { measureExport } from './export.ts'
import { measureFuzz } from './fuzz.ts'
import { measureHighlight } from './highlight.ts'
import { measureImport } from './import.ts'
import { measureIndicators } from './indicators.ts'
import { type Figure, keeps } from './measuring.ts'
import { measureQuickOpen } from './quick-open.ts'
import { measureReading } from './reading.ts'
import { measureSearch } from './search.ts'
import { measureStart } from './start.ts'
import { measureWords } from './words.ts'
import { openWorkplace, type Workplace } from './workplace.ts'

const TOPICS: Readonly<Record<string, (workplace: Workplace) => Promise<Figure[]>>> = {
  start: measureStart,
  import: measureImport,
  fuzz: measureFuzz,
  search: measureSearch,
  concordance: measureConcordance,
  words: measureWords,
  indicators: measureIndicators,
  comparing: measureComparing,
  'quick-open': measureQuickOpen,
  highlight: measureHighlight,
  reading: measureReading,
  anchoring: measureAnchoring,
  crash: measureCrash,
  export: measureExport,
}

function show({ value, unit }: { value: number; unit: string }): string {
  const digits = Number.isInteger(value) || value >= 100 ? 0 : value >= 10 ? 1 : 2
  return `${value.toFixed(digits)} ${unit}`.trim()
}

function row(figure: Figure): string {
  const { what, unit, budget, atLeast } = figure
  const limit = budget === null ? '' : `${atLeast ? 'at least' : 'at most'} ${show({ value: budget, unit })}`
  const verdict = budget === null ? '' : keeps(figure) ? 'kept' : 'MISSED'
  return `${what.padEnd(66)} ${show(figure).padStart(12)}   ${limit.padEnd(18)} ${verdict}`.trimEnd()
}

async function main(): Promise<void> {
  const named = process.argv.slice(2)
  const unknown = named.filter(name => !Object.hasOwn(TOPICS, name))
  if (unknown.length > 0) {
    process.stderr.write(`There is no topic "${unknown.join(', ')}". Topics: ${Object.keys(TOPICS).join(', ')}.\n`)
    process.exit(2)
  }
  let missed = 0
  for (const [name, measure] of Object.entries(TOPICS)) {
    if (named.length > 0 && !named.includes(name)) continue
    process.stdout.write(`\n${name}\n`)
    const workplace = await openWorkplace()
    try {
      if (name === 'import' && !workplace.corpus) process.stdout.write('The real corpus is not here (DUIDU_CORPUS); measured without it.\n')
      const figures = await measure(workplace)
      missed += figures.filter(figure => !keeps(figure)).length
      process.stdout.write(`${figures.map(row).join('\n')}\n`)
    } finally {
      await workplace.close()
    }
  }
  process.stdout.write(missed === 0 ? '\nAll budgets kept.\n' : `\n${missed} budgets missed.\n`)
  process.exitCode = missed === 0 ? 0 : 1
}

await main()
