import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SECURITY_HEADERS } from '../content-security.ts'
import { createGateway } from '../gateway.ts'
import { createGrantedPaths, type GrantedPaths } from '../granted-paths.ts'
import { createDroppedFiles } from './dropped-files.ts'
import { createEventStream } from './event-stream.ts'
import { fakeEngineLink } from './fake-engine-link.ts'
import { createBrowserHost } from './host.ts'
import { type LoopbackServer, startLoopbackServer } from './http-server.ts'

let base: string
let server: LoopbackServer
let granted: GrantedPaths
let logged: unknown[]

beforeEach(async () => {
  base = await realpath(await mkdtemp(join(tmpdir(), 'duidu-http-')))
  await mkdir(join(base, 'renderer/assets'), { recursive: true })
  await writeFile(join(base, 'renderer/index.html'), '<!doctype html><title>对读</title>')
  await writeFile(join(base, 'renderer/assets/index.js'), 'export {}')
  await writeFile(join(base, 'secret.json'), '"secret"')
  logged = []
  granted = createGrantedPaths()
  const log = (_what: string, error: unknown) => logged.push(error)
  const host = createBrowserHost({ home: base, roots: [], dataFolder: join(base, 'data'), granted, version: '0' })
  server = await startLoopbackServer({
    port: 0,
    rendererFolder: join(base, 'renderer'),
    events: createEventStream(createGateway(fakeEngineLink({}).link, host, granted, log)),
    dropped: createDroppedFiles(join(base, 'dropped'), granted, 1000),
    log,
  })
})
afterEach(async () => {
  await server.close()
  await rm(base, { recursive: true, force: true })
})

interface Answer {
  status: number | undefined
  headers: IncomingHttpHeaders
  text: string
}

/** Sends the path exactly as it is given: `fetch` would tidy it up, and sets Host and Origin itself. */
function ask(method: string, path: string, headers: Record<string, string> = {}, body = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port: server.port, method, path, headers }, response => {
      const chunks: Buffer[] = []
      response.on('data', chunk => chunks.push(chunk))
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, text: Buffer.concat(chunks).toString('utf8') }),
      )
    })
    request.on('error', reject)
    request.end(body)
  })
}

const ownOrigin = () => `http://127.0.0.1:${server.port}`
const token = () => new URL(server.url).hash.replace('#token=', '')
const own = () => ({ Origin: ownOrigin(), Authorization: `Bearer ${token()}` })

describe('the page', () => {
  it('is served with its files, their types and no secret in them', async () => {
    const page = await ask('GET', '/')
    expect(page).toMatchObject({ status: 200, text: '<!doctype html><title>对读</title>' })
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(await ask('GET', '/assets/index.js?x=1')).toMatchObject({ status: 200, text: 'export {}' })
    expect(await ask('HEAD', '/')).toMatchObject({ status: 200, text: '' })
  })

  it.each([
    ['/', 200],
    ['/assets/nothing.js', 404],
    ['/..%2fsecret.json', 403],
    ['/socket', 400],
  ])('is kept nowhere and may do nothing but its own: %s', async (path, status) => {
    const answer = await ask('GET', path)
    expect(answer.status).toBe(status)
    const expected = Object.entries(SECURITY_HEADERS).map(([name, value]) => [name.toLowerCase(), value])
    expect(answer.headers).toMatchObject(Object.fromEntries(expected))
    expect(answer.headers['set-cookie']).toBeUndefined()
  })

  it.each(['/../secret.json', '/..%2fsecret.json', '/%2e%2e/secret.json', '/assets/..%5c..%5csecret.json', '/assets/../../secret.json'])(
    'does not lead outside its folder: %s',
    async path => {
      const answer = await ask('GET', path)
      expect(answer.status).toBe(403)
      expect(answer.text).not.toContain('secret')
    },
  )

  it('is not given to a rebound name or another origin', async () => {
    expect(await ask('GET', '/', { Host: `attacker.example:${server.port}` })).toMatchObject({ status: 421 })
    expect(await ask('GET', '/', { Origin: 'https://attacker.example' })).toMatchObject({ status: 403 })
  })

  it('answers a folder and an unknown method with a refusal', async () => {
    expect(await ask('GET', '/assets')).toMatchObject({ status: 404 })
    expect(await ask('DELETE', '/')).toMatchObject({ status: 405 })
  })
})

describe('a ticket', () => {
  it('leads to the page with the token once', async () => {
    const ticket = new URL(server.ticket())
    expect(ticket.href).not.toContain(token())
    const first = await ask('GET', ticket.pathname)
    expect(first).toMatchObject({ status: 303, headers: { location: `/#token=${token()}` } })
    const second = await ask('GET', ticket.pathname)
    expect(second.status).toBe(401)
    expect(JSON.stringify(second)).not.toContain(token())
  })

  it('cannot be guessed', async () => {
    server.ticket()
    expect(await ask('GET', '/open/')).toMatchObject({ status: 401 })
    expect(await ask('GET', '/open/__proto__')).toMatchObject({ status: 401 })
  })
})

describe('an upload', () => {
  it('saves the file under its name and opens it for importing', async () => {
    const answer = await ask('POST', '/upload?name=%E6%8A%A5%E5%91%8A.txt', own(), '各位代表')
    expect(answer.status).toBe(200)
    const { path } = JSON.parse(answer.text)
    expect(path).toMatch(/报告\.txt$/)
    expect(await readFile(path, 'utf8')).toBe('各位代表')
    expect(await granted.allows(path)).toBe(true)
  })

  it.each([
    ['without a token', { Authorization: '' }, 401],
    ['with a wrong token', { Authorization: 'Bearer wrong' }, 401],
    ['from another origin', { Origin: 'https://attacker.example' }, 403],
    ['from another host', { Host: 'attacker.example' }, 421],
  ])('is refused %s', async (_attack, headers, status) => {
    expect(await ask('POST', '/upload?name=a.txt', { ...own(), ...headers }, 'x')).toMatchObject({ status })
    await expect(readdir(join(base, 'dropped'))).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('is refused without an Origin', async () => {
    expect(await ask('POST', '/upload?name=a.txt', { Authorization: `Bearer ${token()}` }, 'x')).toMatchObject({ status: 403 })
  })

  it.each(['', '..%2F..%2Fescaped.txt', '.profile', 'a%00.txt', '%2Fetc%2Fpasswd'])('is refused under the name "%s"', async name => {
    const answer = await ask('POST', `/upload?name=${name}`, own(), 'x')
    expect(answer.status).toBe(400)
    expect(JSON.parse(answer.text)).toMatchObject({ code: 'bad-input' })
  })

  it.each([
    ['that says its size', { 'Content-Length': '5000000' }],
    ['that does not', { 'Transfer-Encoding': 'chunked' }],
  ])('is refused when it is too large, also one %s, and the sender hears why', async (_what, headers) => {
    const answer = await ask('POST', '/upload?name=a.txt', { ...own(), ...headers }, 'x'.repeat(5_000_000))
    expect(answer.status).toBe(413)
    expect(JSON.parse(answer.text)).toMatchObject({ code: 'too-large' })
    expect(await readdir(join(base, 'dropped')).catch(() => [])).toEqual([])
    expect(logged).toEqual([])
  })
})

it('says so when the port is taken', async () => {
  const events = createEventStream({ connect: () => ({ send: () => {}, close: () => {} }) })
  const second = startLoopbackServer({
    port: server.port,
    rendererFolder: base,
    events,
    dropped: createDroppedFiles(base, granted),
    log: () => {},
  })
  await expect(second).rejects.toMatchObject({ code: 'conflict', details: { port: server.port } })
  events.close()
})
