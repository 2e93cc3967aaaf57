import { existsSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { parseSync, Visitor } from 'vite'
import { describe, expect, it } from 'vitest'

/**
 * Under plain Node `import 'electron'` starts a download and then throws, so nothing that the browser edition, the
 * command line or the workers load may import it, not even through a chunk they share with the desktop.
 */
const built = resolve(import.meta.dirname, '../../out/main')
const ENTRIES = ['serve.js', 'cli.js', 'engine.js', 'parse-worker.js', 'copy-worker.js', 'words-worker.js', 'reuse-worker.js']

/** The module names that a script imports, exports from or requires; comments and strings do not count. */
function importsOf(script: string, code: string): string[] {
  const { program, errors } = parseSync(script, code)
  if (errors.length > 0) throw new Error(`${script} cannot be parsed: ${errors[0]?.message}`)
  const names: string[] = []
  const add = (source: unknown) => {
    if (typeof source !== 'object' || source === null || !('value' in source)) return
    if (typeof source.value === 'string') names.push(source.value)
  }
  new Visitor({
    ImportDeclaration: node => add(node.source),
    ExportNamedDeclaration: node => add(node.source),
    ExportAllDeclaration: node => add(node.source),
    ImportExpression: node => add(node.source),
    CallExpression(node) {
      if (node.callee.type === 'Identifier' && /require/i.test(node.callee.name)) add(node.arguments[0])
    },
  }).visit(program)
  return names
}

/** Every script that an entry loads sooner or later, with what it imports. */
function loadedBy(entry: string): ReadonlyMap<string, readonly string[]> {
  const seen = new Map<string, readonly string[]>()
  const waiting = [entry]
  for (let script = waiting.pop(); script !== undefined; script = waiting.pop()) {
    if (seen.has(script)) continue
    const folder = dirname(script)
    const imports = importsOf(script, readFileSync(script, 'utf8'))
    seen.set(script, imports)
    waiting.push(...imports.filter(name => name.startsWith('.')).map(name => resolve(folder, name)))
  }
  return seen
}

describe('the search for imports', () => {
  it.each([
    "import { app } from 'electron'",
    "import 'electron'",
    "export * from 'electron'",
    "export { app } from 'electron'",
    "const electron = await import('electron')",
    "const electron = require('electron')",
    "const electron = __require('electron')",
  ])('sees %s', code => {
    expect(importsOf('a.js', code)).toEqual(['electron'])
  })

  it.each(["// import 'electron'", 'const text = "import \'electron\'"', 'const text = `require("electron")`', "const name = 'electron'"])(
    'does not take %s for one',
    code => {
      expect(importsOf('a.js', code)).toEqual([])
    },
  )
})

describe('the build', () => {
  it.each(ENTRIES)('lets %s run without electron', entry => {
    const path = resolve(built, entry)
    expect(existsSync(path), `There is no out/main/${entry}: run "npm run build" first.`).toBe(true)
    const offenders = [...loadedBy(path)].filter(([, imports]) => imports.some(name => /^electron(\/|$)/.test(name)))
    expect(offenders.map(([script]) => script)).toEqual([])
  })

  it('lets the desktop import electron, so that the search is known to work on what is really built', () => {
    const path = resolve(built, 'main.js')
    expect(existsSync(path), 'There is no out/main/main.js: run "npm run build" first.').toBe(true)
    expect([...loadedBy(path).values()].flat()).toContain('electron')
  })
})
