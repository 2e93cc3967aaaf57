import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'
import { assembled } from './assembling.ts'

const root = resolve(import.meta.dirname, '..')

/** The tables for Chinese fonts that pdf.js reads when a file needs them; see importing/formats/pdf.ts. */
function characterMaps(): Plugin {
  const folder = resolve(root, 'node_modules/pdfjs-dist/cmaps')
  return {
    name: 'character-maps',
    generateBundle() {
      for (const name of readdirSync(folder).filter(file => file.endsWith('.bcmap')))
        this.emitFile({ type: 'asset', fileName: `cmaps/${name}`, source: readFileSync(resolve(folder, name)) })
    },
  }
}

/** The WebAssembly of jieba, which the thread that counts words reads; see services/options.ts. */
function segmenter(): Plugin {
  const file = resolve(root, 'node_modules/jieba-wasm/pkg/web/jieba_rs_wasm_bg.wasm')
  return {
    name: 'segmenter',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'jieba.wasm', source: readFileSync(file) })
    },
  }
}

/** What the first screen and the others are made of; what only further screens share stays out of it. */
const SHARED =
  /node_modules[\\/](react|react-dom|react-i18next|@base-ui|@floating-ui|lucide-react)[\\/]|renderer[\\/](ui[\\/](?!series)|state[\\/]|locale[\\/])/

/** Lists and tables: the frame of the window has none. */
const TABLES = /node_modules[\\/]@tanstack[\\/]/

/** Everything is bundled but what ships as it is (`dependencies`) and electron itself. */
export default defineConfig({
  main: {
    plugins: [characterMaps(), segmenter(), assembled()],
    // Its flavour for Node declares a `require` of its own, which a bundle has already.
    resolve: { alias: [{ find: /^fflate$/, replacement: 'fflate/browser' }] },
    build: {
      outDir: resolve(root, 'out/main'),
      rolldownOptions: {
        input: {
          main: resolve(root, 'electron/main.ts'),
          serve: resolve(root, 'electron/serve.ts'),
          cli: resolve(root, 'electron/cli.ts'),
          engine: resolve(root, 'electron/engine/worker.ts'),
          'parse-worker': resolve(root, 'electron/importing/parse-worker.ts'),
          'copy-worker': resolve(root, 'electron/store/copy-worker.ts'),
          'words-worker': resolve(root, 'electron/searching/words/words-worker.ts'),
          'reuse-worker': resolve(root, 'electron/comparing/reuse/reuse-worker.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: resolve(root, 'out/preload'),
      rolldownOptions: {
        input: { index: resolve(root, 'electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(root, 'renderer'),
    plugins: [react()],
    // Its flavour for browsers lets the page read HTML, which trusted types forbid.
    resolve: { alias: { 'decode-named-character-reference': resolve(root, 'node_modules/decode-named-character-reference/index.js') } },
    build: {
      outDir: resolve(root, 'out/renderer'),
      minify: true,
      modulePreload: { polyfill: false },
      // One style sheet and one file of what screens share, instead of thirty small files before the first screen.
      cssCodeSplit: false,
      rolldownOptions: {
        input: resolve(root, 'renderer/index.html'),
        output: {
          codeSplitting: {
            groups: [
              { name: 'shared', test: SHARED, minShareCount: 2, priority: 1 },
              { name: 'tables', test: TABLES, minShareCount: 2 },
            ],
          },
        },
      },
    },
  },
})
