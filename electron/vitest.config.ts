import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'
import { PATIENCE, WHOLE_TEST } from '../e2e/patience.ts'
import { assembled } from './assembling.ts'

/** Everything that runs without a page: shared and electron, under plain Node. */
export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  plugins: [assembled()],
  test: {
    include: ['shared/**/*.test.ts', 'electron/**/*.test.ts'],
    environment: 'node',
    setupFiles: ['e2e/set-up-tests.ts'],
    testTimeout: WHOLE_TEST,
    hookTimeout: WHOLE_TEST,
    expect: { poll: { timeout: PATIENCE } },
  },
})
