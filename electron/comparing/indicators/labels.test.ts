import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import type { IndicatorCandidate } from '../../../shared/model/indicator.ts'
import type { ParsedReport } from '../../../shared/model/source.ts'
import { parseSource } from '../../importing/parse-source.ts'
import { findIndicators } from './find-indicators.ts'
import { knownIndicators } from './known-sets.ts'
import { plainText } from './plain-text.ts'

/** Real reports with numbers that were labelled by reading them; they are not part of the project. */
const corpus = process.env['DUIDU_CORPUS'] ?? resolve(import.meta.dirname, '../../../../shared/corpus')
const present = existsSync(join(corpus, 'labels', 'numbers.tsv'))

interface Label {
  readonly report: string
  readonly unit: string
  readonly indicator: string
  readonly context: string
  readonly kind: string
}

function readLabels(): Label[] {
  const [, ...lines] = readFileSync(join(corpus, 'labels', 'numbers.tsv'), 'utf8')
    .trimEnd()
    .split('\n')
  return lines.map(line => {
    const [report = '', , unit = '', indicator = '', context = '', kind = ''] = line.split('\t')
    return { report, unit, indicator, context, kind }
  })
}

async function readReports(): Promise<ParsedReport[]> {
  const path = '001_7c4c3c7cf2127719.txt'
  return (await parseSource({ path, bytes: readFileSync(join(corpus, 'seeds', path)) })).flatMap(({ reports }) => reports)
}

function candidatesOf(report: ParsedReport): IndicatorCandidate[] {
  const work = findIndicators(report, knownIndicators(report.body))
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

/** The number in 【】. */
function placeOf(text: string, context: string): number {
  const bare = plainText(context.replaceAll('…', ''))
  return plainText(text).indexOf(bare.replaceAll(/[【】]/g, '')) + bare.indexOf('【')
}

test.skipIf(!present)('finds and names the labelled numbers of real reports (needs DUIDU_CORPUS)', async () => {
  const reports = await readReports()
  const judged = [...Map.groupBy(readLabels(), ({ report }) => report)].flatMap(([name, labels]) => {
    const report = reports.find(({ city, body }) => body === 'npc' && city?.startsWith(name.replace('人大', '')))
    const candidates = report ? candidatesOf(report) : []
    return labels.map(label => {
      const at = placeOf(report?.text ?? '', label.context)
      return { label, found: candidates.find(({ start, end }) => start <= at && at < end) }
    })
  })
  const quantities = judged.filter(({ label }) => label.kind === 'Q')
  expect(quantities.length).toBeGreaterThan(40)
  expect(quantities.filter(({ label, found }) => found?.unit !== label.unit)).toEqual([])
  expect(judged.filter(({ label, found }) => label.kind === 'N' && found)).toEqual([])
  const named = quantities.filter(({ found }) => found && found.indicator !== null)
  const right = named.filter(({ label, found }) => found?.indicator === label.indicator)
  expect(right.length / named.length).toBeGreaterThanOrEqual(0.93)
  expect(right.length / quantities.filter(({ label }) => label.indicator !== 'none').length).toBeGreaterThanOrEqual(0.92)
})
