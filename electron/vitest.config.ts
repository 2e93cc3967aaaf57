import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'
import { assembled } from './assembling.ts'

/** Everything that runs without a page: shared and electron, under plain Node. */
export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  plugins: [assembled()],
  test: { include: ['shared/**/*.test.ts', 'electron/**/*.test.ts'], environment: 'node' },
})
