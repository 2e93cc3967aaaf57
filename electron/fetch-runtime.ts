import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What is waited for until the first byte has come, so that a network that swallows everything does not keep the window. */
const FIRST_BYTE_MS = 10_000
/** A download that stands still this long will not end. */
const STALLED_MS = 30_000
const LOOK_EVERY_MS = 250

export interface FetchOptions {
  /** The script that fetches; electron's own unless told. */
  readonly script?: string
  /** Gets the megabytes that have come, none at first, then whenever more have. */
  readonly onProgress: (megabytes: number) => void
  readonly firstByteMs?: number
}

/**
 * Lets electron's own installer fetch the runtime into node_modules, once. Only while bytes come in: the installer by
 * itself waits five minutes for a connection that says nothing. False when it could not be had.
 */
export async function fetchRuntime({ script = installer(), onProgress, firstByteMs = FIRST_BYTE_MS }: FetchOptions): Promise<boolean> {
  // The installer downloads into the temporary folder; one of our own shows how far it is.
  const folder = await mkdtemp(join(tmpdir(), 'duidu-electron-'))
  try {
    const child = spawn(process.execPath, [script], {
      env: { ...process.env, TMPDIR: folder, TEMP: folder, TMP: folder },
      stdio: 'ignore',
    })
    return await watch(child, folder, onProgress, firstByteMs)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

function installer(): string {
  return createRequire(import.meta.url).resolve('electron/install.js')
}

function watch(child: ChildProcess, folder: string, onProgress: (megabytes: number) => void, firstByteMs: number): Promise<boolean> {
  return new Promise(resolve => {
    let bytes = 0
    let heardAt = performance.now()
    onProgress(0)
    const timer = setInterval(async () => {
      const now = await sizeOf(folder)
      if (now !== bytes) {
        heardAt = performance.now()
        bytes = now
        onProgress(Math.round(bytes / 1_000_000))
      }
      // Afterwards it checks and unpacks, where nothing grows any more: that has the longer time as well.
      if (performance.now() - heardAt > (bytes === 0 ? firstByteMs : STALLED_MS)) child.kill('SIGKILL')
    }, LOOK_EVERY_MS)
    const end = (fetched: boolean) => {
      clearInterval(timer)
      resolve(fetched)
    }
    child.on('error', () => end(false))
    child.on('exit', code => end(code === 0))
  })
}

/** Bytes in all files below; a file may vanish while one looks. */
async function sizeOf(folder: string): Promise<number> {
  let total = 0
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isFile()) total += (await stat(join(entry.parentPath, entry.name)).catch(() => ({ size: 0 }))).size
  }
  return total
}
