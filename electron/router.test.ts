import { expect, test } from 'vitest'
import type { CallContext, Handlers, MethodOf } from '../shared/contract.ts'
import { AppError } from '../shared/errors.ts'
import type { ServerFrame } from '../shared/wire.ts'
import { createRouter } from './router.ts'

/** A host that browses by `browse` and can do nothing else. */
function open(browse: (input: { path: string | null }, context: CallContext) => unknown) {
  const refuse = () => {
    throw new AppError('not-permitted', 'not here')
  }
  const handlers = {
    'host.info': refuse,
    'host.pick': refuse,
    'host.browse': browse,
    'host.grant': refuse,
    'host.makeFolder': refuse,
    'host.reveal': refuse,
  } as unknown as Handlers<MethodOf<'host'>>
  const logged: unknown[] = []
  const frames: ServerFrame[] = []
  const waiting: (() => void)[] = []
  const session = createRouter('host', handlers, (_, error) => logged.push(error)).openSession(frame => {
    frames.push(frame)
    for (const wake of waiting.splice(0)) wake()
  })
  async function call(method: string, input: unknown): Promise<ServerFrame> {
    session.receive({ kind: 'call', id: 1, method, input })
    while (!frames.some(frame => frame.kind === 'result' || frame.kind === 'failure')) {
      await new Promise<void>(resolve => waiting.push(resolve))
    }
    return frames.at(-1) as ServerFrame
  }
  return { call, session, frames, logged }
}

const failure = (code: string) => ({ kind: 'failure', error: { code } })

test('answers a call with what the handler gives', async () => {
  const { call } = open(({ path }) => ({ path, parent: null, entries: [] }))
  expect(await call('host.browse', { path: '/a' })).toEqual({ kind: 'result', id: 1, value: { path: '/a', parent: null, entries: [] } })
})

test.each(['no.such', 'constructor', '__proto__', 'toString', 'hasOwnProperty', ''])('refuses the method name %j', async method => {
  expect(await open(() => null).call(method, {})).toMatchObject(failure('unknown-method'))
})

test('refuses a method of the other side', async () => {
  expect(await open(() => null).call('library.get', {})).toMatchObject(failure('unknown-method'))
})

test.each([[{}], [{ path: 5 }], [{ path: '/a', more: true }], [null], ['text'], [{ path: 'x'.repeat(5000) }]])(
  'refuses the input %j before the handler sees it',
  async input => {
    let seen = false
    const { call } = open(() => {
      seen = true
    })
    expect(await call('host.browse', input)).toMatchObject(failure('bad-input'))
    expect(seen).toBe(false)
  },
)

test('keeps the words of an unknown error in the log', async () => {
  const { call, logged } = open(() => {
    throw new Error('SELECT secret FROM table')
  })
  const frame = await call('host.browse', { path: null })
  expect(frame).toMatchObject(failure('unexpected'))
  expect(JSON.stringify(frame)).not.toContain('secret')
  expect(String(logged[0])).toContain('secret')
})

test('sends progress before the result', async () => {
  const { call, frames } = open((_, { progress }) => {
    progress('half')
    return null
  })
  await call('host.browse', { path: null })
  expect(frames.map(frame => frame.kind)).toEqual(['progress', 'result'])
})

test('cancels a running call', async () => {
  const { call, session } = open(
    (_, { signal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new AppError('cancelled', 'cancelled')))
        session.receive({ kind: 'cancel', id: 1 })
      }),
  )
  expect(await call('host.browse', { path: null })).toMatchObject(failure('cancelled'))
})

test('aborts what runs when the client goes, and sends nothing any more', async () => {
  let aborted = false
  const { session, frames } = open((_, { signal }) => {
    signal.addEventListener('abort', () => {
      aborted = true
    })
    return new Promise(() => {})
  })
  session.receive({ kind: 'call', id: 1, method: 'host.browse', input: { path: null } })
  session.close()
  expect(aborted).toBe(true)
  expect(frames).toEqual([])
})
