// What a runner's reporter hands to npm test: it writes one outcome as JSON to the file named in the environment.
import { writeFileSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'

/** Environment variable with the path of the file that the reporter writes. */
export const OUTCOME_FILE = 'DUIDU_TEST_OUTCOME'

export interface Outcome {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  /** What was skipped, or why; each once. */
  readonly reasons: readonly string[]
  /** File and full name of every failed test with its error, one line each; at most `failed` of them. */
  readonly failures: readonly string[]
}

const LONGEST_ERROR = 400

/** The beginning of an error in one line, without colours and stack: as much as says what was expected and what was there. */
export function inOneLine(error: string): string {
  const [message = ''] = stripVTControlCharacters(error).split(/^\s+at /mu)
  const line = message
    .split('\n')
    .map(part => part.trim())
    .filter(part => part !== '')
    .join(' · ')
  return line.length > LONGEST_ERROR ? `${line.slice(0, LONGEST_ERROR)}…` : line
}

export function writeOutcome(outcome: Outcome): void {
  const path = process.env[OUTCOME_FILE]
  if (path !== undefined) writeFileSync(path, JSON.stringify(outcome))
}
