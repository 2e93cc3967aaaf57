/**
 * What the `electron` program is to the real thing: `node electron/desktop/stand-in/program.ts [out/main/main.js]` runs
 * the built program on the stand-in. It writes one line of JSON to standard output, `{"endpoint":"http://127.0.0.1:…"}`,
 * as soon as the window has loaded; a Playwright elsewhere then gets the window's page with
 *
 *   const browser = await chromium.connectOverCDP(endpoint)
 *   const page = browser.contexts()[0].pages()[0]
 *
 * SIGTERM and SIGINT quit it as the menu would. Started with an IPC channel (`child_process.fork`) it also answers
 * `run-shell.ts`, which wraps all this. `DUIDU_DATA` names the data folder, `DUIDU_STAND_IN_LOCALE` the system's language.
 */
import { registerHooks } from 'node:module'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Evaluated, Evaluation } from './run-shell.ts'

const standInUrl = new URL('./electron.ts', import.meta.url).href
registerHooks({
  resolve: (specifier, context, next) => next(specifier === 'electron' ? standInUrl : specifier, context),
})
const electron: typeof import('./electron.ts') = await import(standInUrl)

process.on('message', (message: Evaluation) => void evaluate(message))
process.on('disconnect', () => electron.app.quit())
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => electron.app.quit())

async function evaluate({ id, source, argument }: Evaluation): Promise<void> {
  const reply = (answer: Evaluated) => process.send?.(answer)
  try {
    const run = new Function(`return (${source})`)() as (module: typeof electron, argument: unknown) => unknown
    reply({ id, value: await run(electron, argument) })
  } catch (error) {
    reply({ id, error: String(error) })
  }
}

electron.app.on('web-contents-created', (_event, contents) => {
  contents.once(
    'did-finish-load',
    () => void electron.endpoint().then(endpoint => process.stdout.write(`${JSON.stringify({ endpoint })}\n`)),
  )
})

const main = process.argv[2] ?? new URL('../../../out/main/main.js', import.meta.url).href
await import(main.startsWith('file:') ? main : pathToFileURL(resolve(main)).href)
