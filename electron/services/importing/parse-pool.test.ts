import { afterEach, describe, expect, it, vi } from 'vitest'
import { createParsePool, type ParsePool, type ParsePoolOptions } from './parse-pool.ts'

/** A worker that does what the file's name says: "answer", "work" (and say when), "crash", "exit", "hang", "spin" or "starve" of CPU; a "large" file waits for its turn first. */
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
    if (path.startsWith('starve')) {
      const still = new Int32Array(new SharedArrayBuffer(4))
      for (let turn = 0; turn < 12; turn++) {
        for (const until = performance.now() + 20; performance.now() < until; );
        Atomics.wait(still, 0, 0, 100)
      }
      parentPort.postMessage({ id, sources: [{ path }] })
    }
    if (path.startsWith('spin')) while (true);
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
    const answers = await Promise.all(paths.map(path => parse({ path, file: '' }, never)))
    expect(answers).toMatchObject(paths.map(path => ({ sources: [{ path }] })))
  })

  it('answers who asks in the moment in which its idle threads end', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const { parse } = pool({ size: 1, keep: 1000 })
      await parse({ path: 'answer 1', file: '' }, never)
      vi.advanceTimersByTime(1000)
      expect(await parse({ path: 'answer 2', file: '' }, never)).toMatchObject({ sources: [{ path: 'answer 2' }] })
    } finally {
      vi.useRealTimers()
    }
  })

  it('puts the answers for the members of an archive together, and keeps those before a crash', async () => {
    const { parse } = pool({ size: 1 })
    const whole = await parse({ path: 'archive', file: '' }, never)
    const bad = await parse({ path: 'archive bad', file: '' }, never)
    expect(whole).toEqual({ sources: [{ path: 'archive/one' }, { path: 'archive/two' }] })
    expect(bad).toMatchObject({ sources: [{ path: 'archive bad/one' }, { path: 'archive bad', problems: [{ code: 'worker-crashed' }] }] })
  })

  it.each([
    ['crash', 'worker-crashed'],
    ['exit', 'worker-crashed'],
    ['hang', 'timed-out'],
  ])('names a file that makes its worker %s, and the rest goes on', async (path, failed) => {
    const { parse } = pool({ size: 1, timeout: 2000 })
    const answers = await Promise.all([
      parse({ path: 'answer 1', file: '' }, never),
      parse({ path, file: '' }, never),
      parse({ path: 'answer 2', file: '' }, never),
    ])
    expect(answers).toMatchObject([
      { sources: [{ path: 'answer 1' }] },
      { failed, reason: expect.stringContaining(path) },
      { sources: [{ path: 'answer 2' }] },
    ])
  })

  it('waits for a file for which the machine has little time, and not for one that comes to no end', async () => {
    const { parse } = pool({ size: 1, timeout: 500 })
    expect(await parse({ path: 'starve', file: '' }, never)).toMatchObject({ sources: [{ path: 'starve' }] })
    expect(await parse({ path: 'spin', file: '' }, never)).toMatchObject({ failed: 'timed-out' })
  })

  it.each(['crash', 'exit', 'hang'])('loses of the small files that wait at one worker only that which makes it %s', async path => {
    const { parse } = pool({ size: 1, timeout: 2000 })
    const paths = ['answer 1', path, 'answer 2', 'answer 3', path, 'answer 4']
    const answers = await Promise.all(paths.map(each => parse({ path: each, file: '', bytes: 1 }, never)))
    expect(answers).toMatchObject(paths.map(each => (each === path ? { failed: expect.anything() } : { sources: [{ path: each }] })))
  })

  it('goes on with the files behind one that is cancelled, and forgets those that are', async () => {
    const { parse } = pool({ size: 1 })
    const controller = new AbortController()
    const cancelled = ['hang', 'crash'].map(path => parse({ path, file: '', bytes: 1 }, controller.signal))
    const others = ['answer 1', 'answer 2'].map(path => parse({ path, file: '', bytes: 1 }, never))
    controller.abort()
    expect(await Promise.allSettled(cancelled)).toMatchObject([{ reason: { code: 'cancelled' } }, { reason: { code: 'cancelled' } }])
    expect(await Promise.all(others)).toMatchObject([{ sources: [{ path: 'answer 1' }] }, { sources: [{ path: 'answer 2' }] }])
  })

  it('answers whoever still waits when it is closed', async () => {
    const { parse, close } = pool({ size: 1 })
    const answers = ['hang', 'answer 1', 'answer 2'].map((path, at) => parse({ path, file: '', ...(at < 2 && { bytes: 1 }) }, never))
    await close()
    expect(await Promise.all(answers)).toMatchObject(answers.map(() => ({ failed: 'worker-crashed' })))
  })

  it('reads one large file at a time, whatever becomes of it', async () => {
    const { parse } = pool({ size: 4 })
    const paths = ['large work 1', 'large crash', 'large work 2', 'large exit', 'large work 3', 'large work 4']
    const answers = await Promise.all(paths.map(path => parse({ path, file: '' }, never)))
    const times = answers.flatMap(answer => ('sources' in answer ? (answer.sources as unknown as Stretch[]) : []))
    times.sort((one, other) => one.from - other.from)
    expect(times).toHaveLength(4)
    expect(times.filter(({ from }, at) => from < (times[at - 1]?.to ?? 0))).toEqual([])
  })

  it('does not count the time for which a large file waits', async () => {
    const { parse } = pool({ size: 2, timeout: 1000 })
    const answers = await Promise.all(['large hang 1', 'large hang 2', 'answer'].map(path => parse({ path, file: '' }, never)))
    expect(answers).toMatchObject([{ failed: 'timed-out' }, { failed: 'timed-out' }, { sources: [{}] }])
  })

  it('gives up a file in work when it is cancelled', async () => {
    const { parse } = pool({ size: 1 })
    const controller = new AbortController()
    const work = parse({ path: 'hang', file: '' }, controller.signal)
    controller.abort()
    await expect(work).rejects.toMatchObject({ code: 'cancelled' })
    expect(await parse({ path: 'answer', file: '' }, never)).toMatchObject({ sources: [{ path: 'answer' }] })
  })

  it('starts another worker after the idle ones have ended', async () => {
    const { parse } = pool({ size: 1, keep: 0 })
    await parse({ path: 'answer 1', file: '' }, never)
    expect(await parse({ path: 'answer 2', file: '' }, never)).toMatchObject({ sources: [{ path: 'answer 2' }] })
  })
})
