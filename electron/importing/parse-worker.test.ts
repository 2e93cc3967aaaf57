import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { zip } from '../../e2e/fixtures/archives.ts'
import type { ParsedSource } from '../../shared/model/source.ts'
import { builtEntry } from '../engine/built-program.ts'
import { congressReport } from './fixtures/reports.ts'
import type { ParseReply, ParseRequest } from './parse-worker.ts'

let folder: string
let worker: Worker

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duidu-parse-'))
  worker = new Worker(new URL(builtEntry('parse-worker.js')))
})

afterAll(async () => {
  await worker.terminate()
  await rm(folder, { recursive: true })
})

/** Asks for all files at once and gives the replies, put together, in the order of their ids. */
async function ask(requests: readonly ParseRequest[]): Promise<ParseReply[]> {
  const replies: ParseReply[] = []
  const parts: ParsedSource[][] = []
  const all = new Promise<void>((resolve, reject) => {
    worker.on('error', reject)
    worker.on('message', (reply: ParseReply) => {
      const sources = [...(parts[reply.id] ?? []), ...reply.sources]
      parts[reply.id] = sources
      if (!reply.more) replies.push({ id: reply.id, sources })
      if (replies.length === requests.length) resolve()
    })
  })
  for (const request of requests) worker.postMessage(request)
  await all
  return replies.sort((one, other) => one.id - other.id)
}

describe('the parse worker', () => {
  test('answers every request, good files and bad, and keeps going', async () => {
    const good = join(folder, 'good.txt')
    const archive = join(folder, 'archive.zip')
    await writeFile(
      archive,
      zip(['甲', '乙'].map(name => ({ name: `${name}.txt`, data: congressReport({ title: `${name}县人大常委会工作报告` }).join('\n') }))),
    )
    const huge = join(folder, 'huge.txt')
    await writeFile(good, congressReport().join('\n'))
    await writeFile(huge, '')
    await truncate(huge, 65 * 1024 * 1024)
    const replies = await ask([
      { id: 1, path: '两会/不在.txt', file: join(folder, 'missing.txt') },
      { id: 2, path: '两会/太大.txt', file: huge },
      { id: 3, path: '两会', file: folder },
      { id: 4, path: '两会/好.txt', file: good },
      { id: 5, path: '两会/包.zip', file: archive },
    ])
    expect(
      replies.map(({ id, sources }) => [
        id,
        sources[0]?.path,
        sources[0]?.problems.map(problem => problem.code),
        sources[0]?.reports.length,
      ]),
    ).toEqual([
      [1, '两会/不在.txt', ['unreadable'], 0],
      [2, '两会/太大.txt', ['too-large'], 0],
      [3, '两会', ['unreadable'], 0],
      [4, '两会/好.txt', [], 1],
      [5, '两会/包.zip/甲.txt', [], 1],
    ])
    expect(replies[4]?.sources.map(source => source.path)).toEqual(['两会/包.zip/甲.txt', '两会/包.zip/乙.txt'])
    expect(replies[0]?.sources[0]?.problems[0]?.message).toBe('The file cannot be read: ENOENT.')
  })
})
