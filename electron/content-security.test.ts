import { expect, it } from 'vitest'
import { CONTENT_SECURITY_POLICY } from './content-security.ts'

const sources = new Map(
  CONTENT_SECURITY_POLICY.split('; ').map(directive => {
    const [name = '', ...values] = directive.split(' ')
    return [name, values]
  }),
)

it('allows nothing that it does not name', () => {
  expect(sources.get('default-src')).toEqual(["'none'"])
  const outside = ['base-uri', 'form-action', 'frame-ancestors'].map(name => sources.get(name))
  expect(outside).toEqual([["'none'"], ["'none'"], ["'none'"]])
})

it('loads from the own origin only, and data: for pictures alone', () => {
  const named = [...sources].filter(([name]) => name.endsWith('-src')).flatMap(([name, values]) => values.map(value => `${name} ${value}`))
  const loose = named.filter(entry => !/ '(none|self)'$/.test(entry))
  expect(loose).toEqual(['img-src data:'])
})

it('lets no text become markup or code, by any policy', () => {
  expect(sources.get('require-trusted-types-for')).toEqual(["'script'"])
  expect(sources.get('trusted-types')).toEqual(["'none'"])
})
