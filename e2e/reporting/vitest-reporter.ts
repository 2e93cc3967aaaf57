import type { Reporter, SerializedError, TestCase, TestModule } from 'vitest/node'
import { inOneLine, writeOutcome } from './outcome.ts'

/** Tells npm test what passed, failed and was skipped; errors outside of any test (while loading, in a hook, unhandled) count as failed tests. */
export default class VitestReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const tests = modules.flatMap(module => [...module.children.allTests()])
    const inState = (state: string) => tests.filter(test => test.result().state === state)
    const skipped = inState('skipped')
    const failures = [
      ...inState('failed').map(test => `${nameOf(test)}: ${errorOf(test)}`),
      ...modules.flatMap(errorsAround),
      ...unhandled.map(error => `outside of any test: ${inOneLine(error.stack ?? error.message)}`),
    ]
    writeOutcome({
      passed: inState('passed').length,
      failed: failures.length,
      skipped: skipped.length,
      // Our rule: a test that may be skipped says in its own name why.
      reasons: skipped.map(test => test.fullName),
      failures,
    })
  }
}

function nameOf(test: TestCase): string {
  return `${test.module.relativeModuleId} > ${test.fullName}`
}

function errorOf(test: TestCase): string {
  const [error] = test.result().errors ?? []
  if (error === undefined) return 'no error told'
  const place = error.stacks?.[0]
  return `${inOneLine(error.message)}${place === undefined ? '' : ` (line ${place.line})`}`
}

/** Errors of a file that does not load and of hooks around many tests. */
function errorsAround(module: TestModule): string[] {
  const around = [module, ...module.children.allSuites()]
  return around.flatMap(suite => suite.errors().map(error => `${module.relativeModuleId}: ${inOneLine(error.stack ?? error.message)}`))
}
