import { join, resolve } from 'node:path'
import { defineConfig } from '@playwright/test'
import { BROWSER_FLAGS, findBrowser } from './find-browser.ts'
import type { EditionOption } from './fixtures/app.ts'

const executablePath = findBrowser()
const results = resolve(import.meta.dirname, '..', 'test-results')

/** The page is the same in every edition, and a walk through all of its screens takes minutes. */
const SCREENS = 'journeys/accessibility.spec.ts'

/**
 * The same journeys through every way in: the browser edition, the desktop shell on a stand-in electron, and the real
 * Electron wherever its runtime is found.
 */
export default defineConfig<EditionOption>({
  testDir: '.',
  outputDir: join(results, 'e2e'),
  forbidOnly: true,
  retries: 0,
  workers: 2,
  fullyParallel: true,
  // No journey is about time: what comes ends a wait at once, and a busy machine may stand still for seconds.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    locale: 'zh-CN',
    viewport: { width: 1400, height: 900 },
    actionTimeout: 30_000,
    trace: 'retain-on-failure',
    launchOptions: { args: BROWSER_FLAGS, ...(executablePath ? { executablePath } : {}) },
  },
  projects: [
    { name: 'browser', testMatch: ['journeys/**/*.spec.ts', 'loopback/**/*.spec.ts'], use: { edition: 'browser' } },
    { name: 'shell', testMatch: ['journeys/**/*.spec.ts', 'desktop/**/*.spec.ts'], testIgnore: SCREENS, use: { edition: 'shell' } },
    { name: 'desktop', testMatch: ['journeys/**/*.spec.ts', 'desktop/**/*.spec.ts'], testIgnore: SCREENS, use: { edition: 'desktop' } },
  ],
})
