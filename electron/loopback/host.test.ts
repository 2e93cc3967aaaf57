import { chmod, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createGrantedPaths, type GrantedPaths } from '../granted-paths.ts'
import { createBrowserHost } from './host.ts'

let base: string
let home: string
let granted: GrantedPaths
let host: ReturnType<typeof createBrowserHost>
const context = { signal: new AbortController().signal, progress: () => {} }

beforeEach(async () => {
  base = await realpath(await mkdtemp(join(tmpdir(), 'duidu-host-')))
  home = join(base, 'home')
  for (const folder of [
    'home/reports/2023',
    'home/notes.duidu',
    'home/.keys',
    'home/.hidden-root/lib.duidu',
    'elsewhere',
    'named/inner',
    'home/.data/shelf.duidu',
    'home/.data/window',
  ]) {
    await mkdir(join(base, folder), { recursive: true })
  }
  await writeFile(join(home, 'b10.txt'), '')
  await writeFile(join(home, 'b9.txt'), '')
  await writeFile(join(base, 'elsewhere/secret.txt'), '')
  granted = createGrantedPaths()
  const roots = [join(base, 'named'), join(home, '.hidden-root/lib.duidu'), join(base, 'new/not-there-yet.duidu')]
  host = createBrowserHost({ home, roots, dataFolder: join(home, '.data'), granted, version: '1.2.3' })
})
afterEach(() => rm(base, { recursive: true, force: true }))

const browse = async (path: string | null) => host['host.browse']({ path }, context)

describe('browsing', () => {
  it("starts in the user's folder: folders and libraries first, names in natural order, hidden ones left out", async () => {
    const listing = await browse(null)
    expect(listing).toMatchObject({ path: home, parent: null })
    expect(listing.entries.filter(entry => entry.path === join(home, entry.name))).toEqual([
      { name: 'notes.duidu', path: join(home, 'notes.duidu'), kind: 'library' },
      { name: 'reports', path: join(home, 'reports'), kind: 'folder' },
      { name: 'b9.txt', path: join(home, 'b9.txt'), kind: 'file' },
      { name: 'b10.txt', path: join(home, 'b10.txt'), kind: 'file' },
    ])
  })

  it("shows beside it what cannot be walked to: what was named, and the data folder's libraries", async () => {
    const { entries } = await browse(null)
    expect(entries.filter(entry => entry.path !== join(home, entry.name))).toEqual([
      { name: join(home, '.hidden-root/lib.duidu'), path: join(home, '.hidden-root/lib.duidu'), kind: 'library' },
      { name: join(base, 'named'), path: join(base, 'named'), kind: 'folder' },
      { name: 'shelf.duidu', path: join(home, '.data/shelf.duidu'), kind: 'library' },
    ])
    expect((await browse(join(home, 'reports'))).entries).toHaveLength(1)
  })

  it('goes down and up again, and up no further than a root', async () => {
    expect(await browse(join(home, 'reports/2023'))).toMatchObject({ parent: join(home, 'reports'), entries: [] })
    expect(await browse(join(base, 'named/inner'))).toMatchObject({ parent: join(base, 'named') })
    expect(await browse(join(base, 'named'))).toMatchObject({ parent: null })
    expect(await browse(join(home, '.hidden-root/lib.duidu'))).toMatchObject({ parent: null })
  })

  it.each([
    ['a folder outside', 'elsewhere', 'not-permitted'],
    ['the parent of a root', '', 'not-permitted'],
    ['the root of the system', '../../../../../../..', 'not-permitted'],
    ['traversal out of a root', 'home/reports/../../elsewhere', 'not-permitted'],
    ['a folder whose name begins like a root', 'home-of-another', 'not-permitted'],
    ['a hidden folder', 'home/.keys', 'not-permitted'],
    ['what lies in a hidden folder', 'home/.hidden-root', 'not-permitted'],
    ['a folder that is not there', 'home/nowhere', 'not-found'],
    ['a file', 'home/b9.txt', 'not-found'],
    ['a NUL', 'home/a\0b', 'bad-input'],
  ])('refuses %s', async (_attack, path, code) => {
    await expect(browse(`${base}/${path}`)).rejects.toMatchObject({ code })
  })

  it('refuses a relative path', async () => {
    await expect(browse('reports')).rejects.toMatchObject({ code: 'bad-input' })
  })

  it('follows links only as far as the roots reach', async () => {
    await symlink(join(base, 'elsewhere'), join(home, 'reports/out'))
    await symlink(join(home, '.keys'), join(home, 'reports/keys'))
    await symlink(join(home, 'gone'), join(home, 'reports/nowhere'))
    await symlink(join(base, 'named'), join(home, 'reports/in'))
    await symlink(join(home, 'b9.txt'), join(home, 'reports/file'))
    const { entries } = await browse(join(home, 'reports'))
    expect(entries.map(entry => `${entry.kind} ${entry.name}`)).toEqual(['folder 2023', 'folder in', 'file file'])
    await expect(browse(join(home, 'reports/out'))).rejects.toMatchObject({ code: 'not-permitted' })
    await expect(browse(join(home, 'reports/keys'))).rejects.toMatchObject({ code: 'not-permitted' })
  })

  const opensAll = process.getuid?.() === 0 || process.platform === 'win32'
  it.skipIf(opensAll)('says so when a folder cannot be read (not testable as root or on Windows)', async () => {
    await chmod(join(home, 'reports'), 0)
    await expect(browse(join(home, 'reports'))).rejects.toMatchObject({ code: 'unreadable' })
  })
})

describe('granting', () => {
  it('opens what the user chose and nothing beside it', async () => {
    expect(await host['host.grant']({ path: join(home, 'reports') }, context)).toEqual({ path: join(home, 'reports') })
    expect(await granted.allows(join(home, 'reports/2023'))).toBe(true)
    expect(await granted.allows(join(home, 'b9.txt'))).toBe(false)
  })

  it('takes a library that is still to be made', async () => {
    const path = join(home, 'reports/new.duidu')
    expect(await host['host.grant']({ path }, context)).toEqual({ path })
    expect(await granted.allows(path)).toBe(true)
  })

  it.each(['elsewhere/secret.txt', 'home/.keys', 'home/../elsewhere'])('refuses %s', async path => {
    await expect(host['host.grant']({ path: `${base}/${path}` }, context)).rejects.toMatchObject({ code: 'not-permitted' })
    expect(await granted.allows(join(base, path))).toBe(false)
  })

  it('grants where a link leads, not the link', async () => {
    await symlink(join(base, 'named/inner'), join(home, 'link'))
    expect(await host['host.grant']({ path: join(home, 'link') }, context)).toEqual({ path: join(base, 'named/inner') })
  })
})

describe('making a folder', () => {
  const make = async (parent: string, name: string) => host['host.makeFolder']({ parent: join(base, parent), name }, context)

  it('makes it where the user is', async () => {
    expect(await make('home/reports', '导出')).toEqual({ path: join(home, 'reports/导出') })
    expect(await browse(join(home, 'reports/导出'))).toMatchObject({ entries: [] })
  })

  it.each([
    ['home', 'reports', 'conflict'],
    ['home', '../escaped', 'bad-input'],
    ['home', '.hidden', 'bad-input'],
    ['elsewhere', 'new', 'not-permitted'],
    ['home/nowhere', 'new', 'not-found'],
    ['home/b9.txt', 'new', 'not-found'],
  ])('refuses %s/%s', async (parent, name, code) => {
    await expect(make(parent, name)).rejects.toMatchObject({ code })
  })
})

it('opens a library of the data folder again', async () => {
  const path = join(home, '.data/shelf.duidu')
  expect(await host['host.grant']({ path }, context)).toEqual({ path })
})

it('says what it is and that it neither picks nor reveals', () => {
  expect(host['host.info']({}, context)).toMatchObject({ edition: 'browser', version: '1.2.3', picksNatively: false })
  const refusal = expect.objectContaining({ code: 'not-permitted' })
  expect(() => host['host.pick']({ what: 'folder' }, context)).toThrowError(refusal)
  expect(() => host['host.reveal']({ path: home }, context)).toThrowError(refusal)
})
