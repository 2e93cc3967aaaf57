import { once } from 'node:events'
import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ClientOptions, WebSocket } from 'ws'
import { type Client, createClient } from '../../shared/client.ts'
import { DEFAULT_SETTINGS } from '../../shared/model/settings.ts'
import { createGateway } from '../gateway.ts'
import { createGrantedPaths } from '../granted-paths.ts'
import { createDroppedFiles } from './dropped-files.ts'
import { createEventStream } from './event-stream.ts'
import { fakeEngineLink } from './fake-engine-link.ts'
import { createBrowserHost } from './host.ts'
import { type LoopbackServer, startLoopbackServer } from './http-server.ts'

let base: string
let server: LoopbackServer
let engine: ReturnType<typeof fakeEngineLink>
let beat: () => void
/** Resolved by the fake engine's one long call: when it has begun, and when its signal fired. */
let begun: PromiseWithResolvers<void>
let aborted: PromiseWithResolvers<void>

beforeEach(async () => {
  base = await realpath(await mkdtemp(join(tmpdir(), 'duidu-stream-')))
  begun = Promise.withResolvers()
  aborted = Promise.withResolvers()
  engine = fakeEngineLink({
    'settings.get': () => DEFAULT_SETTINGS,
    'sources.list': (_input, { signal }) => {
      begun.resolve()
      return new Promise((_resolve, reject) =>
        signal.addEventListener('abort', () => {
          aborted.resolve()
          reject(new DOMException('aborted', 'AbortError'))
        }),
      )
    },
  })
  const granted = createGrantedPaths()
  const host = createBrowserHost({ home: base, roots: [], dataFolder: join(base, 'data'), granted, version: '0' })
  server = await startLoopbackServer({
    port: 0,
    rendererFolder: base,
    events: createEventStream(
      createGateway(engine.link, host, granted, () => {}),
      task => {
        beat = task
        return () => {}
      },
    ),
    dropped: createDroppedFiles(base, granted),
    log: () => {},
  })
})
afterEach(async () => {
  await server.close()
  await rm(base, { recursive: true, force: true })
})

const token = () => new URL(server.url).hash.replace('#token=', '')
const origin = () => `http://127.0.0.1:${server.port}`

function dial(protocols: string[], options: ClientOptions = {}): WebSocket {
  return new WebSocket(`ws://127.0.0.1:${server.port}/socket`, protocols, { origin: origin(), ...options })
}

async function tab(options: ClientOptions = {}): Promise<{ socket: WebSocket; client: Client }> {
  const socket = dial(['duidu', token()], options)
  const client = createClient({
    send: text => socket.send(text),
    start(onText, onClosed) {
      socket.on('message', data => onText(data.toString()))
      socket.on('close', onClosed)
    },
    close: () => socket.close(),
  })
  await once(socket, 'open')
  return { socket, client }
}

/** The status with which the server refuses to open a socket. */
async function refusal(socket: WebSocket): Promise<number> {
  const [request, response] = await once(socket, 'unexpected-response')
  request.destroy()
  return response.statusCode
}

describe('opening', () => {
  it('answers with the protocol and never with the token', async () => {
    const { socket, client } = await tab()
    expect(socket.protocol).toBe('duidu')
    expect(await client.call('settings.get', {})).toEqual(DEFAULT_SETTINGS)
    expect(await client.call('host.info', {})).toMatchObject({ edition: 'browser' })
  })

  it.each([
    ['without a token', () => dial(['duidu']), 401],
    ['with a wrong token', () => dial(['duidu', 'wrong']), 401],
    ['with another protocol', () => dial(['chat', token()]), 400],
    ['with the token alone', () => dial([token()]), 400],
    ['from another origin', () => dial(['duidu', token()], { origin: 'https://attacker.example' }), 403],
    ['under a rebound name', () => dial(['duidu', token()], { headers: { Host: `attacker.example:${server.port}` } }), 421],
  ])('is refused %s', async (_attack, open, status) => {
    expect(await refusal(open())).toBe(status)
    expect(engine.connected()).toBe(0)
  })
})

describe('a connected tab', () => {
  it.each(['__proto__', 'constructor', 'toString', 'host.__proto__', 'library.destroy'])('is refused the method %s', async method => {
    const { client } = await tab()
    await expect(client.call(method as 'settings.get', {})).rejects.toMatchObject({ code: 'unknown-method' })
  })

  it('is refused a path that the user did not open, until it is granted', async () => {
    const { client } = await tab()
    await expect(client.call('sources.import', { paths: [base] })).rejects.toMatchObject({ code: 'not-permitted' })
    await client.call('host.grant', { path: base })
    await expect(client.call('sources.import', { paths: [base] })).rejects.toMatchObject({ code: 'no-library' })
  })

  it('hears events together with every other tab', async () => {
    const tabs = await Promise.all([tab(), tab()])
    const heard = tabs.map(({ client }) => new Promise(resolve => client.on('reports.changed', resolve)))
    engine.emit('reports.changed', { ids: ['r1'] })
    expect(await Promise.all(heard)).toEqual([{ ids: ['r1'] }, { ids: ['r1'] }])
  })

  it('aborts its calls when it goes away, and leaves the others alone', async () => {
    const [leaving, staying] = await Promise.all([tab(), tab()])
    const call = leaving.client.call('sources.list', {})
    await begun.promise
    leaving.socket.terminate()
    await expect(call).rejects.toMatchObject({ code: 'connection-lost' })
    await aborted.promise
    expect(await staying.client.call('settings.get', {})).toEqual(DEFAULT_SETTINGS)
    expect(engine.connected()).toBe(1)
  })

  it('can cancel a call of its own', async () => {
    const { client } = await tab()
    const controller = new AbortController()
    const call = client.call('sources.list', {}, { signal: controller.signal })
    await begun.promise
    controller.abort()
    await expect(call).rejects.toMatchObject({ code: 'cancelled' })
  })

  it.each([
    ['a frame over the limit', 'x'.repeat(9 * 1024 * 1024), 1009],
    ['bytes', Buffer.from('{}'), 1003],
  ])('is let go when it sends %s', async (_attack, data, code) => {
    const { socket } = await tab()
    socket.send(data)
    expect((await once(socket, 'close'))[0]).toBe(code)
  })

  it.each(['', 'not json', '[]', '{"kind":"call"}', '{"kind":"call","id":"1","method":"settings.get"}', '{"__proto__":{"kind":"cancel"}}'])(
    'may send nonsense without harm: %s',
    async text => {
      const { socket, client } = await tab()
      socket.send(text)
      expect(await client.call('settings.get', {})).toEqual(DEFAULT_SETTINGS)
    },
  )
})

it('lets go of a tab that reads nothing any more', async () => {
  const [stuck, reading] = await Promise.all([tab(), tab()])
  stuck.socket.pause()
  const ids = ['x'.repeat(1024 * 1024)]
  for (let megabytes = 0; megabytes < 64 && engine.connected() === 2; megabytes += 1) {
    const heard = new Promise(resolve => reading.client.on('reports.changed', resolve))
    // Twice, so that the one that reads is the one that sets the pace.
    engine.emit('reports.changed', { ids })
    engine.emit('reports.changed', { ids })
    await heard
    await reading.client.call('settings.get', {})
  }
  expect(engine.connected()).toBe(1)
})

describe('the heartbeat', () => {
  it('lets go of a tab that does not answer and keeps one that does', async () => {
    const [alive, dead] = await Promise.all([tab(), tab({ autoPong: false })])
    const pings = [once(alive.socket, 'ping'), once(dead.socket, 'ping')]
    beat()
    await Promise.all(pings)
    // An answer to this comes after the pong that was sent before it.
    await alive.client.call('settings.get', {})
    beat()
    await once(dead.socket, 'close')
    expect(await alive.client.call('settings.get', {})).toEqual(DEFAULT_SETTINGS)
  })
})

it('closes every tab when the server stops', async () => {
  const { socket } = await tab()
  const closed = once(socket, 'close')
  await server.close()
  await closed
  expect(engine.connected()).toBe(0)
})
