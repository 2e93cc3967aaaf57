/** Work that is done one piece after another, in the order in which it was asked for. */
export interface Turns {
  /** Begins when all that was asked for before has ended, well or not. */
  inTurn<T>(work: () => Promise<T>): Promise<T>
  /** Waits until all that was asked for so far has ended. */
  ended(): Promise<void>
}

export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve()
  return {
    inTurn(work) {
      const result = last.then(work)
      last = result.catch(() => undefined)
      return result
    },
    async ended() {
      await last
    },
  }
}
