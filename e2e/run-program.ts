import { spawn } from 'node:child_process'

interface RunOptions {
  readonly cwd: string
  readonly env?: NodeJS.ProcessEnv
  /** Milliseconds after which the program is killed; it then counts as failed. */
  readonly limit: number
}

/** Runs a program with its output on the screen and nothing to read from; false when it failed, hung or is not there. */
export function runProgram(program: string, args: readonly string[], { cwd, env = process.env, limit }: RunOptions): Promise<boolean> {
  return new Promise(resolve => {
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'inherit', 'inherit'] })
    const timer = setTimeout(() => {
      process.stdout.write(`Stopped after ${Math.round(limit / 60_000)} minutes: ${program} ${args.join(' ')}\n`)
      child.kill('SIGKILL')
    }, limit)
    child.on('error', error => {
      clearTimeout(timer)
      process.stdout.write(`${program} could not be started: ${error.message}\n`)
      resolve(false)
    })
    child.on('exit', code => {
      clearTimeout(timer)
      resolve(code === 0)
    })
  })
}
