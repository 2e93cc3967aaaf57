import { describe, expect, it } from 'vitest'
import { guardRequest, type RequestFacts } from './request-guard.ts'

const server = { port: 4321, tokenMatches: (candidate: string | undefined) => candidate === 'right' }
const page: RequestFacts = {
  method: 'GET',
  url: '/',
  host: '127.0.0.1:4321',
  origin: undefined,
  authorization: undefined,
  subprotocols: undefined,
  upgrade: false,
}
const socket: RequestFacts = { ...page, url: '/socket', origin: 'http://127.0.0.1:4321', subprotocols: 'duidu, right', upgrade: true }
const upload: RequestFacts = {
  ...page,
  method: 'POST',
  url: '/upload?name=a.txt',
  origin: 'http://127.0.0.1:4321',
  authorization: 'Bearer right',
}
const everyRoute = [
  ['the page', page],
  ['the socket', socket],
  ['an upload', upload],
] as const

function outcome(request: RequestFacts): string | number {
  const verdict = guardRequest(request, server)
  return verdict.allowed ? verdict.route : verdict.status
}

describe('guardRequest', () => {
  it('lets the page, its socket and its uploads through', () => {
    expect(everyRoute.map(([, request]) => outcome(request))).toEqual(['file', 'socket', 'upload'])
    expect(outcome({ ...page, method: 'HEAD' })).toBe('file')
    expect(outcome({ ...page, url: '/assets/index.js', origin: 'http://127.0.0.1:4321' })).toBe('file')
    expect(outcome({ ...page, url: '/open/ticket' })).toBe('open')
  })

  it('knows its own address also on the port that browsers leave out', () => {
    const at80 = { ...socket, host: '127.0.0.1', origin: 'http://127.0.0.1' }
    expect(guardRequest(at80, { ...server, port: 80 })).toMatchObject({ allowed: true })
  })

  it('hands on the query and the raw path', () => {
    const verdict = guardRequest({ ...upload, url: '/upload?name=%E6%8A%A5%E5%91%8A.txt' }, server)
    expect(verdict.allowed && verdict.query.get('name')).toBe('报告.txt')
    expect(guardRequest({ ...page, url: '/a/..%2fb?c' }, server)).toMatchObject({ path: '/a/..%2fb' })
  })

  describe.each(everyRoute)('for %s', (_name, request) => {
    it.each([
      ['a foreign name (DNS rebinding)', 'attacker.example:4321'],
      ['a foreign name without port', 'attacker.example'],
      ['localhost, which a hosts file or resolver may bend', 'localhost:4321'],
      ['another port', '127.0.0.1:9999'],
      ['another loopback address', '127.0.0.2:4321'],
      ['our name as part of another', '127.0.0.1:4321.attacker.example'],
      ['none', undefined],
    ])('refuses a Host that is %s', (_attack, host) => {
      expect(outcome({ ...request, host })).toBe(421)
    })

    it.each([
      ['a web site', 'https://attacker.example'],
      ['another program on this machine', 'http://127.0.0.1:9999'],
      ['localhost', 'http://localhost:4321'],
      ['our name with TLS', 'https://127.0.0.1:4321'],
      ['a sandboxed frame or local file', 'null'],
      ['an empty origin', ''],
    ])('refuses the Origin of %s', (_attack, origin) => {
      expect(outcome({ ...request, origin })).toBe(403)
    })
  })

  it('refuses socket and upload without an Origin', () => {
    expect(outcome({ ...socket, origin: undefined })).toBe(403)
    expect(outcome({ ...upload, origin: undefined })).toBe(403)
  })

  it.each([
    ['no token', 'duidu'],
    ['an empty token', 'duidu, '],
    ['a wrong token', 'duidu, wrong'],
    ['the name of an inherited property', 'duidu, __proto__'],
  ])('refuses a socket with %s', (_attack, subprotocols) => {
    expect(outcome({ ...socket, subprotocols })).toBe(401)
  })

  it.each([
    ['none', undefined],
    ['a foreign one', 'chat, right'],
    ['the token first', 'right, duidu'],
    ['more than two', 'duidu, right, wrong'],
  ])('refuses a socket whose subprotocols are %s', (_attack, subprotocols) => {
    expect(outcome({ ...socket, subprotocols })).toBe(400)
  })

  it.each([
    ['no token', undefined],
    ['an empty token', 'Bearer '],
    ['a wrong token', 'Bearer wrong'],
    ['another scheme', 'Basic right'],
    ['the token without scheme', 'right'],
  ])('refuses an upload with %s', (_attack, authorization) => {
    expect(outcome({ ...upload, authorization })).toBe(401)
  })

  it('takes the token from its own place only', () => {
    expect(outcome({ ...socket, subprotocols: 'duidu', authorization: 'Bearer right' })).toBe(401)
    expect(outcome({ ...upload, authorization: undefined, url: '/upload?name=a&token=right' })).toBe(401)
  })

  it.each([
    [{ ...page, method: 'POST' }, 405],
    [{ ...page, method: 'DELETE' }, 405],
    [{ ...page, method: 'TRACE' }, 405],
    [{ ...page, method: '__proto__' }, 405],
    [{ ...page, method: undefined }, 405],
    [{ ...page, url: '/open/ticket', method: 'HEAD' }, 405],
    [{ ...upload, method: 'GET' }, 405],
    [{ ...socket, method: 'POST' }, 405],
    [{ ...socket, upgrade: false }, 400],
    [{ ...socket, url: '/other' }, 404],
    [{ ...upload, upgrade: true }, 404],
    [{ ...page, url: 'http://127.0.0.1:4321/' }, 400],
    [{ ...page, url: '*' }, 400],
    [{ ...page, url: undefined }, 400],
  ])('refuses what no browser of ours sends (%#)', (request, status) => {
    expect(outcome(request)).toBe(status)
  })
})
