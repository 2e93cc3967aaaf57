import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'

const ENTRY = resolve(import.meta.dirname, 'entry.mjs')
let folder: string
let children: ChildProcessWithoutNullStreams[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duidu-serve-'))
  children = []
})
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

/** Runs the built electron/serve.ts as a user's terminal would, with a home of its own. */
function serve(...args: string[]) {
  const env = { ...process.env, HOME: folder, DUIDU_DATA: join(folder, 'data') }
  const child = spawn(process.execPath, [ENTRY, '--built', 'serve', ...args], { env })
  children.push(child)
  const said = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.err += text
  })
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, ...said }))
  return { child, ended }
}

it.each(['SIGINT', 'SIGTERM'] as const)('prints its address once, alone on standard output, and ends cleanly at %s', async signal => {
  const { child, ended } = serve('--no-open')
  await once(child.stdout, 'data')
  child.kill(signal)
  const { code, out } = await ended
  expect(out).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}\n$/)
  expect(code).toBe(0)
})

it('says in one sentence that the library is not there', async () => {
  const path = join(folder, 'nowhere.duidu')
  const { code, out, err } = await serve('--no-open', '--library', path).ended
  expect({ code, out }).toEqual({ code: 1, out: '' })
  expect(err).toMatch(/^[A-Z].*\.\n$/)
})

it('says in one sentence that the port is taken', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const address = other.address()
  const port = typeof address === 'object' ? String(address?.port) : ''
  const { code, err } = await serve('--no-open', '--port', port).ended
  other.close()
  expect({ code, err }).toEqual({ code: 1, err: `Port ${port} is used by another program.\n` })
})

it.each(['--port many', '--port 65536', '--unknown', '--library'])('shows its usage for %s', async words => {
  const { code, err } = await serve(...words.split(' ')).ended
  expect(code).toBe(2)
  expect(err).toMatch(/^Usage: /)
})

it('says that no browser could be started and goes on serving', async () => {
  const env = { ...process.env, HOME: folder, DUIDU_DATA: join(folder, 'data'), DISPLAY: '', WAYLAND_DISPLAY: '', PATH: folder }
  const child = spawn(process.execPath, [ENTRY, '--built', 'serve'], { env })
  children.push(child)
  let err = ''
  const said = new Promise<void>(found => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text
      if (err.includes('No web browser could be started')) found()
    })
  })
  const [address] = await once(child.stdout.setEncoding('utf8'), 'data')
  await said
  const page = await fetch(new URL('/nothing.js', address))
  expect(page.status).toBe(404)
})
