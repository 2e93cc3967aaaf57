import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

/** Everything that runs without a page: shared and electron, under plain Node. */
export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  test: { include: ['shared/**/*.test.ts', 'electron/**/*.test.ts'], environment: 'node' },
})
