import { afterEach, expect, test } from 'vitest'
import { startEngine, type TestEngine } from '../../test-engine.ts'
import { whileOpen } from './current-library.ts'

const running: TestEngine[] = []

afterEach(async () => {
  for (const engine of running.splice(0)) await engine.stop()
})

test('a call ends with its own cancel, and with the library that it was made for', async () => {
  const engine = await startEngine()
  running.push(engine)
  const own = new AbortController()
  const ended = whileOpen(engine.services.current, own.signal)
  const left = whileOpen(engine.services.current, new AbortController().signal)
  expect([ended.aborted, left.aborted]).toEqual([false, false])
  own.abort()
  expect([ended.aborted, left.aborted]).toEqual([true, false])
  await engine.call('library.open', { path: `${engine.library}-2`, create: true })
  expect(left.aborted).toBe(true)
})
