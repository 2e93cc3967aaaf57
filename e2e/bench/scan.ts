import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer } from 'vite'
import { ROOT } from '../fixtures/program.ts'
import { generateReports } from './generated-reports.ts'
import { type Figure, milliseconds } from './measuring.ts'

/** What is measured of the searching engine by itself: its sources as Vite loads them, for the built program hands out none of it. */
interface Arena {
  readonly units: number
  put(slot: number, text: string): void
  counts(needle: string): { readonly slots: Uint32Array }
}
interface ArenaModule {
  createArenaCorpus(): Arena | undefined
}
interface IndexModule {
  buildSegment(text: Uint16Array, starts: Uint32Array, write: (piece: Uint8Array) => void): Iterable<void>
}

const QUERIES = 10_000
const TURNS = 25
/** 1,250 reports make 10 million units; they are put in eight times. */
const REPORTS = 1_250
const TIMES = 8

/** The scan against a plain copy of as many bytes, the making of the index, and random queries against brute force. */
export async function measureScan(): Promise<Figure[]> {
  const server = await createServer({
    configFile: join(ROOT, 'electron', 'vitest.config.ts'),
    server: { middlewareMode: true, ws: false, watch: null },
    appType: 'custom',
    logLevel: 'error',
  })
  try {
    const { createArenaCorpus } = (await server.ssrLoadModule('/electron/searching/arena-corpus.ts')) as ArenaModule
    const { buildSegment } = (await server.ssrLoadModule('/electron/searching/index/build-segment.ts')) as IndexModule
    const texts = [...generateReports(REPORTS, 8_000)].map(report => report.text)
    const scanned = createArenaCorpus()
    return [...(scanned ? await compareScan(scanned, texts) : []), await timeIndex(buildSegment, texts), await countWrong()]
  } finally {
    await server.close()
  }
}

/** In GB of text per second, and how often as fast as copying it: the best turn of each, for others may be at work. */
async function compareScan(arena: Arena, texts: readonly string[]): Promise<Figure[]> {
  for (let slot = 0; slot < TIMES * texts.length; slot++) arena.put(slot, texts[slot % texts.length] ?? '')
  const bytes = arena.units * 2
  const from = Buffer.alloc(bytes, 1)
  const to = Buffer.alloc(bytes)
  const scans: number[] = []
  const copies: number[] = []
  for (let turn = 0; turn < TURNS; turn++) {
    scans.push(await milliseconds(async () => arena.counts('鼯鼠与飞鼠')))
    copies.push(await milliseconds(async () => from.copy(to)))
  }
  const scan = Math.min(...scans)
  return [
    { what: 'scan of an arena, one thread', value: bytes / scan / 1e6, unit: 'GB/s', budget: null },
    { what: 'scan against a copy of as many bytes', value: Math.min(...copies) / scan, unit: '', budget: 1.2, atLeast: true },
  ]
}

async function timeIndex(build: IndexModule['buildSegment'], texts: readonly string[]): Promise<Figure> {
  const starts = new Uint32Array(texts.length + 1)
  texts.forEach((text, i) => {
    starts[i + 1] = (starts[i] ?? 0) + text.length + 1
  })
  const joined = Buffer.from(`${texts.join('\0')}\0`, 'utf16le')
  const text = new Uint16Array(joined.buffer, joined.byteOffset, joined.length / 2)
  const times: number[] = []
  for (let turn = 0; turn < 3; turn++) {
    times.push(
      await milliseconds(async () => {
        for (const _ of build(text, starts, () => {}));
      }),
    )
  }
  const utf8 = texts.reduce((sum, each) => sum + Buffer.byteLength(each), 0)
  return { what: 'index built, text in UTF-8', value: utf8 / Math.min(...times) / 1e3, unit: 'MB/s', budget: null }
}

/** The test that compares every way to an answer with brute force, with more queries than it has by itself. */
async function countWrong(): Promise<Figure> {
  const folder = await mkdtemp(join(tmpdir(), 'duidu-exactness-'))
  const report = join(folder, 'report.json')
  const script = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs')
  const args = [
    script,
    'run',
    '--config',
    'electron/vitest.config.ts',
    'electron/services/exactness',
    '--reporter=json',
    `--outputFile=${report}`,
  ]
  try {
    await new Promise<void>(resolve => {
      execFile(process.execPath, args, { cwd: ROOT, env: { ...process.env, DUIDU_EXACTNESS: String(QUERIES) } }, () => resolve())
    })
    const { numFailedTests } = JSON.parse(readFileSync(report, 'utf8')) as { numFailedTests: number }
    return { what: `collections where one of ${QUERIES} random queries is answered wrongly`, value: numFailedTests, unit: '', budget: 0 }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
