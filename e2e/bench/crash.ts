import type { Line } from './line.ts'
import type { Figure } from './measuring.ts'
import type { Workplace } from './workplace.ts'

const KILLS = 200
/** Calls that are under way together. */
const CHAINS = 30

interface Saved {
  readonly id: string
  readonly note: string
}
interface Entry {
  readonly id: number
}

/** What the program has answered, and so must still be true after any kill. */
interface Promised {
  /** Note of each highlight; null for one that was removed. */
  readonly notes: Map<string, string | null>
  /** Highlights with a call that was not answered: done or not, both are right. */
  readonly open: Set<string>
}

/** kill -9 while a client highlights, notes and removes, again and again; whatever was acknowledged must be true afterwards, and the history lead back and forth. */
export async function measureCrash({ folders, duidu, serve }: Workplace): Promise<Figure[]> {
  await duidu('import', folders.reports)
  const promised: Promised = { notes: new Map(), open: new Set() }
  let broken = 0
  for (let turn = 0; turn < KILLS; turn++) {
    const { program, line } = await serve()
    await line.call('library.resume', {})
    broken += differences(promised, await listed(line))
    const [report] = await line.call<{ id: string }[]>('reports.list', {})
    if (!report) throw new Error('There is no report to highlight in.')
    // The kill comes after a different number of answers each time, with several calls still under way.
    const killAfter = 1 + ((turn * 7) % 43)
    let answers = 0
    const answered = async () => {
      answers += 1
      if (answers === killAfter) await program.kill()
    }
    await Promise.allSettled(Array.from({ length: CHAINS }, (_, at) => work(line, promised, report.id, at, answered)))
    await program.kill()
  }

  const { program, line } = await serve()
  await line.call('library.resume', {})
  broken += differences(promised, await listed(line))
  const lost = await historyLost(line)
  line.close()
  await program.kill()
  const { ok } = await duidu<{ ok: boolean }>('check')
  return [
    { what: `highlights acknowledged before ${KILLS} kills`, value: promised.notes.size, unit: '', budget: null },
    { what: 'calls that a kill left without an answer', value: promised.open.size, unit: '', budget: null },
    { what: 'acknowledged additions, notes and removals that were lost', value: broken, unit: '', budget: 0 },
    { what: 'highlights that history back and forth does not give again', value: lost, unit: '', budget: 0 },
    { what: 'findings of the integrity check', value: ok ? 0 : 1, unit: '', budget: 0 },
  ]
}

/** A highlight is added, gets a note and, each third, is removed. */
async function work(line: Line, { notes, open }: Promised, reportId: string, at: number, answered: () => Promise<void>): Promise<void> {
  const { id } = await line.call<Saved>('highlights.add', { reportId, start: at, end: at + 6 })
  notes.set(id, '')
  await answered()
  const change = async (method: string, input: object, note: string | null) => {
    open.add(id)
    await line.call(method, { ids: [id], ...input })
    open.delete(id)
    notes.set(id, note)
    await answered()
  }
  await change('highlights.update', { note: `第 ${at} 条` }, `第 ${at} 条`)
  if (at % 3 === 0) await change('highlights.remove', {}, null)
}

async function listed(line: Line): Promise<ReadonlyMap<string, string>> {
  return new Map((await line.call<Saved[]>('highlights.list', {})).map(({ id, note }) => [id, note]))
}

function differences({ notes, open }: Promised, there: ReadonlyMap<string, string>): number {
  return [...notes].filter(([id, note]) => !open.has(id) && (there.get(id) ?? null) !== note).length
}

/** All actions but the import are taken back and done again: none of the highlights may stay, then each must be as it was. */
async function historyLost(line: Line): Promise<number> {
  const before = await listed(line)
  const ids: number[] = []
  for (let more = true; more; ) {
    const page: { entries: Entry[]; more: boolean } = await line.call('journal.list', { limit: 5000, before: ids.at(-1) ?? null })
    ids.push(...page.entries.map(({ id }) => id))
    more = page.more
  }
  await line.call('journal.goTo', { id: ids.at(-1) ?? 0 })
  const left = (await listed(line)).size
  await line.call('journal.goTo', { id: ids[0] ?? 0 })
  const after = await listed(line)
  return left + [...before].filter(([id, note]) => after.get(id) !== note).length
}
