import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Library, openLibrary } from './database.ts'
import { journalState, recordAction, redoAction, undoAction } from './journal.ts'
import { MIGRATIONS } from './migrations/index.ts'
import { type Migration, newestVersion } from './migrations/migration.ts'
import { listReports } from './reports.ts'
import { listSavedLayouts } from './saved-layouts.ts'
import { findSetting, saveSetting } from './settings.ts'
import { addTag, listTags } from './tags.ts'
import { mark, storeReport, temporaryFolder } from './test-rows.ts'

let folder: ReturnType<typeof temporaryFolder>
let path: string
const open: Library[] = []

beforeEach(() => {
  folder = temporaryFolder('store')
  path = join(folder.path, '书库.duidu')
})

afterEach(() => {
  for (const library of open.splice(0)) library.close()
  folder.remove()
})

async function opened(options: Parameters<typeof openLibrary>[1] = {}): Promise<Library> {
  const library = await openLibrary(path, options)
  open.push(library)
  return library
}

function close(library: Library): void {
  open.splice(open.indexOf(library), 1)
  library.close()
}

function refusal(code: string, details: Record<string, unknown> = {}) {
  return expect.objectContaining({ code, details: expect.objectContaining(details) })
}

/** Every file with its content, to prove that nothing was written. */
function contentOf(directory: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(directory, { recursive: true, encoding: 'utf8' })
      .filter(name => statSync(join(directory, name)).isFile())
      .map(name => [name, readFileSync(join(directory, name), 'base64')]),
  )
}

const newest = newestVersion(MIGRATIONS)
/** One step more than the program knows. */
const next: Migration = { version: newest + 1, up: db => db.exec('ALTER TABLE tag ADD COLUMN mark TEXT') }

describe('opening a library', () => {
  it('makes one where there is none, and finds everything again', async () => {
    const library = await opened({ create: true })
    storeReport(library.db, 'a.txt', '标题')
    close(library)
    expect(listReports((await opened()).db).map(report => report.title)).toEqual(['标题'])
  })

  it('writes ahead and waits for the disk at every commit', async () => {
    const { db } = await opened({ create: true })
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal')
    expect(db.pragma('synchronous', { simple: true })).toBe(2)
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1)
  })

  it('keeps undo and redo over a restart', async () => {
    const library = await opened({ create: true })
    recordAction(library.db, 'tag.create', 1, () => addTag(library.db, null, '监督'))
    recordAction(library.db, 'tag.create', 1, () => addTag(library.db, null, '立法'))
    undoAction(library.db)
    const before = journalState(library.db)
    close(library)
    const { db } = await opened()
    expect(journalState(db)).toEqual(before)
    redoAction(db)
    undoAction(db)
    undoAction(db)
    expect(listTags(db)).toEqual([])
  })

  it('says that there is none', async () => {
    await expect(openLibrary(path)).rejects.toEqual(refusal('library-missing', { path }))
  })

  it.each([
    ['an empty folder', () => mkdirSync(path)],
    ['a file', () => writeFileSync(path, '报告')],
    [
      'a folder with other things in it, even when one is to be made',
      () => {
        mkdirSync(path)
        writeFileSync(join(path, '报告.txt'), '报告')
      },
    ],
    [
      "another program's database",
      () => {
        mkdirSync(path)
        new Database(join(path, 'library.sqlite')).exec('CREATE TABLE t (a); PRAGMA user_version = 1').close()
      },
    ],
  ])('refuses %s as no library and writes nothing', async (what, make) => {
    make()
    const before = statSync(path).isDirectory() ? contentOf(path) : readFileSync(path)
    await expect(openLibrary(path, { create: what !== 'an empty folder' })).rejects.toEqual(refusal('not-a-library'))
    expect(statSync(path).isDirectory() ? contentOf(path) : readFileSync(path)).toEqual(before)
  })

  it('makes one in an empty folder, and goes on where making one was cut short', async () => {
    mkdirSync(path)
    writeFileSync(join(path, 'library.sqlite.new'), 'half')
    await opened({ create: true })
    expect(existsSync(join(path, 'library.sqlite.new'))).toBe(false)
  })

  it('refuses a library of a newer version by name and does not touch it', async () => {
    close(await opened({ create: true, migrations: [...MIGRATIONS, next] }))
    const before = contentOf(path)
    await expect(openLibrary(path, { migrations: MIGRATIONS })).rejects.toEqual(
      refusal('library-newer', { version: newest + 1, known: newest }),
    )
    expect(contentOf(path)).toEqual(before)
  })

  it('refuses a newer version that stands only in the write-ahead log', async () => {
    const library = await opened({ create: true })
    library.db.pragma(`user_version = ${newest + 1}`)
    const copy = join(folder.path, 'copy.duidu')
    mkdirSync(copy)
    for (const name of ['library.sqlite', 'library.sqlite-wal']) copyFileSync(join(path, name), join(copy, name))
    await expect(openLibrary(copy)).rejects.toEqual(refusal('library-newer', { version: newest + 1 }))
  })
})

describe('a damaged library', () => {
  async function damaged(damage: (file: string) => void): Promise<void> {
    const library = await opened({ create: true })
    storeReport(library.db, 'a.txt', '标题\n'.repeat(5000))
    close(library)
    damage(join(path, 'library.sqlite'))
  }

  it('whose beginning is overwritten is refused by name', async () => {
    await damaged(file => writeFileSync(file, Buffer.alloc(50_000, 7)))
    await expect(openLibrary(path)).rejects.toEqual(refusal('library-damaged', { path }))
  })

  it('that is empty is refused by name', async () => {
    await damaged(file => truncateSync(file, 0))
    await expect(openLibrary(path)).rejects.toEqual(refusal('library-damaged'))
  })

  it('whose table of contents is overwritten is refused by name', async () => {
    await damaged(file => {
      const bytes = readFileSync(file)
      bytes.fill(0xff, 100, 4096)
      writeFileSync(file, bytes)
    })
    await expect(openLibrary(path)).rejects.toEqual(refusal('library-damaged'))
  })

  it('can be opened again once it was put right', async () => {
    let good = Buffer.alloc(0)
    await damaged(file => {
      good = readFileSync(file)
      truncateSync(file, 0)
    })
    await expect(openLibrary(path)).rejects.toThrow()
    writeFileSync(join(path, 'library.sqlite'), good)
    expect(listReports((await opened()).db)).toHaveLength(1)
  })
})

describe('a migration', () => {
  it('is preceded by a copy that can be opened on its own', async () => {
    const library = await opened({ create: true })
    storeReport(library.db, 'a.txt', '标题')
    close(library)
    const { db } = await opened({ migrations: [...MIGRATIONS, next] })
    expect(db.pragma('user_version', { simple: true })).toBe(newest + 1)
    expect(listReports(db)).toHaveLength(1)

    const [name = '', ...others] = readdirSync(join(path, 'backups'))
    expect(others).toEqual([])
    expect(name).toMatch(new RegExp(`^before-migration-from-${newest}-`))
    const restored = join(folder.path, 'restored.duidu')
    mkdirSync(restored)
    copyFileSync(join(path, 'backups', name), join(restored, 'library.sqlite'))
    const copy = await openLibrary(restored, { migrations: MIGRATIONS })
    expect(listReports(copy.db).map(report => report.title)).toEqual(['标题'])
    copy.close()
  })

  it('that fails leaves the library as it was, also when an earlier one succeeded', async () => {
    close(await opened({ create: true }))
    const broken: Migration = { version: newest + 2, up: db => db.exec('ALTER TABLE nothing ADD COLUMN x TEXT') }
    await expect(openLibrary(path, { migrations: [...MIGRATIONS, next, broken] })).rejects.toThrow('nothing')
    const { db } = await opened()
    expect(db.pragma('user_version', { simple: true })).toBe(newest)
    expect(db.prepare(`SELECT name FROM pragma_table_info('tag')`).pluck().all()).not.toContain('mark')
  })

  it('makes rows of the layouts that were one setting, and leaves out what is none', async () => {
    const before = await opened({ create: true })
    before.db.exec('DROP TABLE saved_layout; PRAGMA user_version = 15')
    const kept = [{ id: 'a', name: '两地', layout: { panes: [] } }, { name: '无编号' }, 7]
    saveSetting(before.db, 'workspaces', kept)
    close(before)
    const migrated = (await opened({ migrations: MIGRATIONS.filter(({ version }) => version <= 16) })).db
    expect(listSavedLayouts(migrated)).toEqual(kept.slice(0, 1))
    expect(findSetting(migrated, 'workspaces')).toBeUndefined()
  })

  it('makes no copy where there is nothing to migrate', async () => {
    close(await opened({ create: true }))
    await opened()
    expect(existsSync(join(path, 'backups'))).toBe(false)
  })

  it('is journalled with its new columns', async () => {
    const { db } = await opened({ create: true, migrations: [...MIGRATIONS, next] })
    const id = addTag(db, null, '监督')
    recordAction(db, 'tag.update', 1, () => db.exec(`UPDATE tag SET mark = 'j'`))
    undoAction(db)
    expect(db.prepare('SELECT id, mark FROM tag').all()).toEqual([{ id, mark: null }])
  })
})

describe('two programs on one library', () => {
  it('the second is told who has it open', async () => {
    await opened({ create: true })
    await expect(openLibrary(path)).rejects.toEqual(refusal('library-locked', { path, pid: process.pid }))
  })

  it('the second gets in when the first has closed', async () => {
    close(await opened({ create: true }))
    await opened()
    expect(existsSync(join(path, 'lock.json'))).toBe(true)
  })

  it('the second gets in when the first was killed, and is told of it before', async () => {
    const child = spawn(process.execPath, [fileURLToPath(new URL('./crash-writer.ts', import.meta.url)), path, '1'])
    await once(child.stdout, 'data')
    await expect(openLibrary(path)).rejects.toEqual(refusal('library-locked', { pid: child.pid }))
    child.kill('SIGKILL')
    await once(child, 'exit')
    await opened()
  })

  it('a half-written note of the first does not hide that it has the library open', async () => {
    await opened({ create: true })
    writeFileSync(join(path, 'lock.json'), '{"pid":')
    await expect(openLibrary(path)).rejects.toEqual(refusal('library-locked', { path }))
  })
})

describe('a full disk', () => {
  it('fails the action by name and loses nothing that was confirmed', async () => {
    const { db } = await opened({ create: true })
    const report = storeReport(db, 'a.txt', '召开常委会会议七次')
    recordAction(db, 'highlight.add', 1, () => mark(db, report, 0, 2, 'confirmed'))
    db.pragma(`max_page_count = ${db.pragma('page_count', { simple: true })}`)
    const { translateError } = await import('./sqlite-errors.ts')
    const fill = () => recordAction(db, 'highlight.add', 1, () => mark(db, report, 0, 2, 'x'.repeat(100_000)))
    let failure: unknown
    try {
      fill()
    } catch (error) {
      failure = translateError(error, path)
    }
    expect(failure).toEqual(refusal('disk-full', { path }))
    expect(db.prepare('SELECT note FROM highlight').pluck().all()).toEqual(['confirmed'])
    expect(db.prepare('PRAGMA integrity_check').pluck().get()).toBe('ok')

    db.pragma('max_page_count = 1000000')
    fill()
    undoAction(db)
    undoAction(db)
    expect(db.prepare('SELECT note FROM highlight').all()).toEqual([])
  })
})

it.skipIf(process.platform !== 'linux')('a place where no folder can be made is refused by name (needs /proc)', async () => {
  await expect(openLibrary('/proc/书库.duidu', { create: true })).rejects.toMatchObject({ code: 'library-read-only' })
})

describe('a library without the right to write', () => {
  /** Root may write everywhere: as root the attempt is made by a child that gave its rights up. */
  async function attempt(): Promise<string> {
    const script = `
      if (process.getuid?.() === 0) { process.setgid(65534); process.setuid(65534) }
      const { openLibrary } = await import(${JSON.stringify(new URL('./database.ts', import.meta.url).href)})
      await openLibrary(${JSON.stringify(path)}).then(() => console.log('opened'), error => console.log(error.code))`
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script])
    const said: Buffer[] = []
    child.stdout.on('data', (data: Buffer) => said.push(data))
    child.stderr.on('data', (data: Buffer) => said.push(data))
    await once(child, 'close')
    return Buffer.concat(said).toString().trim()
  }

  it.each([
    ['in a folder that is read-only', 0o555, 0o444, 'library-read-only'],
    ['whose file alone is read-only', 0o777, 0o444, 'library-read-only'],
    ['whose list of who reads is read-only', 0o777, 0o666, 'library-read-only'],
    ['in a folder where nobody may look', 0o000, 0o444, 'library-read-only'],
    ['that may be written', 0o777, 0o666, 'opened'],
  ])('%s', async (what, ofFolder, ofFiles, said) => {
    close(await opened({ create: true }))
    chmodSync(folder.path, 0o755)
    for (const name of readdirSync(path)) chmodSync(join(path, name), ofFiles)
    chmodSync(join(path, 'lock'), 0o666)
    if (what.includes('who reads')) writeFileSync(join(path, 'library.sqlite-shm'), '', { mode: 0o444 })
    chmodSync(path, ofFolder)
    const answer = await attempt()
    chmodSync(path, 0o755)
    expect(answer).toBe(said)
  })
})
