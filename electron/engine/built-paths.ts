import { fileURLToPath } from 'node:url'
import type { WordFiles } from '../services/options.ts'

/** Where the parts of the program lie that are started or read by path. */
export interface BuiltPaths {
  /** Script of the engine thread or process. */
  readonly engine: URL
  /** URL of the script that parses one file, as the engine wants it. */
  readonly parseWorker: string
  readonly words: WordFiles
  readonly sampleFolder: string
  /** The built page; there is no other form of it. */
  readonly rendererFolder: string
  /** package.json, for the version. */
  readonly manifest: URL
}

/**
 * `entry` is the `import.meta.url` of an entry, never of a chunk: entries lie in out/main, chunks one folder further
 * down. An entry that runs from its source (electron/x.ts) starts the engine from source, too.
 */
export function builtPaths(entry: string): BuiltPaths {
  const fromSource = entry.endsWith('.ts')
  const root = new URL(fromSource ? '../' : '../../', entry)
  return {
    engine: new URL(fromSource ? './engine/worker.ts' : './engine.js', entry),
    parseWorker: new URL(fromSource ? './importing/parse-worker.ts' : './parse-worker.js', entry).href,
    words: {
      worker: new URL(fromSource ? './searching/words/words-worker.ts' : './words-worker.js', entry).href,
      segmenter: fileURLToPath(
        fromSource ? new URL('node_modules/jieba-wasm/pkg/web/jieba_rs_wasm_bg.wasm', root) : new URL('./jieba.wasm', entry),
      ),
      lists: fileURLToPath(new URL('resources/words', root)),
    },
    sampleFolder: fileURLToPath(new URL('resources/sample-library', root)),
    rendererFolder: fileURLToPath(new URL('out/renderer', root)),
    manifest: new URL('package.json', root),
  }
}
