import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/**
 * Electron's program, if its runtime is there. Looks at files only: importing `electron` under plain Node, or starting
 * it to find out, would begin a download that can hang for minutes where there is no network.
 */
export function findElectron(env: Readonly<Record<string, string | undefined>> = process.env): string | undefined {
  const folder = findElectronPackage()
  return folder === undefined ? undefined : programIn(folder, env['ELECTRON_OVERRIDE_DIST_PATH'])
}

/** The same rule as the package's own: `path.txt` names the program; an override replaces the folder it lies in. */
export function programIn(packageFolder: string, overridden: string | undefined): string | undefined {
  const named = readName(join(packageFolder, 'path.txt'))
  if (!overridden && !named) return undefined
  const program = overridden ? join(overridden, named ?? 'electron') : join(packageFolder, 'dist', named ?? '')
  return existsSync(program) ? program : undefined
}

/** The folder of the package itself; undefined where only what ships was installed. */
export function findElectronPackage(): string | undefined {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return undefined
    throw error
  }
}

function readName(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() || undefined : undefined
}
