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
