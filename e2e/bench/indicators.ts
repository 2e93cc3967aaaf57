import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Figure } from './measuring.ts'
import type { Workplace } from './workplace.ts'

interface Label {
  readonly report: string
  readonly unit: string
  readonly indicator: string
  readonly context: string
  readonly kind: string
  readonly objects: readonly string[]
}

interface Row {
  readonly reportId: string
  readonly indicator: string | null
  readonly object: string
  readonly unit: string
  readonly start: number
  readonly end: number
}

/** Numbers of real reports against labels that were made by reading them. */
export async function measureIndicators({ corpus, duidu, serve }: Workplace): Promise<Figure[]> {
  const file = corpus ? join(corpus, 'labels', 'numbers.tsv') : ''
  if (!corpus || !existsSync(file)) {
    process.stdout.write('The labels of the real corpus are not here (DUIDU_CORPUS): nothing to measure.\n')
    return []
  }
  const labels = readLabels(readFileSync(file, 'utf8'))
  await duidu('import', corpus)
  const { line, program } = await serve()
  await line.call('library.resume', {})
  const reports = await line.call<{ id: string; title: string; city: string | null; body: string; sourcePath: string }[]>(
    'reports.list',
    {},
  )
  const places = [...Map.groupBy(labels, ({ report }) => report)].map(([report, its]) => ({ report, its }))
  const tally = { taken: 0, false: 0, quantities: 0, amounts: 0, objects: 0, named: 0, rightNames: 0, labelled: 0 }
  for (const { report, its } of places) {
    const city = report.replace(/人大$/, '')
    const found = reports.find(
      ({ city: name, body, sourcePath }) => name?.startsWith(city) && body === 'npc' && sourcePath.includes('seeds'),
    )
    if (!found) throw new Error(`The labelled report ${report} is not in the corpus.`)
    const { text } = await line.call<{ text: string }>('reports.get', { id: found.id, text: true })
    const { rows } = await line.call<{ rows: Row[] }>('indicators.list', { filter: { ids: [found.id] } })
    for (const label of its) score(tally, label, rows, placeOf(text, label.context))
  }
  const all = await line.call<{ rows: Row[]; reports: number; ms: number }>('indicators.list', {})
  line.close()
  await program.kill()
  const share = (part: number, whole: number) => (whole === 0 ? 100 : (100 * part) / whole)
  const goal = (what: string, value: number, budget: number | null): Figure => ({ what, value, unit: '%', budget, atLeast: true })
  return [
    goal(`numbers taken for quantities that are, of ${labels.length} labels`, share(tally.taken, tally.taken + tally.false), 99.5),
    goal(`quantities that are taken, of ${tally.quantities}`, share(tally.taken, tally.quantities), 99),
    goal('quantities with the right measure word', share(tally.amounts, tally.quantities), 99),
    goal('quantities with the right object', share(tally.objects, tally.quantities), null),
    goal(`names given that are right, of ${tally.named}`, share(tally.rightNames, tally.named), 93),
    goal(`names found, of ${tally.labelled}`, share(tally.rightNames, tally.labelled), 92),
    { what: `numbers of the whole corpus, ${all.reports} reports`, value: all.rows.length, unit: '', budget: null },
    {
      what: 'of them with a known indicator',
      value: share(all.rows.filter(({ indicator }) => indicator !== null).length, all.rows.length),
      unit: '%',
      budget: null,
    },
    { what: 'reading the numbers of one report, mean', value: all.ms / all.reports, unit: 'ms', budget: null },
  ]
}

type Tally = Record<'taken' | 'false' | 'quantities' | 'amounts' | 'objects' | 'named' | 'rightNames' | 'labelled', number>

/** Counts that are right either way are passed over. */
function score(tally: Tally, { kind, unit, indicator, objects }: Label, rows: readonly Row[], at: number): void {
  const row = rows.find(({ start, end }) => start <= at && at < end)
  if (kind === 'E') return
  if (kind === 'N') {
    if (row) tally.false++
    return
  }
  const labelled = indicator !== 'none'
  tally.quantities++
  if (labelled) tally.labelled++
  if (!row) return
  tally.taken++
  if (row.unit === unit) tally.amounts++
  if (objects.some(object => row.object.endsWith(object) || row.object === object)) tally.objects++
  if (row.indicator !== null) tally.named++
  if (labelled && row.indicator === indicator) tally.rightNames++
}

/** Where the number in 【】 stands; signs are of either width. */
function placeOf(text: string, context: string): number {
  const bare = halfWidth(context.replaceAll('…', ''))
  const at = halfWidth(text).indexOf(bare.replaceAll(/[【】]/g, ''))
  if (at < 0) throw new Error(`A label stands nowhere: ${context}`)
  return at + bare.indexOf('【')
}

function halfWidth(text: string): string {
  return text.replaceAll(/[\uff01-\uff5e]/g, sign => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
}

function readLabels(table: string): Label[] {
  const [, ...lines] = table.trimEnd().split('\n')
  return lines.map(line => {
    const [report = '', , unit = '', indicator = '', context = '', kind = '', object = ''] = line.split('\t')
    return { report, unit, indicator, context, kind, objects: object.split('/') }
  })
}
