import type { AppState } from './store.ts'

/** What the user asks for and is told about where it fails. */
export interface Attempts {
  attempt(work: () => Promise<unknown>): Promise<void>
  /** The same for whoever goes on: true when it worked, false when the user has been told. */
  succeeds(work: () => Promise<unknown>): Promise<boolean>
}

export function createAttempts(get: () => AppState): Attempts {
  async function succeeds(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work()
      return true
    } catch (error) {
      get().fail(error)
      return false
    }
  }

  return {
    succeeds,
    async attempt(work) {
      await succeeds(work)
    },
  }
}
