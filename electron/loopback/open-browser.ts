import { spawn } from 'node:child_process'
import { AppError } from '../../shared/errors.ts'

interface Surroundings {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
}

/** A program that ran this long has shown something, however it ends. */
const SHOWN_MS = 5_000

/**
 * The programs that open an address in the user's browser, best first. No shell has a part in it. Without a screen
 * there are none: xdg-open would look for a browser in the terminal instead.
 */
export function browserOpeners(url: string, { platform, env }: Surroundings): readonly (readonly [string, ...string[]])[] {
  if (platform === 'darwin') return [['open', url]]
  if (platform === 'win32') return [['rundll32', 'url.dll,FileProtocolHandler', url]]
  if (!env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return []
  return [
    ['xdg-open', url],
    ['x-www-browser', url],
  ]
}

/**
 * Opens the address; throws `browser-missing` when nothing here can. Some openers run as long as the browser does, so
 * this may take that long, and nobody needs to wait for it.
 */
export async function openBrowser(url: string, surroundings: Surroundings): Promise<void> {
  for (const [program, ...args] of browserOpeners(url, surroundings)) {
    if (await opens(program, args, surroundings.env)) return
  }
  throw new AppError('browser-missing', 'No web browser could be started here. Open the address above in one yourself.')
}

/** Detached: Ctrl-C in the terminal ends the server, never the user's browser. */
function opens(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<boolean> {
  return new Promise(resolve => {
    const started = performance.now()
    const child = spawn(program, args, { stdio: 'ignore', detached: true, env })
    child.unref()
    child.on('error', () => resolve(false))
    child.on('exit', code => resolve(code === 0 || performance.now() - started > SHOWN_MS))
  })
}
