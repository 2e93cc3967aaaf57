/** Tells work that can wait when nobody waits for anything else. */
export interface Quiet {
  /** Does what somebody waits for. */
  during<T>(work: () => T | Promise<T>): Promise<T>
  /** Runs the task once, as soon as nobody has waited for anything for a while. */
  afterwards(task: () => void): void
}

/** As long as a window that was just answered may need the processor for itself, in ms. */
const QUIET_MS = 1_000

export function createQuiet(): Quiet {
  const tasks = new Set<() => void>()
  let running = 0
  let timer: NodeJS.Timeout | undefined

  function runAll(): void {
    const due = [...tasks]
    tasks.clear()
    for (const task of due) task()
  }

  function waitAnew(): void {
    clearTimeout(timer)
    // What can wait does not keep the program from ending.
    if (running === 0 && tasks.size > 0) timer = setTimeout(runAll, QUIET_MS).unref()
  }

  return {
    async during(work) {
      running++
      clearTimeout(timer)
      try {
        return await work()
      } finally {
        running--
        waitAnew()
      }
    },
    afterwards(task) {
      tasks.add(task)
      waitAnew()
    },
  }
}
