import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { contract } from '../../../shared/contract.ts'
import { openArchive } from '../../importing/formats/archive.ts'
import { mark, parsedReport, store } from '../../store/test-rows.ts'
import { startEngine, type TestEngine } from '../../test-engine.ts'

let engine: TestEngine

beforeEach(async () => {
  engine = await startEngine()
  const db = engine.services.current.database()
  const [id = ''] = store(
    db,
    'a.txt',
    parsedReport('青禾市工作报告\n监督工作。', { city: '青禾市', year: 2024, title: '青禾报告' }),
  ).reportIds
  mark(db, id, 8, 12, '')
})

afterEach(() => engine.stop())

describe('what colours mean', () => {
  it('is kept with the library; an empty name gives the ink its own again', async () => {
    expect(await engine.call('inks.get', {})).toEqual({})
    await engine.call('inks.rename', { colour: 'azure', name: '存疑' })
    await engine.call('inks.rename', { colour: 'rouge', name: '亮点' })
    expect(await engine.call('inks.get', {})).toEqual({ azure: '存疑', rouge: '亮点' })
    await engine.call('inks.rename', { colour: 'rouge', name: '' })
    expect(await engine.call('inks.get', {})).toEqual({ azure: '存疑' })
  })

  it('is said in tables, in Markdown and in Word documents', async () => {
    const [highlight] = await engine.call('highlights.list', {})
    if (!highlight) throw new Error('no highlight')
    await engine.call('inks.rename', { colour: highlight.colour, name: '亮点' })
    const directory = join(engine.folder, 'out')
    const { file } = await engine.call('exports.table', { directory, format: 'csv' })
    expect(parse(readFileSync(file), { bom: true, columns: true })).toMatchObject([{ 颜色: '亮点' }])
    const draft = { unit: 'report' as const, source: '{% for h in highlights %}{{ h.colour }}{% endfor %}' }
    expect((await engine.call('exports.preview', { draft })).markdown).toContain('亮点')
    const { files } = await engine.call('exports.docx', { directory })
    const comments = (await openArchive(readFileSync(files[0] ?? ''), 'document')).find(({ name }) => name === 'word/comments.xml')
    expect(new TextDecoder().decode(await comments?.read())).toContain('亮点')
  })
})

describe('keys of one’s own', () => {
  it('are kept with the settings of the machine; what is no list of keys is refused', async () => {
    await engine.call('settings.update', { shortcuts: { note: ['X'], tag: [] } })
    expect((await engine.call('settings.get', {})).shortcuts).toEqual({ note: ['X'], tag: [] })
    const taken = (shortcuts: unknown) => contract['settings.update'].input.safeParse({ shortcuts }).success
    expect([taken({ note: ['X'] }), taken({ 'no te': ['X'] }), taken({ note: ['X'.repeat(50)] }), taken({ note: 'X' })]).toEqual([
      true,
      false,
      false,
      false,
    ])
  })
})
