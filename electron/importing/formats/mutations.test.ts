import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { zip } from '../../../e2e/fixtures/archives.ts'
import { createRoll, damagedFile, wholeFiles } from '../../../e2e/fixtures/damage.ts'
import type { ParsedSource } from '../../../shared/model/source.ts'
import { builtEntry } from '../../engine/built-program.ts'
import { brokenPromises } from '../fixtures/promises.ts'
import { congressReport } from '../fixtures/reports.ts'
import { parseSource } from '../parse-source.ts'
import type { ParseGoOn, ParseLarge, ParseReply, ParseRequest } from '../parse-worker.ts'

/** Files of each format are damaged so many times in all; set DUIDU_MUTATIONS for more. */
const COUNT = Number(process.env['DUIDU_MUTATIONS'] ?? 240)
/** In ms of CPU: how long it takes depends on what else the machine does. */
const SLOWEST = 10_000

const whole = wholeFiles(congressReport())
const endings = Object.keys(whole)

let folder: string
let worker: Worker

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duidu-mutations-'))
  worker = new Worker(new URL(builtEntry('parse-worker.js')))
})

afterAll(async () => {
  await worker.terminate()
  await rm(folder, { recursive: true })
})

/** By the thread that reads files in earnest; whatever ends it fails the call. */
async function parseInThread(id: number, path: string, bytes: Uint8Array): Promise<ParsedSource[]> {
  const file = join(folder, 'file')
  await writeFile(file, bytes)
  const sources: ParsedSource[] = []
  return new Promise((resolve, reject) => {
    const onMessage = (reply: ParseReply | ParseLarge) => {
      if ('large' in reply) {
        worker.postMessage({ id, goOn: true } satisfies ParseGoOn)
        return
      }
      sources.push(...reply.sources)
      if (reply.more) return
      worker.off('message', onMessage)
      worker.off('error', reject)
      resolve(sources)
    }
    worker.on('message', onMessage)
    worker.on('error', reject)
    worker.postMessage({ id, path, file, told: { withText: true } } satisfies ParseRequest)
  })
}

describe('damaged files', () => {
  test(`${COUNT} of them give sources that keep their promises, or a sentence, in time`, { timeout: COUNT * 1000 + 60_000 }, async () => {
    const roll = createRoll(20_240_117)
    const wrong: unknown[] = []
    for (let turn = 0; turn < COUNT; turn++) {
      const { bytes, what, ending } = damagedFile(whole, turn, roll)
      const path = `a.${ending}`
      const before = process.cpuUsage()
      try {
        const sources = await parseInThread(turn, path, bytes)
        const said = sources.flatMap(source => [...source.problems, ...source.reports.flatMap(report => report.problems)])
        const silent = sources.filter(source => source.reports.length === 0 && source.problems.length === 0)
        const broken = sources.flatMap(source => brokenPromises(source))
        const unclear = said.filter(problem => !/[.!?]$|[:：]/.test(problem.message))
        const { user, system } = process.cpuUsage(before)
        const late = (user + system) / 1000 > SLOWEST
        if (sources.length === 0 || silent.length > 0 || broken.length > 0 || unclear.length > 0 || late)
          wrong.push({ turn, what, path, silent: silent.length, broken, unclear, late })
      } catch (error) {
        expect({ turn, what, path, error }).toBeUndefined()
      }
    }
    expect(wrong).toEqual([])
  })

  test('whole ones give their reports under any name', async () => {
    const found = await Promise.all(
      endings.map(async (ending, at) => {
        const path = `a.${endings[(at + 1) % endings.length]}`
        const sources = await parseSource({ path, bytes: whole[ending] ?? new Uint8Array() })
        return [ending, sources.map(source => source.reports.length)]
      }),
    )
    expect(found).toEqual(endings.map(ending => [ending, ending === 'zip' ? [1, 1, 1] : ending === 'pdf' ? [2] : [1]]))
  })
})

describe('files that would fill the memory', () => {
  const document = (content: string) => zip([{ name: 'word/document.xml', data: `<w:document><w:body>${content}` }])
  test.each([
    ['lines without number', 'a.txt', Buffer.from('一、\n'.repeat(1_000_000)), 'too-large'],
    ['rows without number', 'a.csv', Buffer.from(`标题,正文\n${'a,b\n'.repeat(200_000)}`), 'too-large'],
    ['cells without number', 'a.csv', Buffer.from(`标题,正文\n${','.repeat(1_000_000)}`), 'unreadable'],
    ['Markdown that is all signs', 'a.md', Buffer.from('[a]('.repeat(1_000_000)), 'no-report'],
    ['tables in tables', 'a.docx', document('<w:tbl><w:tr><w:tc>'.repeat(20_000)), 'unreadable'],
    ['paragraphs of nothing', 'a.docx', document('<w:p/>'.repeat(1_000_000)), 'too-large'],
    ['lists in lists', 'a.jsonl', Buffer.from('{"a":'.repeat(200_000)), 'unreadable'],
  ])('%s are refused with a sentence', async (_, path, bytes, code) => {
    const [source] = await parseSource({ path, bytes: new Uint8Array(bytes) })
    expect(source?.problems.map(problem => problem.code)).toEqual([code])
  })
})
