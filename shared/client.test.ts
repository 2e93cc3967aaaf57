import { expect, test } from 'vitest'
import { createClient } from './client.ts'
import type { ClientFrame, ServerFrame } from './wire.ts'

/** A far side that the test speaks for. */
function connect() {
  const sent: ClientFrame[] = []
  let receive: (text: string) => void = () => {}
  let end: () => void = () => {}
  const client = createClient({
    send: text => sent.push(JSON.parse(text) as ClientFrame),
    start: (onText, onClosed) => {
      receive = onText
      end = onClosed
    },
    close: () => end(),
  })
  return { client, sent, answer: (frame: ServerFrame) => receive(JSON.stringify(frame)), hangUp: () => end() }
}

/** What an AbortController is to the client; shared code has no DOM. */
function createCanceller() {
  const listeners = new Set<() => void>()
  return {
    signal: {
      aborted: false,
      addEventListener: (_: 'abort', listener: () => void) => void listeners.add(listener),
      removeEventListener: (_: 'abort', listener: () => void) => void listeners.delete(listener),
    },
    abort() {
      this.signal.aborted = true
      for (const listener of listeners) listener()
    },
    listeners,
  }
}

test('gives each call its own answer, whatever the order', async () => {
  const { client, answer } = connect()
  const first = client.call('tags.list', {})
  const second = client.call('journal.get', {})
  answer({ kind: 'result', id: 2, value: { undo: null, redo: null } })
  answer({ kind: 'result', id: 1, value: [] })
  expect(await first).toEqual([])
  expect(await second).toEqual({ undo: null, redo: null })
})

test('rejects with code and details of a failure', async () => {
  const { client, answer } = connect()
  const call = client.call('library.get', {})
  answer({ kind: 'failure', id: 1, error: { code: 'library-newer', message: 'newer', details: { version: 9 } } })
  await expect(call).rejects.toMatchObject({ code: 'library-newer', details: { version: 9 } })
})

test('brings progress to the caller until the result', async () => {
  const { client, answer } = connect()
  const seen: unknown[] = []
  const call = client.call('exports.markdown', { directory: '/a' }, { onProgress: progress => seen.push(progress) })
  answer({ kind: 'progress', id: 1, progress: { done: 1, total: 2 } })
  answer({ kind: 'result', id: 1, value: { files: [], highlights: 0, unchanged: 0 } })
  await call
  answer({ kind: 'progress', id: 1, progress: { done: 2, total: 2 } })
  expect(seen).toEqual([{ done: 1, total: 2 }])
})

test('asks the far side to cancel, and leaves the outcome to it', async () => {
  const { client, sent, answer } = connect()
  const canceller = createCanceller()
  const call = client.call('tags.list', {}, { signal: canceller.signal })
  canceller.abort()
  expect(sent.at(-1)).toEqual({ kind: 'cancel', id: 1 })
  answer({ kind: 'failure', id: 1, error: { code: 'cancelled', message: 'cancelled' } })
  await expect(call).rejects.toMatchObject({ code: 'cancelled' })
})

test('does not even ask when it was cancelled before', async () => {
  const { client, sent } = connect()
  const canceller = createCanceller()
  canceller.abort()
  await expect(client.call('tags.list', {}, { signal: canceller.signal })).rejects.toMatchObject({ code: 'cancelled' })
  expect(sent).toEqual([])
})

test('lets go of the signal when the call is over', async () => {
  const { client, answer } = connect()
  const canceller = createCanceller()
  const call = client.call('tags.list', {}, { signal: canceller.signal })
  answer({ kind: 'result', id: 1, value: [] })
  await call
  expect(canceller.listeners.size).toBe(0)
})

test('tells everybody who listens of an event, until they stop', () => {
  const { client, answer } = connect()
  const seen: unknown[] = []
  const stop = client.on('tags.changed', () => seen.push('first'))
  client.on('tags.changed', () => seen.push('second'))
  answer({ kind: 'event', name: 'tags.changed', payload: {} })
  stop()
  answer({ kind: 'event', name: 'tags.changed', payload: {} })
  expect(seen).toEqual(['first', 'second', 'second'])
})

test('fails what is pending, and all that comes after, when the connection is lost', async () => {
  const { client, hangUp } = connect()
  let told = 0
  client.onClosed(() => {
    told += 1
  })
  const call = client.call('tags.list', {})
  hangUp()
  await expect(call).rejects.toMatchObject({ code: 'connection-lost' })
  await expect(client.call('tags.list', {})).rejects.toMatchObject({ code: 'connection-lost' })
  expect(told).toBe(1)
})
