import { mkdtemp, realpath } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Handlers, MethodOf } from '../shared/contract.ts'
import type { ServerFrame } from '../shared/wire.ts'
import type { EngineLink } from './engine/link.ts'
import { createGateway } from './gateway.ts'
import { createGrantedPaths } from './granted-paths.ts'

/** A window on a gateway whose engine only notes what reaches it. */
async function openWindow() {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'duidu-gateway-')))
  const reached: string[] = []
  const engine: EngineLink = {
    connect: onText => ({
      send: text => {
        reached.push(text)
        const { kind, id } = JSON.parse(text)
        if (kind === 'call') onText(JSON.stringify({ kind: 'result', id, value: 'from the engine' }))
      },
      close: () => {},
    }),
    stop: async () => {},
  }
  const granted = createGrantedPaths()
  await granted.grant(folder)
  const host = { 'host.reveal': () => null } as unknown as Handlers<MethodOf<'host'>>
  const waiting = new Map<number, (frame: ServerFrame) => void>()
  const connection = createGateway(engine, host, granted, () => {}).connect(text => {
    const frame = JSON.parse(text)
    waiting.get(frame.id)?.(frame)
  })
  let id = 0
  function call(method: string, input: unknown): Promise<ServerFrame> {
    id += 1
    const answer = new Promise<ServerFrame>(resolve => waiting.set(id, resolve))
    connection.send(JSON.stringify({ kind: 'call', id, method, input }))
    return answer
  }
  return { folder, reached, call, cancel: () => connection.send(JSON.stringify({ kind: 'cancel', id })) }
}

test('passes a call without paths on to the engine', async () => {
  const { call } = await openWindow()
  expect(await call('tags.list', {})).toMatchObject({ kind: 'result', value: 'from the engine' })
})

test('passes paths on that lie in what the user opened', async () => {
  const { call, folder } = await openWindow()
  expect(await call('sources.import', { paths: [join(folder, 'reports')] })).toMatchObject({ kind: 'result' })
})

test.each([
  ['sources.import', { paths: ['/etc'] }],
  ['sources.inspect', { paths: ['/etc/passwd'] }],
  ['library.open', { path: '/etc' }],
  ['exports.markdown', { directory: '/etc' }],
  ['exports.markdown', { directory: '/tmp/a\0b' }],
])('keeps %s away from paths that the user did not open', async (method, input) => {
  const { call, reached } = await openWindow()
  expect(await call(method, input)).toMatchObject({ kind: 'failure', error: { code: 'not-permitted' } })
  expect(reached).toEqual([])
})

test('answers host methods itself', async () => {
  const { call, reached } = await openWindow()
  expect(await call('host.reveal', { path: '/x' })).toMatchObject({ kind: 'result', value: null })
  expect(reached).toEqual([])
})

test('a cancel does not overtake a call whose paths are still being looked at', async () => {
  const { call, cancel, folder, reached } = await openWindow()
  const answer = call('sources.import', { paths: [folder] })
  cancel()
  expect(await answer).toMatchObject({ kind: 'failure', error: { code: 'cancelled' } })
  expect(reached).toEqual([])
})
