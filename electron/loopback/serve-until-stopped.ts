import { openBrowser } from './open-browser.ts'
import { type ServerOptions, startServer } from './start-server.ts'

export interface ServeOptions extends ServerOptions {
  readonly openBrowser: boolean
}

/**
 * Runs the browser edition until Ctrl-C or the end of the terminal. Standard output gets one line, the page's address;
 * everything for people goes to standard error. Rejects with a sentence when it cannot start.
 */
export async function serveUntilStopped(options: ServeOptions): Promise<void> {
  const stopRequested = firstStopSignal()
  const server = await startServer(options)
  process.stdout.write(`${server.url}\n`)
  say('Duidu is open at this address, on this computer only. Ctrl-C ends it.')
  if (options.openBrowser) openBrowser(server.ticket(), process).catch((error: Error) => say(error.message))
  await stopRequested
  await server.stop()
}

/** Resolves at the first request to stop; a second one means: at once. */
function firstStopSignal(): Promise<void> {
  return new Promise(resolve => {
    let requested = false
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (requested) process.exit(130)
        requested = true
        resolve()
      })
    }
  })
}

function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
}
