import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const ENTRY = fileURLToPath(new URL('../entry.mjs', import.meta.url))

export interface CliResult {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

export interface RunningCli {
  readonly finished: Promise<CliResult>
  /** Ctrl-C. */
  interrupt(): void
}

/** For tests: the built command line in a process of its own. */
export function startCli(words: readonly string[]): RunningCli {
  const { promise, resolve } = Promise.withResolvers<CliResult>()
  const child = execFile(process.execPath, [ENTRY, '--built', 'cli', ...words], { maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
    resolve({ code: error ? Number(error.code ?? -1) : 0, stdout, stderr })
  })
  return { finished: promise, interrupt: () => child.kill('SIGINT') }
}

export function spawnCli(words: readonly string[]): Promise<CliResult> {
  return startCli(words).finished
}
