import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { DuplicateGroup } from '../../../shared/model/duplicate.ts'
import { encode } from '../../importing/fixtures/encode.ts'
import { openLibrary } from '../../store/database.ts'
import { failureOf, reportText, SENTENCE, startEngine, type TestEngine } from '../../test-engine.ts'

let engine: TestEngine

beforeEach(async () => {
  engine = await startEngine()
})

afterEach(() => engine.stop())

const QINGHE = reportText('青禾市', 2024, SENTENCE)
const LINXI = reportText('临溪市', 2024, '全年开展执法检查3次、专题询问2次。')
/** The same report from another site: other signs, spaces and lines, and notes behind it. */
const WITH_NOTES = `${QINGHE.replaceAll('，', ', ').replaceAll('。\n', '。\n\n')}\n名词解释\n1.专项工作报告：由政府向常委会提出的报告。\n`

async function importFiles(folder: string, files: Readonly<Record<string, string>>) {
  return engine.call('sources.import', { paths: [engine.write(folder, files)] })
}

/** Paths of each group, the best to keep first. */
async function groups(): Promise<string[][]> {
  return (await engine.call('duplicates.list', {})).map(pathsOf)
}

function pathsOf({ reports }: DuplicateGroup): string[] {
  return reports.map(({ sourcePath }) => sourcePath)
}

async function onlyGroup(): Promise<DuplicateGroup> {
  const found = await engine.call('duplicates.list', {})
  const [first] = found
  if (!first || found.length > 1) throw new Error(`${found.length} groups`)
  return first
}

async function mark(path: string) {
  const report = (await engine.call('reports.list', {})).find(({ sourcePath }) => sourcePath === path)
  return engine.call('highlights.add', { reportId: report?.id ?? '', start: 0, end: 4 })
}

async function paths(): Promise<string[]> {
  return (await engine.call('reports.list', {})).map(({ sourcePath }) => sourcePath)
}

describe('reports that are in the library twice', () => {
  it('are found at import and named with the other one, whatever their encoding, name and folder', async () => {
    expect((await importFiles('甲', { '青禾.txt': QINGHE, '临溪.txt': LINXI })).problems).toEqual([])
    const folder = engine.write('网页', {})
    writeFileSync(join(folder, '旧稿.txt'), encode(QINGHE, 'gb18030'))
    const { problems } = await engine.call('sources.import', { paths: [folder] })
    const [original] = (await engine.call('reports.list', {})).filter(({ sourcePath }) => sourcePath === '甲/青禾.txt')
    expect(problems).toEqual([
      expect.objectContaining({
        code: 'duplicate',
        path: '网页/旧稿.txt',
        details: {
          reportId: original?.id,
          path: '甲/青禾.txt',
          name: '青禾市 · 2024 · 青禾市人民代表大会常务委员会工作报告',
          own: expect.any(String),
          percent: 100,
        },
      }),
    ])
    expect(await onlyGroup()).toMatchObject({
      same: true,
      conflicts: [],
      proposal: { keep: original?.id, reason: 'first' },
      reports: [
        { sourcePath: '甲/青禾.txt', format: 'text', share: 1 },
        { sourcePath: '网页/旧稿.txt', share: 1 },
      ],
    })
  })

  it('are marked in the list of reports, as soon as they are known', async () => {
    await importFiles('甲', { '青禾.txt': QINGHE, '临溪.txt': LINXI, '另.txt': QINGHE })
    const marked = (await engine.call('reports.list', {})).map(({ sourcePath, duplicates }) => [sourcePath, duplicates])
    expect(marked).toEqual([
      ['甲/临溪.txt', undefined],
      ['甲/另.txt', 1],
      ['甲/青禾.txt', 1],
    ])
  })

  it('are told among the problems of either', async () => {
    await importFiles('甲', { '青禾.txt': QINGHE, '另.txt': QINGHE })
    const [one, other] = await engine.call('reports.list', {})
    const found = await engine.call('problems.list', { reportIds: [other?.id ?? ''] })
    expect(found).toMatchObject([{ code: 'duplicate', reportId: other?.id, details: { reportId: one?.id, path: one?.sourcePath } }])
  })

  it('are compared by their words: the one with notes is the better', async () => {
    await importFiles('甲', { '青禾.txt': QINGHE })
    await importFiles('网页', { '全文.txt': WITH_NOTES })
    const group = await onlyGroup()
    expect(group).toMatchObject({ same: false, proposal: { keep: group.reports[0]?.id, reason: 'longer' } })
    expect(pathsOf(group)).toEqual(['网页/全文.txt', '甲/青禾.txt'])
    expect(group.reports[1]?.share).toBeGreaterThan(0.6)
    expect(group.reports[1]?.share).toBeLessThan(1)
  })

  it('are not those of one body in following years, nor those of two cities by one template', async () => {
    await importFiles('甲', { '二三.txt': reportText('青禾市', 2023, SENTENCE), '二四.txt': QINGHE, '临溪.txt': LINXI })
    expect(await groups()).toEqual([])
  })

  it('with one text filed under two places are left to the user', async () => {
    await importFiles('甲', { '青禾.txt': QINGHE, '抄.txt': QINGHE })
    const [report] = await engine.call('reports.list', {})
    await engine.call('reports.update', { ids: [report?.id ?? ''], patch: { city: '临溪市' } })
    expect(await onlyGroup()).toMatchObject({ same: true, conflicts: ['place'], proposal: { keep: null, reason: 'filed-apart' } })
  })

  it('go when one is removed, and are back when that is taken back, also after a restart', async () => {
    await importFiles('甲', { '青禾.txt': QINGHE, '另.txt': QINGHE })
    const [first] = await engine.call('reports.list', {})
    await engine.call('reports.remove', { ids: [first?.id ?? ''] })
    expect(await groups()).toEqual([])
    engine = await engine.restart()
    await engine.call('journal.undo', {})
    expect(await groups()).toHaveLength(1)
  })

  it('go when the text of one becomes another', async () => {
    await importFiles('甲', { '青禾.txt': QINGHE, '另.txt': QINGHE })
    await importFiles('甲', { '另.txt': LINXI })
    expect(await groups()).toEqual([])
  })

  it('are found in a library that was made before there were fingerprints', async () => {
    await importFiles('甲', { '青禾.txt': QINGHE, '另.txt': QINGHE })
    await engine.services.close()
    const { db, close } = await openLibrary(engine.library)
    db.exec('DELETE FROM fingerprint')
    close()
    engine = await startEngine({ folder: engine.folder })
    expect(await groups()).toHaveLength(1)
    await engine.services.close()
    const again = await openLibrary(engine.library)
    const kept = again.db.prepare<[], number>('SELECT count(*) FROM fingerprint').pluck().get()
    again.close()
    expect(kept).toBe(2)
    engine = await startEngine({ folder: engine.folder })
  })

  it('are made known to windows without being asked for', async () => {
    await importFiles('甲', { '青禾.txt': QINGHE, '另.txt': QINGHE })
    engine = await engine.restart()
    const ids = (await engine.call('reports.list', {})).map(({ id }) => id).sort()
    await vi.waitFor(() => expect(engine.payloads('reports.changed').map(payload => [...(payload.ids ?? [])].sort())).toContainEqual(ids), {
      timeout: 20_000,
    })
  })
})

describe('what the user says of them', () => {
  async function twice(): Promise<DuplicateGroup> {
    // One after the other, in the order of their names: which came first is certain.
    await importFiles('甲', { '另.txt': QINGHE })
    await importFiles('甲', { '青禾.txt': QINGHE })
    return onlyGroup()
  }

  const idsOf = ({ reports }: DuplicateGroup) => reports.map(({ id }) => id)

  it('leave the one that stays in the reading lists that held them, until that is taken back', async () => {
    await importFiles('报告', { '青禾.txt': QINGHE, '青禾二.txt': `${QINGHE}\n` })
    const { reports } = await onlyGroup()
    const [keep = '', other = ''] = reports.map(({ id }) => id)
    await engine.call('lists.save', { name: '要读的', reportIds: [other] })
    const listed = async () => (await engine.call('lists.list', {})).map(({ reportIds }) => reportIds)
    await engine.call('duplicates.settle', { decisions: [{ reportIds: [keep, other], keep }] })
    expect(await listed()).toEqual([[keep]])
    await engine.call('journal.undo', {})
    expect(await listed()).toEqual([[other]])
  })

  it('hand their memos to the one that stays, and have them again when that is taken back', async () => {
    await importFiles('甲', { '青禾.txt': QINGHE, '另.txt': QINGHE, '三.txt': QINGHE })
    const group = await onlyGroup()
    const [keep = '', ...copies] = idsOf(group)
    const memoOf = async (id: string) => (await engine.call('memos.get', { about: { kind: 'report', id } })).memo?.text
    const memos = ['留下的', '第一份', '第二份']
    for (const [at, id] of [keep, ...copies].entries()) {
      await engine.call('memos.save', { about: { kind: 'report', id }, text: memos[at] ?? '' })
    }
    await engine.call('duplicates.settle', { decisions: [{ reportIds: idsOf(group), keep }] })
    expect(await memoOf(keep)).toBe(memos.join('\n\n'))
    expect(await engine.call('memos.list', {})).toHaveLength(1)
    await engine.call('journal.undo', {})
    expect(await Promise.all([keep, ...copies].map(memoOf))).toEqual(memos)
  })

  it('keeps one and removes the others, in one step back and forth', async () => {
    const group = await twice()
    const keep = group.proposal.keep
    await engine.call('duplicates.settle', { decisions: [{ reportIds: idsOf(group), keep }] })
    expect([await paths(), await groups()]).toEqual([['甲/另.txt'], []])
    expect(await engine.call('journal.undo', {})).toMatchObject({ kind: 'duplicate.settle', count: 1 })
    expect([await paths(), await groups()]).toEqual([['甲/另.txt', '甲/青禾.txt'], [['甲/另.txt', '甲/青禾.txt']]])
    await engine.call('journal.redo', {})
    expect(await paths()).toEqual(['甲/另.txt'])
  })

  it('keeps all as different reports, also after a restart, until it is taken back', async () => {
    const group = await twice()
    await engine.call('duplicates.settle', { decisions: [{ reportIds: idsOf(group), keep: null }] })
    expect([(await paths()).length, await groups()]).toEqual([2, []])
    engine = await engine.restart()
    expect(await groups()).toEqual([])
    expect((await engine.call('reports.list', {})).every(({ duplicates }) => duplicates === undefined)).toBe(true)
    await engine.call('journal.undo', {})
    expect(await groups()).toHaveLength(1)
  })

  it('is asked anew when a third one comes', async () => {
    const group = await twice()
    await engine.call('duplicates.settle', { decisions: [{ reportIds: idsOf(group), keep: null }] })
    await importFiles('网页', { '三.txt': QINGHE })
    expect((await groups()).map(each => [...each].sort())).toEqual([['甲/另.txt', '甲/青禾.txt', '网页/三.txt']])
  })

  it('never takes marks away without a word', async () => {
    await twice()
    await mark('甲/青禾.txt')
    const marked = await onlyGroup()
    expect([pathsOf(marked), marked.proposal.reason]).toEqual([['甲/青禾.txt', '甲/另.txt'], 'highlights'])
    const [, other] = idsOf(marked)
    const decision = { reportIds: idsOf(marked), keep: other ?? null }
    expect(await failureOf(engine.call('duplicates.settle', { decisions: [decision] }))).toMatchObject({ code: 'conflict' })
    expect(await paths()).toHaveLength(2)
    await mark('甲/另.txt')
    expect((await onlyGroup()).proposal).toEqual({ keep: null, reason: 'several-marked' })
    await engine.call('duplicates.settle', { decisions: [{ ...decision, withHighlights: true }] })
    expect(await paths()).toEqual(['甲/另.txt'])
    await engine.call('journal.undo', {})
    expect(await engine.call('highlights.list', {})).toHaveLength(2)
  })

  it('is refused whole when a report is no longer there', async () => {
    const group = await twice()
    const decisions = [
      { reportIds: idsOf(group), keep: group.proposal.keep },
      { reportIds: ['gone', ...idsOf(group)], keep: null },
    ]
    expect(await failureOf(engine.call('duplicates.settle', { decisions }))).toMatchObject({ code: 'not-found' })
    expect(await paths()).toHaveLength(2)
  })

  it('stays with the library when its files are read again', async () => {
    const group = await twice()
    await engine.call('duplicates.settle', { decisions: [{ reportIds: idsOf(group), keep: group.proposal.keep }] })
    const folder = join(engine.folder, '甲')
    expect(await engine.call('sources.import', { paths: [folder] })).toMatchObject({ unchanged: 2, problems: [] })
    expect(await paths()).toEqual(['甲/另.txt'])
    rmSync(folder, { recursive: true })
    expect(await groups()).toEqual([])
  })
})
