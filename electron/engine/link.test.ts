import { expect, test } from 'vitest'
import type { ServerFrame } from '../../shared/wire.ts'
import type { ServiceOptions } from '../services/options.ts'
import { type EngineLink, linkEngine } from './link.ts'
import type { EngineProcess, FromEngine, ToEngine } from './protocol.ts'

const OPTIONS: ServiceOptions = {
  dataFolder: '/data',
  libraryPath: null,
  sampleFolder: '/samples',
  words: { worker: 'file:///none', segmenter: '/none', lists: '/none' },
  parseWorker: 'file:///parse.js',
  reuseWorker: 'file:///reuse.js',
  copyWorker: 'file:///copy.js',
}

/** An engine that starts at once and does nothing until the test speaks for it. */
function fakeEngine(answer: FromEngine = { kind: 'ready' }) {
  const posted: ToEngine[] = []
  let speak: (message: FromEngine) => void = () => {}
  let exit: () => void = () => {}
  const process: EngineProcess = {
    post(message) {
      posted.push(message)
      if (message.kind === 'start') queueMicrotask(() => speak(answer))
      if (message.kind === 'stop') queueMicrotask(() => speak({ kind: 'stopped' }))
    },
    onMessage: listener => {
      speak = listener
    },
    onExit: listener => {
      exit = listener
    },
    kill: () => exit(),
  }
  return { process, posted, speak: (message: FromEngine) => speak(message), die: () => exit() }
}

function listen(link: EngineLink) {
  const frames: ServerFrame[] = []
  const connection = link.connect(text => frames.push(JSON.parse(text) as ServerFrame))
  return { ...connection, frames }
}

const call = (id: number) => JSON.stringify({ kind: 'call', id, method: 'tags.list', input: {} })

test('brings replies to the one who asked and events to everybody', async () => {
  const engine = fakeEngine()
  const link = await linkEngine(() => engine.process, OPTIONS)
  const first = listen(link)
  const second = listen(link)
  engine.speak({ kind: 'frame', channel: 2, text: '{"kind":"result","id":7,"value":1}', done: 7 })
  engine.speak({ kind: 'frame', channel: null, text: '{"kind":"event","name":"tags.changed","payload":{}}' })
  expect(first.frames.map(frame => frame.kind)).toEqual(['event'])
  expect(second.frames.map(frame => frame.kind)).toEqual(['result', 'event'])
})

test('fails what was pending when the engine dies, starts it again and tells everybody', async () => {
  const engines = [fakeEngine(), fakeEngine()]
  let started = 0
  const link = await linkEngine(() => engines[started++]?.process as EngineProcess, OPTIONS)
  const client = listen(link)
  client.send(call(1))
  client.send(call(2))
  engines[0]?.speak({ kind: 'frame', channel: 1, text: '{"kind":"result","id":1,"value":[]}', done: 1 })
  engines[0]?.die()
  await Promise.resolve()
  await Promise.resolve()
  await Promise.resolve()
  expect(client.frames).toMatchObject([
    { kind: 'result', id: 1 },
    { kind: 'failure', id: 2, error: { code: 'engine-stopped' } },
    { kind: 'event', name: 'engine.restarted' },
  ])
  client.send(call(3))
  expect(engines[1]?.posted.at(-1)).toMatchObject({ kind: 'frame', channel: 1 })
})

test('fails what is asked between two engines, and leaves nobody waiting', async () => {
  const engines = [fakeEngine(), fakeEngine()]
  let started = 0
  const link = await linkEngine(() => engines[started++]?.process as EngineProcess, OPTIONS)
  const client = listen(link)
  engines[0]?.die()
  client.send(call(1))
  expect(client.frames).toMatchObject([{ kind: 'failure', id: 1, error: { code: 'engine-stopped' } }])
})

test('gives up on an engine that dies again and again, and says so to every later call', async () => {
  const died: (() => void)[] = []
  const link = await linkEngine(() => {
    const engine = fakeEngine()
    died.push(engine.die)
    return engine.process
  }, OPTIONS)
  const client = listen(link)
  for (let round = 0; round < 4; round++) {
    died.at(-1)?.()
    for (let turn = 0; turn < 5; turn++) await Promise.resolve()
  }
  client.send(call(9))
  expect(died).toHaveLength(4)
  expect(client.frames.at(-1)).toMatchObject({ kind: 'failure', id: 9, error: { code: 'engine-stopped' } })
  await link.stop()
})

test('rejects with the reason of an engine that cannot start', async () => {
  const engine = fakeEngine({ kind: 'failed', error: { code: 'disk-full', message: 'full' } })
  await expect(linkEngine(() => engine.process, OPTIONS)).rejects.toMatchObject({ code: 'disk-full' })
})

test('tells the engine that a client has gone', async () => {
  const engine = fakeEngine()
  const link = await linkEngine(() => engine.process, OPTIONS)
  listen(link).close()
  expect(engine.posted.at(-1)).toEqual({ kind: 'close', channel: 1 })
})

test('stops when the engine has closed the library', async () => {
  const engine = fakeEngine()
  const link = await linkEngine(() => engine.process, OPTIONS)
  await link.stop()
  expect(engine.posted.at(-1)).toEqual({ kind: 'stop' })
})
