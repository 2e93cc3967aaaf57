import { afterEach, expect, it } from 'vitest'
import { createWordThread, type WordThread } from './word-thread.ts'

/** A thread that takes each text for one word; "crash" ends it. */
const SCRIPT = `
  import { parentPort } from 'node:worker_threads'
  parentPort.on('message', ({ id, question: { input } }) => {
    if (input.includes('crash')) throw new Error('broken text')
    parentPort.postMessage({ id, answer: input.map(text => ({ words: [text] })) })
  })`

let thread: WordThread
const started = () => {
  thread = createWordThread(new URL(`data:text/javascript,${encodeURIComponent(SCRIPT)}`), () => ({
    program: '',
    dictionary: [],
  }))
  return thread
}
afterEach(() => thread.close())

it('answers who asks in the moment in which it ends', async () => {
  const { ask, close } = started()
  await ask('count', ['监督'])
  const ended = close()
  expect(await ask('count', ['立法'])).toMatchObject([{ words: ['立法'] }])
  await ended
})

it('tells who waits that it broke, and answers the next one', async () => {
  const { ask } = started()
  await expect(ask('count', ['crash'])).rejects.toThrow('broken text')
  expect(await ask('count', ['监督'])).toMatchObject([{ words: ['监督'] }])
})

it('does not leave anybody waiting when it is closed', async () => {
  const { ask, close } = started()
  const waiting = expect(ask('count', ['监督'])).rejects.toThrow('stopped')
  await close()
  await waiting
})
