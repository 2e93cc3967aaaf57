import type { Client } from '../../shared/client.ts'
import { AppError } from '../../shared/errors.ts'
import type { RepairStep, Source, SourceRepairs } from '../../shared/model/source.ts'
import { repairStep } from '../../shared/schemas.ts'
import { occurrences } from '../../shared/text/occurrences.ts'
import { type Arguments, UsageError } from './arguments.ts'
import { type Command, LIBRARY } from './command.ts'
import { withLibrary } from './session.ts'
import { shorten, table } from './table.ts'

export const repairs: Command = {
  name: 'repairs',
  usage: '--library DIR [--source PATH]',
  summary: 'list what was repaired in sources by hand, with the words it is about',
  options: { ...LIBRARY, source: { type: 'string', value: 'PATH', help: 'only of this source, by its path in the library' } },
  async run({ args, output, signal, ...context }) {
    const wanted = args.text('source')
    const all = await withLibrary({ args, output, signal, ...context }, client => client.call('sources.listRepairs', {}, { signal }))
    const found = wanted === undefined ? all : all.filter(({ path }) => path === wanted)
    output.result({ repairs: found }, () => repairTable(found))
    return undefined
  },
}

export const repair: Command = {
  name: 'repair',
  usage: '--library DIR --source PATH (--step JSON | --take-back ID)',
  summary: 'repair a source: say where a report begins or goes on, where a passage stands, what belongs to no report',
  options: {
    ...LIBRARY,
    source: { type: 'string', value: 'PATH', help: 'path of the source in the library' },
    step: {
      type: 'string',
      value: 'JSON',
      help: 'as "repairs --json" shows it; places are offsets in the decoded text, or words: {"kind":"split","at":"words"}',
    },
    'take-back': { type: 'string', value: 'ID', help: 'id of a repair that is no longer wanted' },
  },
  async run(context) {
    const { args, output, signal } = context
    const path = args.need('source')
    const wish = readWish(args)
    const now = await withLibrary(context, async client => {
      const { id } = await findSource(client, path)
      if ('step' in wish) {
        const { text } = await client.call('sources.get', { id }, { signal })
        await client.call('sources.repair', { id, step: readStep(wish.step, text) }, { signal })
      } else await client.call('sources.takeBackRepairs', { id, repairIds: [wish.takeBack] }, { signal })
      const { reports, repairs } = await client.call('sources.get', { id }, { signal })
      return { source: path, reports: reports.map(report => ({ id: report.id, title: report.title })), repairs }
    })
    output.result(now, () =>
      table(
        ['id', 'title'],
        now.reports.map(({ id, title }) => [id, title]),
      ),
    )
    return undefined
  },
}

function readWish(args: Arguments): { readonly step: object } | { readonly takeBack: number } {
  const takeBack = args.whole('take-back', 1)
  if ((takeBack === undefined) === (args.text('step') === undefined)) throw new UsageError('Give either --step or --take-back.')
  return takeBack === undefined ? { step: readObject(args.need('step')) } : { takeBack }
}

function readObject(json: string): object {
  try {
    const value: unknown = JSON.parse(json)
    if (typeof value === 'object' && value !== null) return value
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  throw new UsageError('--step is no JSON object.')
}

/** Places may be given in words that stand once in the text of the source. */
function readStep(value: object, text: string): RepairStep {
  const offsets = Object.entries(value).map(([name, given]: [string, unknown]) => {
    if (typeof given !== 'string' || !['at', 'start', 'end', 'beside'].includes(name)) return [name, given]
    const [found, ...others] = occurrences(text, given)
    if (found === undefined || others.length > 0) {
      const times = found === undefined ? 'nowhere' : `${others.length + 1} times`
      throw new AppError('not-found', `The words for "${name}" stand ${times} in the source: ${given}`)
    }
    return [name, name === 'end' ? found + given.length : found]
  })
  const step = repairStep.safeParse(Object.fromEntries(offsets))
  if (!step.success) throw new UsageError('--step is no repair; see "repairs --json" for examples.')
  return step.data
}

async function findSource(client: Client, path: string): Promise<Source> {
  const source = (await client.call('sources.list', {})).find(candidate => candidate.path === path)
  if (!source) throw new AppError('not-found', `There is no source "${path}" in the library.`, { path })
  return source
}

function repairTable(all: readonly SourceRepairs[]): string {
  const rows = all.flatMap(({ path, repairs }) =>
    repairs.map(({ id, step, quote, state }) => [id, step.kind, state, path, shorten(quote.replaceAll('\n', ' '), 40)]),
  )
  return rows.length > 0 ? table(['id', 'kind', 'state', 'source', 'words'], rows) : 'Nothing was repaired.\n'
}
