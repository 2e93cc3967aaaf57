import { afterEach, describe, expect, it, vi } from 'vitest'
import { createParsePool, type ParsePool, type ParsePoolOptions } from './parse-pool.ts'

/** A worker that does what the file's name says: "answer", "work" (and say when), "crash", "exit" or "hang"; a "large" file waits for its turn first. */
const SCRIPT = `
  import { parentPort, threadId } from 'node:worker_threads'
  const held = new Map()
  parentPort.on('message', ({ id, path: asked, goOn }) => {
    if (asked?.startsWith('large')) {
      held.set(id, asked.slice('large '.length))
      parentPort.postMessage({ id, large: true })
      return
    }
    const path = goOn ? held.get(id) : asked
    if (path.startsWith('archive')) {
      parentPort.postMessage({ id, sources: [{ path: path + '/one' }], more: true })
      if (path.includes('bad')) process.exit(3)
      parentPort.postMessage({ id, sources: [{ path: path + '/two' }], more: true })
      parentPort.postMessage({ id, sources: [] })
    }
    if (path.startsWith('crash')) throw new Error('broken file')
    if (path.startsWith('exit')) process.exit(3)
    if (path.startsWith('work')) {
      const from = Date.now()
      while (Date.now() < from + 30);
      parentPort.postMessage({ id, sources: [{ from, to: Date.now() }] })
    }
    if (path.startsWith('answer')) parentPort.postMessage({ id, sources: [{ path, threadId }] })
  })`

interface Stretch {
  readonly from: number
  readonly to: number
}

const pools: ParsePool[] = []

function pool(options: ParsePoolOptions = {}): ParsePool {
  const made = createParsePool(new URL(`data:text/javascript,${encodeURIComponent(SCRIPT)}`), options)
  pools.push(made)
  return made
}

afterEach(async () => {
  for (const made of pools.splice(0)) await made.close()
})

const never = new AbortController().signal

describe('a pool of parsers', () => {
  it('answers for each file, more than there are workers', async () => {
    const { parse } = pool({ size: 2 })
    const paths = Array.from({ length: 9 }, (_, i) => `answer ${i}`)
    const answers = await Promise.all(paths.map(path => parse(path, path, never)))
    expect(answers).toMatchObject(paths.map(path => ({ sources: [{ path }] })))
  })

  it('answers who asks in the moment in which its idle threads end', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const { parse } = pool({ size: 1, keep: 1000 })
      await parse('answer 1', 'answer 1', never)
      vi.advanceTimersByTime(1000)
      expect(await parse('answer 2', 'answer 2', never)).toMatchObject({ sources: [{ path: 'answer 2' }] })
    } finally {
      vi.useRealTimers()
    }
  })

  it('puts the answers for the members of an archive together, and keeps those before a crash', async () => {
    const { parse } = pool({ size: 1 })
    const whole = await parse('archive', 'archive', never)
    const bad = await parse('archive bad', 'archive bad', never)
    expect(whole).toEqual({ sources: [{ path: 'archive/one' }, { path: 'archive/two' }] })
    expect(bad).toMatchObject({ sources: [{ path: 'archive bad/one' }, { path: 'archive bad', problems: [{ code: 'worker-crashed' }] }] })
  })

  it.each([
    ['crash', 'worker-crashed'],
    ['exit', 'worker-crashed'],
    ['hang', 'timed-out'],
  ])('names a file that makes its worker %s, and the rest goes on', async (path, failed) => {
    const { parse } = pool({ size: 1, timeout: 2000 })
    const answers = await Promise.all([parse('answer 1', '', never), parse(path, '', never), parse('answer 2', '', never)])
    expect(answers).toMatchObject([
      { sources: [{ path: 'answer 1' }] },
      { failed, reason: expect.stringContaining(path) },
      { sources: [{ path: 'answer 2' }] },
    ])
  })

  it('reads one large file at a time, whatever becomes of it', async () => {
    const { parse } = pool({ size: 4 })
    const paths = ['large work 1', 'large crash', 'large work 2', 'large exit', 'large work 3', 'large work 4']
    const answers = await Promise.all(paths.map(path => parse(path, path, never)))
    const times = answers.flatMap(answer => ('sources' in answer ? (answer.sources as unknown as Stretch[]) : []))
    times.sort((one, other) => one.from - other.from)
    expect(times).toHaveLength(4)
    expect(times.filter(({ from }, at) => from < (times[at - 1]?.to ?? 0))).toEqual([])
  })

  it('does not count the time for which a large file waits', { timeout: 60_000 }, async () => {
    const { parse } = pool({ size: 2, timeout: 1000 })
    const answers = await Promise.all(['large hang 1', 'large hang 2', 'answer'].map(path => parse(path, path, never)))
    expect(answers).toMatchObject([{ failed: 'timed-out' }, { failed: 'timed-out' }, { sources: [{}] }])
  })

  it('gives up a file in work when it is cancelled', async () => {
    const { parse } = pool({ size: 1 })
    const controller = new AbortController()
    const work = parse('hang', '', controller.signal)
    controller.abort()
    await expect(work).rejects.toMatchObject({ code: 'cancelled' })
    expect(await parse('answer', '', never)).toMatchObject({ sources: [{ path: 'answer' }] })
  })

  it('starts another worker after the idle ones have ended', async () => {
    const { parse } = pool({ size: 1, keep: 0 })
    await parse('answer 1', '', never)
    expect(await parse('answer 2', '', never)).toMatchObject({ sources: [{ path: 'answer 2' }] })
  })
})
