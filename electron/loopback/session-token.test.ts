import { expect, it } from 'vitest'
import { createSessionToken } from './session-token.ts'

it('makes another token of 256 bits each time, fit for a URL fragment and a subprotocol', () => {
  const tokens = Array.from({ length: 100 }, () => createSessionToken().text)
  expect(new Set(tokens).size).toBe(100)
  expect(tokens.every(token => /^[\w-]{43}$/.test(token))).toBe(true)
})

it('matches its own text and nothing else', () => {
  const token = createSessionToken()
  const wrong = [undefined, '', token.text.slice(1), `${token.text}A`, token.text.toLowerCase(), createSessionToken().text, '__proto__']
  expect(token.matches(token.text)).toBe(true)
  expect(wrong.filter(text => token.matches(text))).toEqual([])
})
