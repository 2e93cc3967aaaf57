import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, isBuilt } from './building.ts'
import { fetchRuntime } from './fetch-runtime.ts'
import { findElectron, findElectronPackage } from './runtime.ts'
import { runDesktop } from './start-desktop.ts'

// npm start [-- ARG…]: the desktop program, or the browser edition with a word why. With --browser the browser edition
// at once. The arguments are those of the edition that runs.
const root = resolve(import.meta.dirname, '..')
const args = process.argv.slice(2).filter(arg => arg !== '--browser')

function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
}

async function buildIfNeeded(): Promise<void> {
  if (isBuilt(root)) return
  say('Building Duidu, since its sources are newer than the last build …')
  const begun = performance.now()
  if (!(await build(root))) {
    say('Duidu could not be built. Run "npm ci" and try again; the lines above say what went wrong.')
    process.exit(1)
  }
  say(`Built in ${((performance.now() - begun) / 1000).toFixed(1)} s.`)
}

/** On the very first start the runtime is fetched, about 120 MB; where it cannot be had the browser has to do. */
async function fetchElectron(): Promise<string | undefined> {
  if (!findElectronPackage()) return undefined
  const fetched = await fetchRuntime({
    onProgress: megabytes => process.stderr.write(`\rDownloading Electron's runtime, once: ${megabytes} MB`),
  })
  process.stderr.write('\n')
  return fetched ? findElectron() : undefined
}

/** Returns only when the desktop program cannot run here. */
async function tryDesktop(): Promise<void> {
  const program = findElectron() ?? (await fetchElectron())
  if (!program) {
    say("Electron's runtime is not on this computer and cannot be downloaded, so Duidu opens in your web browser instead.")
    return
  }
  const outcome = await runDesktop(program, root, args)
  if (outcome.started) process.exit(outcome.code)
  say(`The desktop program could not start (${outcome.reason}), so Duidu opens in your web browser instead.`)
}

await buildIfNeeded()
if (!process.argv.includes('--browser')) await tryDesktop()

// In this very process, so that Ctrl-C, the terminal and the exit code are the server's own.
const server = resolve(root, 'out/main/serve.js')
process.argv = [process.execPath, server, ...args]
await import(pathToFileURL(server).href)
