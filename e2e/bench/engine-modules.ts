import { join } from 'node:path'
import { createServer } from 'vite'
import { ROOT } from '../fixtures/program.ts'

/** What is measured of the searching engine by itself: its sources as Vite loads them, for the built program hands out none of it. */
export interface MeasuredCorpus {
  readonly slots: number
  lengthOf(slot: number): number
  foldedText(slot: number): string
  counts(needle: string): { readonly slots: Uint32Array; readonly counts: Uint32Array }
}

export interface MeasuredArena extends MeasuredCorpus {
  readonly units: number
  put(slot: number, text: string): void
}

interface OpenedLibrary {
  close(): Promise<void> | void
}

export interface EngineModules {
  createArenaCorpus(): MeasuredArena | undefined
  buildSegment(text: Uint16Array, starts: Uint32Array, write: (piece: Uint8Array) => void): Iterable<void>
  fold(text: string): string
  openLibrary(path: string): Promise<OpenedLibrary>
  createCurrentLibrary(): { set(library: OpenedLibrary | undefined): void }
  createQuiet(): object
  createSearchCorpus(
    library: object,
    quiet: object,
  ): { readonly corpus: MeasuredCorpus & { readonly lastWay: 'scan' | 'index' }; restart(): void; filled(): Promise<void> }
}

const FILES = [
  'searching/arena-corpus.ts',
  'searching/index/build-segment.ts',
  'fold-table.ts',
  'store/database.ts',
  'services/library/current-library.ts',
  'services/quiet.ts',
  'services/finding/search-corpus.ts',
]

export async function withEngine<T>(work: (engine: EngineModules) => Promise<T>): Promise<T> {
  const server = await createServer({
    configFile: join(ROOT, 'electron', 'vitest.config.ts'),
    server: { middlewareMode: true, ws: false, watch: null },
    appType: 'custom',
    logLevel: 'error',
  })
  try {
    const modules: object[] = []
    for (const file of FILES) modules.push(await server.ssrLoadModule(`/electron/${file}`))
    return await work(Object.assign({}, ...modules) as EngineModules)
  } finally {
    await server.close()
  }
}
