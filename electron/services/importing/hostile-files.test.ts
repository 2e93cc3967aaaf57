import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createRoll, damagedFile, wholeFiles } from '../../../e2e/fixtures/damage.ts'
import { REFUSED_FILES } from '../../../e2e/fixtures/hostile-files.ts'
import type { Problem } from '../../../shared/model/report.ts'
import { reportText, SENTENCE, startEngine, type TestEngine } from '../../test-engine.ts'

// Real worker threads on a machine that may be busy; `npm run bench -- fuzz` opens two thousand.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 })

const DAMAGED = 70
const SEED = 7
const PLACES = ['青禾市', '临溪市', '云汀市', '白桥市', '雁湾市']

/** Kinds of files that have a sentence of their own. */
const NAMED: Readonly<Record<string, string>> = {
  '老文档.doc': 'doc',
  '金山文档.wps': 'wps',
  '老表格.xls': 'xls',
  '加密.docx': 'protected-office',
  '加密.xlsx': 'protected-office',
  '加密.pdf': 'protected-pdf',
  '加密.zip': 'protected-archive',
  '扫描件.pdf': 'scanned-pdf',
  '版式.ofd': 'ofd',
  '压缩.rar': 'rar',
  '压缩.7z': '7z',
  '照片.jpg': 'picture',
  '照片.txt': 'picture',
}

let engine: TestEngine

beforeEach(async () => {
  engine = await startEngine()
})

afterEach(() => engine.stop())

it('a folder of damaged and hostile files brings all its good files in and a sentence for each other', async () => {
  const folder = join(engine.folder, '杂')
  mkdirSync(folder)
  for (const [at, place] of PLACES.entries()) writeFileSync(join(folder, `${at}5 ${place}.txt`), reportText(place, 2024, SENTENCE))
  const bad: string[] = []
  const write = (name: string, content: string | Uint8Array) => {
    writeFileSync(join(folder, name), content)
    bad.push(name)
  }
  for (const [name, content] of Object.entries(REFUSED_FILES)) write(name, content())
  const whole = wholeFiles(reportText('沙渚市', 2023, SENTENCE).split('\n'))
  const roll = createRoll(SEED)
  for (let turn = 0; turn < DAMAGED; turn++) {
    const { bytes, what, ending } = damagedFile(whole, turn, roll)
    write(`${String(turn).padStart(2, '0')} ${what}.${ending}`, bytes)
  }

  const { problems } = await engine.call('sources.import', { paths: [folder] })
  const reports = await engine.call('reports.list', {})
  /** Of an archive, also what is said of its members. */
  const about = (name: string, path: string) => path === `杂/${name}` || path.startsWith(`杂/${name}/`)
  const said = (name: string): readonly Problem[] => problems.filter(({ path }) => about(name, path))
  const came = (name: string) => reports.some(({ sourcePath }) => about(name, sourcePath))

  expect(PLACES.filter((place, at) => !came(`${at}5 ${place}.txt`))).toEqual([])
  expect(bad.filter(name => said(name).length === 0 && !came(name))).toEqual([])
  expect(Object.keys(REFUSED_FILES).filter(came)).toEqual([])
  expect(problems.filter(({ code }) => code === 'worker-crashed' || code === 'timed-out')).toEqual([])
  expect(Object.fromEntries(Object.keys(NAMED).map(name => [name, said(name)[0]?.details?.['kind']]))).toEqual(NAMED)
})
