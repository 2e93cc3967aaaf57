import { describe, expect, it } from 'vitest'
import { builtPaths } from './built-paths.ts'

describe('builtPaths', () => {
  it('finds everything from a built entry', () => {
    expect(builtPaths('file:///opt/duidu/out/main/serve.js')).toEqual({
      engine: new URL('file:///opt/duidu/out/main/engine.js'),
      parts: {
        sampleFolder: '/opt/duidu/resources/sample-library',
        parseWorker: 'file:///opt/duidu/out/main/parse-worker.js',
        reuseWorker: 'file:///opt/duidu/out/main/reuse-worker.js',
        copyWorker: 'file:///opt/duidu/out/main/copy-worker.js',
        words: {
          worker: 'file:///opt/duidu/out/main/words-worker.js',
          segmenter: '/opt/duidu/out/main/jieba.wasm',
          lists: '/opt/duidu/resources/words',
        },
      },
      rendererFolder: '/opt/duidu/out/renderer',
      manifest: new URL('file:///opt/duidu/package.json'),
    })
  })

  it('finds everything in a folder with spaces and Chinese', () => {
    const { engine, parts } = builtPaths('file:///opt/%E5%AF%B9%E8%AF%BB%20x/out/main/serve.js')
    expect([engine.href, parts.words.lists, parts.sampleFolder]).toEqual([
      'file:///opt/%E5%AF%B9%E8%AF%BB%20x/out/main/engine.js',
      '/opt/对读 x/resources/words',
      '/opt/对读 x/resources/sample-library',
    ])
  })
})
