import { once } from 'node:events'
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { type Client, createClient } from '../../shared/client.ts'
import { builtEntry } from '../engine/built-program.ts'
import { type RunningServer, startServer } from './start-server.ts'

/** The real engine in its thread, from source. */
const entry = builtEntry('serve.js')

let base: string
const running: RunningServer[] = []

beforeEach(async () => {
  base = await realpath(await mkdtemp(join(tmpdir(), 'duidu-server-')))
  await mkdir(join(base, 'home'))
  vi.stubEnv('DUIDU_DATA', join(base, 'data'))
  vi.stubEnv('HOME', join(base, 'home'))
})
afterEach(async () => {
  await Promise.all(running.splice(0).map(server => server.stop()))
  vi.unstubAllEnvs()
  await rm(base, { recursive: true, force: true })
})

async function start(libraryPath: string | null, paths: readonly string[] = []): Promise<RunningServer> {
  const server = await startServer({ entry, libraryPath, port: 0, paths })
  running.push(server)
  return server
}

async function tab(server: RunningServer): Promise<Client> {
  const { origin, host, hash } = new URL(server.url)
  const socket = new WebSocket(`ws://${host}/socket`, ['duidu', hash.replace('#token=', '')], { origin })
  const client = createClient({
    send: text => socket.send(text),
    start(onText, onClosed) {
      socket.on('message', data => onText(data.toString()))
      socket.on('close', onClosed)
    },
    close: () => socket.close(),
  })
  await once(socket, 'open')
  return client
}

describe('startServer', () => {
  it('answers from the real engine and from the host', async () => {
    const client = await tab(await start(null))
    expect(await client.call('library.get', {})).toBeNull()
    expect(await client.call('settings.get', {})).toMatchObject({ lastLibrary: null })
    expect(await client.call('host.info', {})).toMatchObject({ edition: 'browser', version: expect.stringMatching(/^\d+\.\d+\.\d+/) })
  })

  it('opens the library that was named, and every tab sees the same one', async () => {
    const path = join(base, 'home/notes.duidu')
    const first = await start(null, [join(base, 'home')])
    await (await tab(first)).call('library.open', { path, create: true })
    await first.stop()
    running.length = 0

    const server = await start(path)
    const tabs = await Promise.all([tab(server), tab(server)])
    const seen = await Promise.all(tabs.map(client => client.call('library.get', {})))
    expect(seen.map(library => library?.path)).toEqual([path, path])
  })

  it('tells every tab when one of them changes something', async () => {
    const server = await start(null)
    const [one, other] = await Promise.all([tab(server), tab(server)])
    const heard = new Promise(resolve => other.on('settings.changed', resolve))
    await one.call('settings.update', { theme: 'dark' })
    expect(await heard).toMatchObject({ theme: 'dark' })
  })

  it('lets the page import what the command line named, and nothing beside it', async () => {
    await mkdir(join(base, 'elsewhere/named'), { recursive: true })
    await writeFile(join(base, 'elsewhere/secret.txt'), '各位代表')
    const client = await tab(await start(null, [join(base, 'elsewhere/named')]))
    const refused = { code: 'not-permitted' }
    await expect(client.call('sources.inspect', { paths: [join(base, 'elsewhere/secret.txt')] })).rejects.toMatchObject(refused)
    await expect(client.call('sources.inspect', { paths: [join(base, 'elsewhere/named/../secret.txt')] })).rejects.toMatchObject(refused)
    await expect(client.call('host.browse', { path: join(base, 'elsewhere') })).rejects.toMatchObject(refused)
    expect(await client.call('host.browse', { path: join(base, 'elsewhere/named') })).toMatchObject({ parent: null, entries: [] })
  })

  it.each([
    ['is not there', 'nowhere.duidu', 'library-missing'],
    ['is no library', 'home', 'not-a-library'],
  ])('says so when the library %s', async (_what, name, code) => {
    await expect(start(join(base, name))).rejects.toMatchObject({ code })
  })

  it('says so when a path that was named is not there, or lies in a file', async () => {
    await writeFile(join(base, 'a.txt'), '')
    await expect(start(null, [join(base, 'nowhere')])).rejects.toMatchObject({ code: 'not-found' })
    await expect(start(join(base, 'a.txt/b.duidu'))).rejects.toMatchObject({ code: 'unreadable' })
  })

  it('says so when the library is open in another program', async () => {
    const path = join(base, 'home/notes.duidu')
    const client = await tab(await start(null, [join(base, 'home')]))
    await client.call('library.open', { path, create: true })
    await expect(start(path)).rejects.toMatchObject({ code: 'library-locked' })
  })
})
