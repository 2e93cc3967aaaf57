import type { Client } from '../../shared/client.ts'
import { AppError } from '../../shared/errors.ts'
import type { ReportSummary } from '../../shared/model/report.ts'
import { UsageError } from './arguments.ts'

/** Candidates that are told where words name several reports. */
const TOLD = 5

/**
 * The reports that words on the command line name, each by its id, or by words that only it has in its title, place, year and
 * body (`青禾市2024`, `"青禾 npc 2024"`).
 */
export async function namedReports(client: Client, words: readonly string[]): Promise<ReportSummary[]> {
  const all = await client.call('reports.list', {})
  return words.map(each => all.find(({ id }) => id === each) ?? onlyOne(each, all))
}

function onlyOne(words: string, all: readonly ReportSummary[]): ReportSummary {
  const pieces = words.match(/\d+|[^\d\s]+/g) ?? []
  const found = all.filter(report => {
    const { title, place, year, body } = report
    const known = [title, place ?? '', String(year ?? ''), body]
    return pieces.every(piece => known.some(value => value.includes(piece)))
  })
  const [first] = found
  if (!first) throw new AppError('not-found', `No report is named "${words}". The command "reports" lists them with their ids.`)
  if (found.length === 1) return first
  const some = found.slice(0, TOLD).map(({ id, title, year }) => `${id} ${title} ${year ?? ''}`.trimEnd())
  const more = found.length > TOLD ? `\n  and ${found.length - TOLD} more` : ''
  throw new UsageError(`"${words}" may be any of these, name one by its id:\n  ${some.join('\n  ')}${more}`)
}
