import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { zip } from '../../../e2e/fixtures/archives.ts'
import { docx, para, pdf, xlsx } from '../../../e2e/fixtures/documents.ts'
import type { ParsedSource } from '../../../shared/model/source.ts'
import { builtEntry } from '../../engine/built-program.ts'
import { brokenPromises } from '../fixtures/promises.ts'
import { congressReport } from '../fixtures/reports.ts'
import { parseSource } from '../parse-source.ts'
import type { ParseGoOn, ParseLarge, ParseReply, ParseRequest } from '../parse-worker.ts'

/** Files of each format are damaged so many times in all; set DUIDU_MUTATIONS for more. */
const COUNT = Number(process.env['DUIDU_MUTATIONS'] ?? 240)
const SLOWEST = 10_000

const lines = congressReport()
const page = lines.map((text, at) => ({ text: text.slice(0, 30), x: 72, y: 780 - at * 24 }))
const word = docx(lines.map(line => para(line)).join(''))
const html = `<html><head><title>${lines[0]}</title></head><body><div>${lines.map(line => `<p>${line}</p>`).join('')}</div></body></html>`
const rows = [
  ['标题', '正文'],
  [lines[0] ?? '', lines.join('\n')],
]
const whole: Readonly<Record<string, Uint8Array>> = {
  'a.txt': Buffer.from(lines.join('\n')),
  'a.docx': word,
  'a.pdf': pdf([page, page]),
  'a.html': Buffer.from(html),
  'a.csv': Buffer.from(rows.map(row => row.map(cell => `"${cell}"`).join(',')).join('\n')),
  'a.jsonl': Buffer.from(JSON.stringify({ 标题: lines[0], 正文: lines.join('\n') })),
  'a.xlsx': xlsx(rows),
  'a.zip': zip([
    { name: 'a.docx', data: word },
    { name: 'b.txt', data: lines.join('\n') },
    { name: 'c.zip', data: zip([{ name: 'd.html', data: html }]) },
  ]),
}
const names = Object.keys(whole)

/** Always the same numbers, so that a failure can be seen again. */
function createDice(seed: number): (sides: number) => number {
  let state = seed
  return sides => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}

const DAMAGE: Readonly<Record<string, (bytes: Buffer, roll: (sides: number) => number) => Buffer>> = {
  'cut short': (bytes, roll) => bytes.subarray(0, roll(bytes.length)),
  'without its beginning': (bytes, roll) => bytes.subarray(1 + roll(60)),
  'with flipped bits': (bytes, roll) => {
    for (let flips = 1 + roll(20); flips > 0; flips--) {
      const at = roll(bytes.length)
      bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << roll(8)), at)
    }
    return bytes
  },
  'with a hole of zeros': (bytes, roll) => bytes.fill(0, roll(bytes.length), roll(bytes.length)),
  'with a part twice': (bytes, roll) => {
    const at = roll(bytes.length)
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(roll(at + 1))])
  },
  'with another in front': bytes => Buffer.concat([Buffer.from(html), bytes]),
}
const kinds = Object.keys(DAMAGE)

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
    worker.postMessage({ id, path, file } satisfies ParseRequest)
  })
}

describe('damaged files', () => {
  test(`${COUNT} of them give sources that keep their promises, or a sentence, in time`, { timeout: COUNT * 1000 + 60_000 }, async () => {
    const roll = createDice(20_240_117)
    const wrong: unknown[] = []
    for (let turn = 0; turn < COUNT; turn++) {
      const name = names[turn % names.length] ?? ''
      const kind = kinds[Math.floor(turn / names.length) % kinds.length] ?? ''
      const bytes = DAMAGE[kind]?.(Buffer.from(whole[name] ?? []), roll) ?? Buffer.alloc(0)
      // Every third bears the name of another format.
      const path = turn % 3 === 2 ? (names[roll(names.length)] ?? name) : name
      const started = performance.now()
      try {
        const sources = await parseInThread(turn, path, bytes)
        const said = sources.flatMap(source => [...source.problems, ...source.reports.flatMap(report => report.problems)])
        const silent = sources.filter(source => source.reports.length === 0 && source.problems.length === 0)
        const broken = sources.flatMap(source => brokenPromises(source))
        const unclear = said.filter(problem => !/[.!?]$|[:：]/.test(problem.message))
        const late = performance.now() - started > SLOWEST
        if (sources.length === 0 || silent.length > 0 || broken.length > 0 || unclear.length > 0 || late)
          wrong.push({ turn, name, kind, path, silent: silent.length, broken, unclear, late })
      } catch (error) {
        expect({ turn, name, kind, path, error }).toBeUndefined()
      }
    }
    expect(wrong).toEqual([])
  })

  test('whole ones give their reports under any name', async () => {
    const found = await Promise.all(
      names.map(async (name, at) => {
        const sources = await parseSource({ path: names[(at + 1) % names.length] ?? '', bytes: whole[name] ?? new Uint8Array() })
        return [name, sources.map(source => source.reports.length)]
      }),
    )
    expect(found).toEqual(names.map(name => [name, name === 'a.zip' ? [1, 1, 1] : name === 'a.pdf' ? [2] : [1]]))
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
