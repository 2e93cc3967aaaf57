import { homedir } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'

interface Surroundings {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  readonly home: string
}

const here = (): Surroundings => ({ platform: process.platform, env: process.env, home: homedir() })

/**
 * Where settings, the default library and dropped files lie: `DUIDU_DATA`, or what the platform's convention says.
 * A relative `XDG_DATA_HOME` counts as unset, as its specification demands.
 */
export function dataFolder({ platform, env, home }: Surroundings = here()): string {
  const chosen = env['DUIDU_DATA']
  if (chosen) return resolve(chosen)
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Duidu')
  if (platform === 'win32') return join(env['APPDATA'] || join(home, 'AppData', 'Roaming'), 'Duidu')
  const xdg = env['XDG_DATA_HOME']
  return join(xdg && isAbsolute(xdg) ? xdg : join(home, '.local', 'share'), 'duidu')
}
