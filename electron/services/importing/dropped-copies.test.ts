import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { reportText, SENTENCE, startEngine, type TestEngine } from '../../test-engine.ts'

const DROP = 'data/dropped/00000000-0000-4000-8000-000000000001'

let engine: TestEngine
let folder: string

beforeEach(async () => {
  engine = await startEngine()
  folder = join(engine.write(DROP, { '报告/二/青禾.txt': reportText('青禾市', 2024, SENTENCE) }), '报告')
  await engine.call('sources.import', { paths: [folder] })
})

afterEach(() => engine.stop())

async function removeAll(): Promise<void> {
  await engine.call('sources.remove', { ids: (await engine.call('sources.list', {})).map(({ id }) => id) })
}

describe('the copies of a folder that was dropped into the page', () => {
  it('give sources with their folders, and are no folder to watch', async () => {
    expect((await engine.call('sources.list', {})).map(({ path }) => path)).toEqual(['报告/二/青禾.txt'])
    expect(await engine.call('folders.list', {})).toEqual([])
  })

  it('stay while a source was made of them, and go when the library is closed without', async () => {
    engine = await engine.restart()
    expect(existsSync(folder)).toBe(true)
    await removeAll()
    engine = await engine.restart()
    expect(existsSync(folder)).toBe(false)
  })

  it('stay while another library has them', async () => {
    const other = join(engine.folder, '另一个.duidu')
    await engine.call('library.open', { path: other, create: true })
    await engine.call('sources.import', { paths: [folder] })
    await engine.call('library.open', { path: engine.library })
    await removeAll()
    engine = await engine.restart()
    expect(existsSync(folder)).toBe(true)
    await engine.call('library.open', { path: other })
    await removeAll()
    engine = await engine.restart()
    expect(existsSync(folder)).toBe(false)
  })

  it('go when dropping them again brought nothing new', async () => {
    const again = join(engine.write(DROP.replace(/1$/, '2'), { '报告/二/青禾.txt': reportText('青禾市', 2024, SENTENCE) }), '报告')
    expect(await engine.call('sources.import', { paths: [again] })).toMatchObject({ sources: 0, unchanged: 1 })
    engine = await engine.restart()
    expect([existsSync(folder), existsSync(again)]).toEqual([true, false])
  })
})
