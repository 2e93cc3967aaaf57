import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium } from '@playwright/test'
import { BROWSER_FLAGS, findBrowser } from '../../../e2e/find-browser.ts'

export interface OpenBrowser {
  readonly context: BrowserContext
  /** Where another Playwright reaches the same pages: `chromium.connectOverCDP(endpoint)`. */
  readonly endpoint: string
  close(): Promise<void>
}

/** A Chromium of its own in a throw-away profile; it plays the part of the one inside Electron. */
export async function openBrowser(): Promise<OpenBrowser> {
  const executablePath = findBrowser()
  if (!executablePath) throw new Error('No Chromium found: set DUIDU_CHROMIUM to the path of one.')
  const profile = await mkdtemp(join(tmpdir(), 'duidu-shell-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: [...BROWSER_FLAGS, '--remote-debugging-port=0'],
    // Electron's pages speak the language of the program; Debian's Chromium takes no `--lang`.
    locale: process.env['DUIDU_STAND_IN_LOCALE'] ?? 'zh-CN',
    viewport: null,
    serviceWorkers: 'block',
  })
  // Windows answer for themselves; whatever else a page brings up (a popup before it is refused) reaches nothing.
  await context.route('**/*', route => route.abort('blockedbyclient'))
  const [port] = (await readFile(join(profile, 'DevToolsActivePort'), 'utf8')).split('\n')
  return {
    context,
    endpoint: `http://127.0.0.1:${port}`,
    async close() {
      await context.close()
      await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
    },
  }
}
