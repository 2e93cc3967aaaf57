import { spawn } from 'node:child_process'

/** The desktop program came up and ended; or it never came up, and why. */
export type DesktopOutcome = { readonly started: true; readonly code: number } | { readonly started: false; readonly reason: string }

/** Missing libraries, no screen or no sandbox end Electron within a second or two; a quit by the user has no error code. */
const EARLY_MS = 10_000

/** Runs Electron on the project until it ends. */
export function runDesktop(program: string, root: string, args: readonly string[]): Promise<DesktopOutcome> {
  return new Promise(resolve => {
    const begun = performance.now()
    // Set in the terminals of some editors; it would make Electron a plain Node.
    const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env
    const child = spawn(program, [root, ...args], { cwd: root, env, stdio: 'inherit' })

    let toldToStop = false
    const passOn = (signal: NodeJS.Signals) => {
      toldToStop = true
      // Ctrl-C reaches every program of the terminal by itself; a second one would cut the desktop's own end short.
      if (signal !== 'SIGINT') child.kill(signal)
    }
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
    for (const signal of signals) process.on(signal, passOn)
    const end = (outcome: DesktopOutcome) => {
      for (const signal of signals) process.off(signal, passOn)
      resolve(outcome)
    }

    child.on('error', error => end({ started: false, reason: error.message }))
    child.on('exit', (code, signal) => {
      const early = performance.now() - begun < EARLY_MS
      if (code === 0 || toldToStop || !early) end({ started: true, code: code ?? 1 })
      else end({ started: false, reason: signal ? `it was ended by ${signal}` : `it ended with code ${code}` })
    })
  })
}
