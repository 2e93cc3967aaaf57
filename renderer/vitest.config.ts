import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { BROWSER_FLAGS, findBrowser } from '../e2e/find-browser.ts'
import { PATIENCE, WHOLE_TEST } from '../e2e/patience.ts'

const executablePath = findBrowser()

/** The renderer in a real Chromium: ranges, selections and highlights exist only there. */
export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  plugins: [react()],
  // All libraries are found before the first test: one found later would reload the page under a running test.
  optimizeDeps: { entries: ['renderer/main.tsx'] },
  test: {
    include: ['renderer/**/*.test.ts', 'renderer/**/*.test.tsx'],
    setupFiles: ['e2e/set-up-tests.ts'],
    testTimeout: WHOLE_TEST,
    hookTimeout: WHOLE_TEST,
    expect: { poll: { timeout: PATIENCE } },
    browser: {
      enabled: true,
      headless: true,
      connectTimeout: WHOLE_TEST,
      screenshotFailures: false,
      provider: playwright({ launchOptions: { args: BROWSER_FLAGS, ...(executablePath ? { executablePath } : {}) } }),
      instances: [{ browser: 'chromium' }],
    },
  },
})
