import { cp, mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Line } from './line.ts'
import { type Figure, milliseconds } from './measuring.ts'
import type { Server } from './workplace.ts'

const KILLS = 20
/** What an export leaves beside its files when it is killed; the next one does not look at them. */
const OURS = /^\.duidu-/

/** kill -9 at different moments of an export into a folder that holds an older one: each file is the old one or the new one. */
export async function measureKilledExport(home: string, reopen: () => Promise<Server>): Promise<Figure[]> {
  const old = join(home, '旧')
  const fresh = join(home, '新')
  const first = await reopen()
  await write(first.line, old)
  await cp(old, fresh, { recursive: true })
  const highlights = await first.line.call<{ id: string }[]>('highlights.list', {})
  await first.line.call('highlights.update', { ids: highlights.map(({ id }) => id), note: '再次核对。' })
  const whole = await milliseconds(() => write(first.line, fresh))
  await end(first)
  const [before, after] = [await contents(old), await contents(fresh)]

  let half = 0
  let midway = 0
  let unlike = 0
  for (let turn = 0; turn < KILLS; turn++) {
    const directory = join(home, `断-${turn}`)
    await cp(old, directory, { recursive: true })
    const server = await reopen()
    const writing = write(server.line, directory).then(
      () => true,
      () => false,
    )
    await new Promise(resolve => setTimeout(resolve, (whole * (turn + 0.5)) / KILLS))
    await server.program.kill()
    if (!(await writing)) midway += 1
    for (const [name, words] of await contents(directory)) if (before.get(name) !== words && after.get(name) !== words) half += 1
    if (turn % 5 > 0) continue
    const again = await reopen()
    await write(again.line, directory)
    await end(again)
    const mended = await contents(directory)
    unlike += [...after].filter(([name, words]) => mended.get(name) !== words).length
  }
  return [
    { what: `of ${KILLS} kills during an export, before its answer`, value: midway, unit: '', budget: null },
    { what: 'files that are neither the old nor the new one', value: half, unit: '', budget: 0 },
    { what: 'files that the next export does not make as they should be', value: unlike, unit: '', budget: 0 },
  ]
}

/** Many files that are brought up to date, and one that is written whole. */
async function write(line: Line, directory: string): Promise<void> {
  await mkdir(directory, { recursive: true })
  await line.call('exports.markdown', { directory })
  await line.call('exports.table', { directory, format: 'csv' })
}

async function contents(directory: string): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(directory)).filter(name => !OURS.test(name))
  return new Map(await Promise.all(names.map(async name => [name, await readFile(join(directory, name), 'base64')] as const)))
}

async function end({ line, program }: Server): Promise<void> {
  line.close()
  await program.kill()
}
