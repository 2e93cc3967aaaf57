import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { locateStaticFile } from './static-files.ts'

const root = resolve('/srv/renderer')

describe('locateStaticFile', () => {
  it('gives the page for the root and the build files by name, each with its type', () => {
    expect(locateStaticFile(root, '/')).toEqual({
      found: true,
      path: resolve(root, 'index.html'),
      contentType: 'text/html; charset=utf-8',
    })
    expect(locateStaticFile(root, '/assets/index-Bx_1-a.js')).toEqual({
      found: true,
      path: resolve(root, 'assets/index-Bx_1-a.js'),
      contentType: 'text/javascript; charset=utf-8',
    })
    expect(locateStaticFile(root, '/assets/chunk%2Djs.css')).toMatchObject({ found: true, path: resolve(root, 'assets/chunk-js.css') })
  })

  it.each([
    ['traversal', '/../secret.json'],
    ['traversal further down', '/assets/../../secret.json'],
    ['encoded dots', '/%2e%2e/secret.json'],
    ['an encoded slash', '/..%2fsecret.json'],
    ['an encoded backslash', '/..%5csecret.json'],
    ['a plain backslash', '/..\\secret.json'],
    ['traversal encoded twice', '/%252e%252e/secret.json'],
    ['a second root', '//etc/passwd.json'],
    ['an encoded second root', '/%2fetc/passwd.json'],
    ['a drive', '/C:/secret.json'],
    ['a stream of a file', '/index.html::$DATA'],
    ['a hidden file', '/.env.json'],
    ['a NUL', '/index.html%00.js'],
    ['a folder', '/assets/'],
  ])('refuses %s', (_attack, path) => {
    expect(locateStaticFile(root, path)).toEqual({ found: false, status: 403 })
  })

  it.each([
    ['an encoding that decodes to nothing', '/%ff.js'],
    ['a path that does not start at the root', 'index.html'],
    ['an empty path', ''],
  ])('refuses %s as a bad request', (_attack, path) => {
    expect(locateStaticFile(root, path)).toEqual({ found: false, status: 400 })
  })

  it.each(['/main.ts', '/database', '/__proto__', '/a.toString'])('serves no other kind of file: %s', path => {
    expect(locateStaticFile(root, path)).toEqual({ found: false, status: 404 })
  })
})
