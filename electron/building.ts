import { spawn } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What a complete build has; the renderer is written last. */
const BUILT = ['out/main/main.js', 'out/main/serve.js', 'out/main/engine.js', 'out/preload/index.cjs', 'out/renderer/index.html']
const SOURCES = ['shared', 'electron', 'renderer', 'package.json']

/** Whether the build is there and no source is newer. Both are a look at times: 10 ms. */
export function isBuilt(root: string): boolean {
  if (!BUILT.every(file => existsSync(join(root, file)))) return false
  const oldest = Math.min(...BUILT.map(file => modified(join(root, file))))
  return SOURCES.every(source => newest(join(root, source)) <= oldest)
}

/** Builds with the tool's words on standard error; false when it failed. */
export function build(root: string): Promise<boolean> {
  const script = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const args = [script, 'build', '--config', 'electron/electron-vite.config.ts', '--logLevel', 'warn']
  return new Promise(resolve => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', process.stderr, process.stderr] })
    child.on('error', () => resolve(false))
    child.on('exit', code => resolve(code === 0))
  })
}

function newest(path: string): number {
  if (!statSync(path).isDirectory()) return modified(path)
  const names = readdirSync(path, { withFileTypes: true }).filter(entry => !/\.test\.tsx?$/.test(entry.name))
  return Math.max(0, ...names.map(entry => (entry.isDirectory() ? newest(join(path, entry.name)) : modified(join(path, entry.name)))))
}

function modified(path: string): number {
  return statSync(path).mtimeMs
}
