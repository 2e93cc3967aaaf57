import { readFileSync, statSync } from 'node:fs'
import { expect, test } from 'vitest'

const page = new URL('../out/renderer/index.html', import.meta.url)
/** Of design: what the window needs before it can show anything, minified. */
const MOST = 600 * 1024

test('the first chunk of the window stays small; what is heavy is loaded when it is first opened', () => {
  const scripts = [...readFileSync(page, 'utf8').matchAll(/(?:src|href)="(\.\/assets\/[^"]+\.js)"/g)].map(([, path = '']) => path)
  expect(scripts).not.toEqual([])
  const bytes = scripts.reduce((sum, path) => sum + statSync(new URL(path, page)).size, 0)
  expect(bytes).toBeLessThan(MOST)
})
