// npm run dist [-- …]: installers for this computer's platform; further arguments go to electron-builder.
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { build } from './building.ts'
import { findElectron } from './runtime.ts'

const root = resolve(import.meta.dirname, '..')

async function dist(): Promise<number> {
  // Looked for first: electron-builder itself would try to download it for most of a minute.
  const electron = findElectron()
  if (!electron) {
    process.stderr.write(
      'Duidu cannot be packaged here, because Electron\'s runtime is not installed: run "npx install-electron" where there is a network, ' +
        'or set ELECTRON_OVERRIDE_DIST_PATH to the folder of one.\n',
    )
    return 1
  }
  if (!(await build(root))) {
    process.stderr.write('The build failed; nothing was packaged.\n')
    return 1
  }
  const builder = join(dirname(createRequire(import.meta.url).resolve('electron-builder/package.json')), 'cli.js')
  const args = ['--config', 'electron/electron-builder.yml', `-c.electronDist=${runtimeFolder(electron)}`, ...process.argv.slice(2)]
  return await run(builder, args)
}

/** Where the runtime was unpacked to; on macOS the program lies deep inside Electron.app. */
function runtimeFolder(program: string): string {
  const bundle = program.indexOf('Electron.app')
  return bundle < 0 ? dirname(program) : program.slice(0, bundle)
}

function run(script: string, args: readonly string[]): Promise<number> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' })
    child.on('error', fail)
    child.on('exit', code => done(code ?? 1))
  })
}

process.exitCode = await dist()
