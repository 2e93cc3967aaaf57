import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { failureOf, reportText, SENTENCE, startEngine, type TestEngine } from '../../test-engine.ts'

const FILES = 400
const SCRIPT = fileURLToPath(new URL('../../killed-import.ts', import.meta.url))

let engine: TestEngine
let path: string

/** Imports the folder in a process of its own and kills it once some files are in. */
async function importAndKill(): Promise<void> {
  const child = spawn(process.execPath, [SCRIPT, engine.folder, path], { stdio: ['ignore', 'pipe', 'inherit'] })
  const gone = once(child, 'exit')
  for await (const line of createInterface({ input: child.stdout })) {
    expect(line).not.toBe('ended')
    if (Number(line) >= 60) child.kill('SIGKILL')
  }
  await gone
}

beforeEach(async () => {
  engine = await startEngine()
  const files = Array.from({ length: FILES }, (_, i) => [`${i}.txt`, reportText('青禾市', 1900 + (i % 120), `${SENTENCE}第${i}号。`)])
  path = engine.write('报告', Object.fromEntries(files))
  await engine.services.close()
})

afterEach(() => engine.stop())

describe('an import whose program was killed', () => {
  beforeEach(async () => {
    await importAndKill()
    engine = await startEngine({ folder: engine.folder })
  })

  it('is offered when the library is opened again, and goes on to the end', async () => {
    const interrupted = await engine.call('sources.interrupted', {})
    expect(interrupted).toMatchObject({ name: '报告', others: 0, total: FILES })
    const kept = (await engine.call('reports.list', {})).length
    expect(interrupted?.done).toBeGreaterThan(0)
    expect(interrupted?.done).toBeLessThan(FILES)
    expect(kept).toBeGreaterThan(0)
    expect(kept).toBeLessThan(FILES)
    expect(await engine.call('sources.resume', { id: interrupted?.id ?? 0 })).toMatchObject({ unchanged: kept, reports: FILES - kept })
    expect(await engine.call('reports.list', {})).toHaveLength(FILES)
    expect(await engine.call('sources.interrupted', {})).toBeNull()
    expect(await engine.call('library.check', {})).toEqual({ ok: true, findings: [] })
    engine = await engine.restart()
    expect(await engine.call('sources.interrupted', {})).toBeNull()
  })

  it('is not offered again once it was declined, and what is in stays in', async () => {
    const kept = (await engine.call('reports.list', {})).length
    const interrupted = await engine.call('sources.interrupted', {})
    expect(interrupted).not.toBeNull()
    await engine.call('sources.leave', { id: interrupted?.id ?? 0 })
    engine = await engine.restart()
    expect(await engine.call('sources.interrupted', {})).toBeNull()
    expect(await engine.call('reports.list', {})).toHaveLength(kept)
  })

  it('of a library that came from elsewhere is not offered, and cannot be gone on with', async () => {
    const interrupted = await engine.call('sources.interrupted', {})
    expect(interrupted).not.toBeNull()
    await engine.services.close()
    rmSync(join(engine.folder, 'data'), { recursive: true })
    engine = await startEngine({ folder: engine.folder })
    expect(await engine.call('sources.interrupted', {})).toBeNull()
    expect(await failureOf(engine.call('sources.resume', { id: interrupted?.id ?? 0 }))).toMatchObject({ code: 'not-found' })
  })
})

describe('an import that was stopped', () => {
  it('by the user is not offered again; by the end of the program it is', async () => {
    engine = await startEngine({ folder: engine.folder })
    const controller = new AbortController()
    const progress = ({ reports }: { readonly reports: number }) => reports > 0 && controller.abort()
    await failureOf(engine.call('sources.import', { paths: [path] }, { signal: controller.signal, progress }))
    engine = await engine.restart()
    expect(await engine.call('sources.interrupted', {})).toBeNull()

    const { promise, resolve } = Promise.withResolvers<void>()
    const work = failureOf(
      engine.call('sources.import', { paths: [path] }, { progress: ({ done, total }) => total && done > 0 && resolve() }),
    )
    await promise
    engine = await engine.restart()
    expect(await work).toMatchObject({ code: 'cancelled' })
    expect(await engine.call('sources.interrupted', {})).toMatchObject({ name: '报告', total: FILES })
  })
})
