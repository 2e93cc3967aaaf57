import { fileURLToPath } from 'node:url'
import type { ProgramParts } from '../services/options.ts'

/** Where the parts of the program lie that are started or read by path. */
export interface BuiltPaths {
  /** Script of the engine thread or process. */
  readonly engine: URL
  /** What the engine starts or reads, as it wants it. */
  readonly parts: ProgramParts
  /** The built page; there is no other form of it. */
  readonly rendererFolder: string
  /** package.json, for the version. */
  readonly manifest: URL
}

/** `entry` is the `import.meta.url` of a built entry, never of a chunk: entries lie in out/main, chunks one folder further down. */
export function builtPaths(entry: string): BuiltPaths {
  const root = new URL('../../', entry)
  return {
    engine: new URL('./engine.js', entry),
    parts: {
      sampleFolder: fileURLToPath(new URL('resources/sample-library', root)),
      parseWorker: new URL('./parse-worker.js', entry).href,
      copyWorker: new URL('./copy-worker.js', entry).href,
      reuseWorker: new URL('./reuse-worker.js', entry).href,
      words: {
        worker: new URL('./words-worker.js', entry).href,
        segmenter: fileURLToPath(new URL('./jieba.wasm', entry)),
        lists: fileURLToPath(new URL('resources/words', root)),
      },
    },
    rendererFolder: fileURLToPath(new URL('out/renderer', root)),
    manifest: new URL('package.json', root),
  }
}
