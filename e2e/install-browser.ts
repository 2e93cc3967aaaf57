import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findBrowser } from './find-browser.ts'
import { runProgram } from './run-program.ts'

const INSTALL_LIMIT = 15 * 60_000

/**
 * Finds a Chromium or installs one: Debian's where this is root on such a system, Playwright's own elsewhere. Throws a
 * sentence that says what to do where neither works.
 */
export async function installBrowser(root: string): Promise<string> {
  const present = findBrowser()
  if (present) return present
  for (const [program, ...args] of waysToInstall(root)) {
    process.stdout.write(`No Chromium is here. Installing one: ${[program, ...args].join(' ')}\n`)
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    await runProgram(program, args, { cwd: root, env, limit: INSTALL_LIMIT })
    const installed = findBrowser()
    if (installed) return installed
  }
  throw new Error(
    'The tests need a Chromium and none could be installed. Install Chromium, Chrome or Edge, or run ' +
      '"npx playwright install --with-deps chromium"; or set DUIDU_CHROMIUM to the path of one.',
  )
}

function waysToInstall(root: string): [string, ...string[]][] {
  const isRoot = process.getuid?.() === 0
  const playwright = join(root, 'node_modules', '@playwright', 'test', 'cli.js')
  const ways: [string, ...string[]][] = []
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    // A failed update (one dead mirror) does not mean that the install fails.
    const install = 'apt-get update -q; apt-get install -y -q --no-install-recommends chromium fonts-noto-cjk'
    ways.push(['/bin/sh', '-c', install])
  }
  ways.push([process.execPath, playwright, 'install', ...(isRoot ? ['--with-deps'] : []), 'chromium'])
  return ways
}
