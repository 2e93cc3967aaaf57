import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createQuiet } from './quiet.ts'

const LONG = 60_000

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

it('puts work off while somebody waits for an answer, however long that takes', async () => {
  const quiet = createQuiet()
  const done: string[] = []
  let finish: (value: string) => void = () => {}
  const answer = quiet.during(() => new Promise<string>(resolve => (finish = resolve)))
  quiet.afterwards(() => done.push('work'))
  vi.advanceTimersByTime(LONG)
  expect(done).toEqual([])
  finish('answer')
  expect(await answer).toBe('answer')
  expect(done).toEqual([])
  vi.advanceTimersByTime(LONG)
  expect(done).toEqual(['work'])
})

it('puts work off anew with every call', async () => {
  const quiet = createQuiet()
  const done: string[] = []
  quiet.afterwards(() => done.push('work'))
  for (let call = 0; call < 10; call++) {
    vi.advanceTimersByTime(300)
    await quiet.during(() => call)
  }
  expect(done).toEqual([])
  vi.advanceTimersByTime(LONG)
  expect(done).toEqual(['work'])
})

it('is quiet again after a call that failed', async () => {
  const quiet = createQuiet()
  const done: string[] = []
  quiet.afterwards(() => done.push('work'))
  await expect(
    quiet.during(() => {
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  vi.advanceTimersByTime(LONG)
  expect(done).toEqual(['work'])
})

it('runs the same work once, and again only when it is asked for again', () => {
  const quiet = createQuiet()
  let runs = 0
  const work = () => {
    runs++
  }
  quiet.afterwards(work)
  quiet.afterwards(work)
  vi.advanceTimersByTime(LONG)
  vi.advanceTimersByTime(LONG)
  expect(runs).toBe(1)
  quiet.afterwards(work)
  vi.advanceTimersByTime(LONG)
  expect(runs).toBe(2)
})
