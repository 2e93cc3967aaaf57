/** Where the words of a command go: its result to standard output, everything else to standard error. */
export interface Output {
  readonly json: boolean
  /** The one result: a JSON document with --json, else text for people. Called once. */
  result(document: unknown, text: () => string): void
  say(sentence: string): void
  /** A line that replaces the one before on a terminal; elsewhere only some of them are written. */
  progress(line: string): void
}

export interface Stream {
  readonly isTTY?: boolean
  write(text: string): unknown
}

/** How often a line of progress is written where it cannot be replaced, in ms. */
const PAUSE = 2000

export function createOutput(json: boolean, standardOutput: Stream, standardError: Stream, now: () => number): Output {
  let pending = false
  let last = now()

  function clear(): void {
    if (pending) standardError.write('\r\u001b[K')
    pending = false
  }

  return {
    json,
    result(document, text) {
      clear()
      const shown = json ? JSON.stringify(document) : text()
      if (shown !== '') standardOutput.write(shown.endsWith('\n') ? shown : `${shown}\n`)
    },
    say(sentence) {
      clear()
      standardError.write(`${sentence}\n`)
    },
    progress(line) {
      if (standardError.isTTY) {
        clear()
        standardError.write(line)
        pending = true
      } else if (now() - last >= PAUSE) {
        last = now()
        standardError.write(`${line}\n`)
      }
    },
  }
}
