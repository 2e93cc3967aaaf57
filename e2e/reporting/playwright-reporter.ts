import { relative, resolve } from 'node:path'
import type { FullConfig, Reporter, Suite, TestCase, TestError } from '@playwright/test/reporter'
import { inOneLine, writeOutcome } from './outcome.ts'

const root = resolve(import.meta.dirname, '..', '..')

/** Tells npm test what passed, failed and was skipped; errors outside of any test (a file that does not load) count as failed tests. */
export default class PlaywrightReporter implements Reporter {
  private suite: Suite | undefined
  private readonly outside: TestError[] = []

  onBegin(_config: FullConfig, suite: Suite): void {
    this.suite = suite
  }

  onError(error: TestError): void {
    this.outside.push(error)
  }

  onEnd(): void {
    const tests = this.suite?.allTests() ?? []
    const ended = (outcome: ReturnType<TestCase['outcome']>) => tests.filter(test => test.outcome() === outcome)
    const skipped = ended('skipped')
    const failures = [
      ...ended('unexpected').map(test => `${nameOf(test)}: ${errorOf(test)}`),
      ...this.outside.map(error => `outside of any test: ${inOneLine(error.message ?? error.value ?? 'no error told')}`),
    ]
    writeOutcome({
      passed: ended('expected').length,
      failed: failures.length,
      skipped: skipped.length,
      reasons: [...new Set(skipped.flatMap(test => test.annotations.flatMap(({ description }) => description ?? [])))],
      failures,
    })
  }
}

/** As Playwright lists it: project, file, names of the suites, name of the test. */
function nameOf(test: TestCase): string {
  return test
    .titlePath()
    .filter(part => part !== '')
    .join(' > ')
}

/** All errors of the last try: after a test ran out of time, the second one says what it was waiting for. */
function errorOf(test: TestCase): string {
  const errors = test.results.at(-1)?.errors ?? []
  const told = errors.map(({ message, value, location }) => {
    const place = location === undefined ? '' : ` (${relative(root, location.file)}:${location.line})`
    return `${inOneLine(message ?? value ?? '')}${place}`
  })
  return told.length > 0 ? told.join(' · ') : 'no error told'
}
