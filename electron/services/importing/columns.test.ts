import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { zip } from '../../../e2e/fixtures/archives.ts'
import type { ColumnMeaning } from '../../../shared/model/table.ts'
import { failureOf, reportText, SENTENCE, startEngine, type TestEngine } from '../../test-engine.ts'

let engine: TestEngine

beforeEach(async () => {
  engine = await startEngine()
})

afterEach(() => engine.stop())

/** Columns whose names say nothing, and a comment longer than the text beside it. */
const HEADER = ['编号', '甲', '乙', '丙', '丁']
const MEANINGS: (ColumnMeaning | null)[] = [null, 'place', 'year', 'text', null]

function body(city: string, year: number): string {
  return reportText(city, year, SENTENCE).split('\n').slice(4).join('\n')
}

function row(number: number, city: string, year: number): string[] {
  return [String(number), city, String(year), body(city, year), `${city}的备注。`.repeat(400)]
}

function csv(rows: readonly (readonly string[])[]): string {
  return rows.map(cells => cells.map(cell => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n')
}

const TABLE = csv([HEADER, row(1, '青禾市', 2023), row(2, '临溪市', 2024)])

async function importTable(name = '表.csv', content: string | Buffer = TABLE): Promise<number> {
  const folder = engine.write('报告', {})
  writeFileSync(join(folder, name), content)
  await engine.call('sources.import', { paths: [folder] })
  const source = (await engine.call('sources.list', {})).find(({ format }) => format === 'csv')
  return source?.id ?? 0
}

async function reports() {
  return (await engine.call('reports.list', {})).map(({ city, year }) => [city, year]).sort()
}

describe('a table with a report per row whose columns have strange names', () => {
  it('is shown with its first rows and what its columns are taken for', async () => {
    const id = await importTable()
    const table = await engine.call('sources.columns', { id })
    expect(table).toMatchObject({
      path: '报告/表.csv',
      header: HEADER,
      total: 2,
      meanings: [null, 'place', 'year', null, 'text'],
      chosen: false,
    })
    expect(table.rows.map(cells => cells.slice(0, 3))).toEqual([
      ['1', '青禾市', '2023'],
      ['2', '临溪市', '2024'],
    ])
    expect(Math.max(...table.rows.flat().map(cell => cell.length))).toBeLessThan(200)
  })

  it('can still be taken back what was done before, when the disk is full while the columns change', async () => {
    const id = await importTable()
    const db = engine.services.current.database()
    db.pragma(`max_page_count = ${db.pragma('page_count', { simple: true })}`)
    expect(await failureOf(engine.call('sources.mapColumns', { id, meanings: MEANINGS }))).toMatchObject({ code: 'disk-full' })
    db.pragma('max_page_count = 1073741823')
    expect(await engine.call('journal.undo', {})).toMatchObject({ kind: 'source.import' })
    expect(await reports()).toEqual([])
  })

  it('says what would come of other meanings, and changes nothing by that', async () => {
    const id = await importTable()
    const before = await engine.call('reports.list', {})
    expect(await engine.call('sources.columns', { id, meanings: MEANINGS })).toMatchObject({
      meanings: MEANINGS,
      chosen: false,
      reports: 2,
      first: [
        { place: '青禾市', year: 2023 },
        { place: '临溪市', year: 2024 },
      ],
    })
    expect(await engine.call('reports.list', {})).toEqual(before)
    expect((await engine.call('sources.columns', { id })).chosen).toBe(false)
  })

  it('is read again as the user says, as one step that can be taken back, also after a restart', async () => {
    const id = await importTable()
    const before = await reports()
    expect(await engine.call('sources.mapColumns', { id, meanings: MEANINGS })).toMatchObject({ kind: 'source.columns' })
    expect(await reports()).toEqual([
      ['临溪市', 2024],
      ['青禾市', 2023],
    ])
    expect(await engine.call('library.check', {})).toEqual({ ok: true, findings: [] })
    engine = await engine.restart()
    await engine.call('journal.undo', {})
    expect([await reports(), (await engine.call('sources.columns', { id })).chosen]).toEqual([before, false])
    await engine.call('journal.redo', {})
    expect((await engine.call('sources.columns', { id })).meanings).toEqual(MEANINGS)
    expect(await reports()).toContainEqual(['青禾市', 2023])
  })

  it('keeps what was said when the file gets another row, and its columns another order', async () => {
    const id = await importTable()
    await engine.call('sources.mapColumns', { id, meanings: MEANINGS })
    const turned = [HEADER, row(1, '青禾市', 2023), row(2, '临溪市', 2024), row(3, '沙湖市', 2025)].map(cells => [...cells].reverse())
    writeFileSync(join(engine.folder, '报告/表.csv'), csv(turned))
    await engine.call('sources.import', { paths: [join(engine.folder, '报告')] })
    expect(await reports()).toEqual([
      ['临溪市', 2024],
      ['沙湖市', 2025],
      ['青禾市', 2023],
    ])
    expect((await engine.call('sources.columns', { id })).meanings).toEqual([...MEANINGS].reverse())
  })

  it('goes by the names again when the user gives the choice up', async () => {
    const id = await importTable()
    const before = await reports()
    await engine.call('sources.mapColumns', { id, meanings: MEANINGS })
    await engine.call('sources.mapColumns', { id, meanings: null })
    expect([await reports(), (await engine.call('sources.columns', { id })).chosen]).toEqual([before, false])
  })

  it('may lie in an archive', async () => {
    const id = await importTable('包.zip', zip([{ name: '表.csv', data: TABLE }]))
    await engine.call('sources.mapColumns', { id, meanings: MEANINGS })
    expect(await reports()).toEqual([
      ['临溪市', 2024],
      ['青禾市', 2023],
    ])
  })
})

describe('what cannot be', () => {
  it('is refused with its reason: no texts, no table, a file that is gone, a library from elsewhere', async () => {
    const id = await importTable()
    const choice = { id, meanings: ['title', null, null, null, null] } as const
    expect(await failureOf(engine.call('sources.mapColumns', { ...choice, meanings: [...choice.meanings] }))).toMatchObject({
      code: 'bad-input',
    })
    engine.write('报告', { '青禾.txt': reportText('青禾市', 2024, SENTENCE) })
    await engine.call('sources.import', { paths: [join(engine.folder, '报告')] })
    const text = (await engine.call('sources.list', {})).find(({ format }) => format === 'text')
    expect(await failureOf(engine.call('sources.columns', { id: text?.id ?? 0 }))).toMatchObject({ code: 'unsupported-format' })

    await engine.services.close()
    rmSync(join(engine.folder, 'data'), { recursive: true })
    engine = await startEngine({ folder: engine.folder })
    expect(await failureOf(engine.call('sources.columns', { id }))).toMatchObject({ code: 'not-permitted' })
  })
})
