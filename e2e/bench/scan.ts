import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../fixtures/program.ts'
import type { EngineModules, MeasuredArena } from './engine-modules.ts'
import { generateReports } from './generated-reports.ts'
import { type Figure, milliseconds } from './measuring.ts'

const QUERIES = 10_000
const TURNS = 25
/** 1,250 reports make 10 million units; they are put in eight times. */
const REPORTS = 1_250
const TIMES = 8

/** The scan against a plain copy of as many bytes, and random queries against brute force. */
export async function measureScan({ createArenaCorpus }: EngineModules): Promise<Figure[]> {
  const texts = [...generateReports(REPORTS, 8_000)].map(report => report.text)
  const scanned = createArenaCorpus()
  return [...(scanned ? await compareScan(scanned, texts) : []), await countWrong()]
}

/** In GB of text per second, and how often as fast as copying it: the best turn of each, for others may be at work. */
async function compareScan(arena: MeasuredArena, texts: readonly string[]): Promise<Figure[]> {
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
    'electron/services/finding/exactness',
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
