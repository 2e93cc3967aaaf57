import { expect, test } from 'vitest'
import { parseClientFrame } from './wire.ts'

test('reads a call and a cancel', () => {
  expect(parseClientFrame('{"kind":"call","id":1,"method":"tags.list","input":{}}')).toEqual({
    kind: 'call',
    id: 1,
    method: 'tags.list',
    input: {},
  })
  expect(parseClientFrame('{"kind":"cancel","id":1}')).toEqual({ kind: 'cancel', id: 1 })
})

test('gives a call without input an empty one', () => {
  expect(parseClientFrame('{"kind":"call","id":2,"method":"tags.list"}')).toEqual({ kind: 'call', id: 2, method: 'tags.list', input: {} })
})

test.each([
  '',
  'no json',
  'null',
  '[]',
  '"call"',
  '{"kind":"call","id":"1","method":"x"}',
  '{"kind":"call","id":1}',
  '{"kind":"result","id":1,"value":0}',
  '{"kind":"cancel","id":1.5}',
])('refuses %j', text => {
  expect(parseClientFrame(text)).toBeUndefined()
})

test('takes half a character for the sign that a database would keep in its place', () => {
  const frame = { kind: 'call', id: 3, method: 'tags.create', input: { path: ['一\ud800', '\ud83d\ude00'] } }
  expect(parseClientFrame(JSON.stringify(frame))).toMatchObject({ input: { path: ['一\ufffd', '\ud83d\ude00'] } })
})
