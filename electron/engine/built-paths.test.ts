import { describe, expect, it } from 'vitest'
import { builtPaths } from './built-paths.ts'

describe('builtPaths', () => {
  it('finds everything from a built entry', () => {
    expect(builtPaths('file:///opt/duidu/out/main/serve.js')).toEqual({
      engine: new URL('file:///opt/duidu/out/main/engine.js'),
      parseWorker: 'file:///opt/duidu/out/main/parse-worker.js',
      words: {
        worker: 'file:///opt/duidu/out/main/words-worker.js',
        segmenter: '/opt/duidu/out/main/jieba.wasm',
        lists: '/opt/duidu/resources/words',
      },
      sampleFolder: '/opt/duidu/resources/sample-library',
      rendererFolder: '/opt/duidu/out/renderer',
      manifest: new URL('file:///opt/duidu/package.json'),
    })
  })

  it('finds everything from an entry that runs from source, also in a folder with spaces and Chinese', () => {
    expect(builtPaths('file:///opt/%E5%AF%B9%E8%AF%BB%20x/electron/serve.ts')).toEqual({
      engine: new URL('file:///opt/%E5%AF%B9%E8%AF%BB%20x/electron/engine/worker.ts'),
      parseWorker: 'file:///opt/%E5%AF%B9%E8%AF%BB%20x/electron/importing/parse-worker.ts',
      words: {
        worker: 'file:///opt/%E5%AF%B9%E8%AF%BB%20x/electron/searching/words/words-worker.ts',
        segmenter: '/opt/对读 x/node_modules/jieba-wasm/pkg/web/jieba_rs_wasm_bg.wasm',
        lists: '/opt/对读 x/resources/words',
      },
      sampleFolder: '/opt/对读 x/resources/sample-library',
      rendererFolder: '/opt/对读 x/out/renderer',
      manifest: new URL('file:///opt/%E5%AF%B9%E8%AF%BB%20x/package.json'),
    })
  })
})
