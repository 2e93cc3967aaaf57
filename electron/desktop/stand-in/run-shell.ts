import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join, resolve as resolvePath } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from '@playwright/test'

/** Controller to program: call this function, given as text, with the stand-in's module and the argument. */
export interface Evaluation {
  readonly id: number
  readonly source: string
  readonly argument: unknown
}
export interface Evaluated {
  readonly id: number
  readonly value?: unknown
  readonly error?: string
}

type StandIn = typeof import('./electron.ts')

export interface Shell {
  /** The window's page, in the real Chromium. */
  readonly page: Page
  /** Runs a function inside the program, as Playwright's `electronApp.evaluate` does. It may use only its parameters. */
  evaluate<R, A = undefined>(work: (electron: StandIn, argument: A) => R | Promise<R>, argument?: A): Promise<R>
  /** What the program has written to standard error so far. */
  log(): string
  /** The exit code, once the program has ended. */
  readonly ended: Promise<number | null>
  /** Quits as the menu does; answers with the exit code. */
  quit(): Promise<number | null>
}

export interface ShellOptions {
  readonly dataFolder: string
  /** Another built program than the one in `builtFolder`. */
  readonly built?: string
  /** The system's language; zh-CN if not given. */
  readonly locale?: string
}

/** Where `npm run build` writes; `DUIDU_OUT` names another folder, to test a build of one's own. */
export const builtFolder = resolvePath(process.env['DUIDU_OUT'] ?? fileURLToPath(new URL('../../../out', import.meta.url)))

/** The program ended before its window had loaded. */
export class ShellEnded extends Error {
  readonly code: number | null
  readonly log: string
  constructor(code: number | null, log: string) {
    super(`The shell ended with ${code}.\n${log}`)
    this.code = code
    this.log = log
  }
}

/**
 * Starts the built program on the stand-in, in a process of its own: module hooks and the program's global state stay
 * out of the caller. `const shell = await runShell({ dataFolder }); await shell.page.click(…); await shell.quit()`.
 * A caller that may not import this file starts `program.ts` itself; its top says how.
 */
export async function runShell({ dataFolder, built = builtFolder, locale = 'zh-CN' }: ShellOptions): Promise<Shell> {
  const main = join(built, 'main/main.js')
  if (!existsSync(main)) throw new Error('The program is not built yet. Run "npm run build" first.')
  const program = fork(fileURLToPath(new URL('./program.ts', import.meta.url)), [main], {
    env: { ...process.env, DUIDU_DATA: dataFolder, DUIDU_STAND_IN_LOCALE: locale },
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let log = ''
  program.stderr?.setEncoding('utf8').on('data', (text: string) => {
    log += text
  })
  const ended = once(program, 'close').then(([code]) => code as number | null)
  const endedEarly = ended.then(code => {
    throw new ShellEnded(code, log)
  })
  const announced = once(createInterface({ input: program.stdout ?? process.stdin }), 'line').then(([line]) => line as string)
  const { endpoint } = JSON.parse(await Promise.race([announced, endedEarly])) as { endpoint: string }
  const reached = reachWindow(endpoint).catch(() => {
    // It went while it was being reached, or it hangs; either way it is told by how it ends.
    program.kill('SIGTERM')
    return endedEarly
  })
  const { browser, page } = await Promise.race([reached, endedEarly])

  let nextId = 1
  const pending = new Map<number, (answer: Evaluated) => void>()
  program.on('message', (answer: Evaluated) => {
    pending.get(answer.id)?.(answer)
    pending.delete(answer.id)
  })

  return {
    page,
    evaluate: (work, argument) =>
      new Promise((resolve, reject) => {
        const id = nextId++
        pending.set(id, answer => {
          if (answer.error === undefined) resolve(answer.value as never)
          else reject(new Error(answer.error))
        })
        program.send({ id, source: work.toString(), argument } satisfies Evaluation)
      }),
    log: () => log,
    ended,
    async quit() {
      program.kill('SIGTERM')
      const code = await ended
      await browser.close()
      return code
    },
  }
}

async function reachWindow(endpoint: string): Promise<{ readonly browser: Browser; readonly page: Page }> {
  const browser = await chromium.connectOverCDP(endpoint)
  const page = browser.contexts()[0]?.pages()[0]
  if (!page) throw new Error('The shell has no window.')
  return { browser, page }
}
