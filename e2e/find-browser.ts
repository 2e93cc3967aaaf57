import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

/** Path of a Chromium that is here: `DUIDU_CHROMIUM`, Playwright's own, or the system's; undefined where there is none. */
export function findBrowser(): string | undefined {
  const candidates = [
    process.env['DUIDU_CHROMIUM'],
    chromium.executablePath(),
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ]
  return candidates.find(path => path && existsSync(path))
}

/** Without these Chromium calls home; as root it needs `--no-sandbox`. */
export const BROWSER_FLAGS = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
]
