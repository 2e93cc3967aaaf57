// npm test [-- unit|page|e2e …]: every step, or the named ones and what they need, with a summary and an exit code.
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { installBrowser } from './install-browser.ts'
import { OUTCOME_FILE, type Outcome } from './reporting/outcome.ts'
import { runProgram } from './run-program.ts'

const root = resolve(import.meta.dirname, '..')
const results = join(root, 'test-results')
const STEP_LIMIT = 25 * 60_000

interface Step {
  readonly name: string
  readonly title: string
  /** Steps that come before it, also when only this one is wanted. */
  readonly needs: readonly string[]
  run(): Promise<Outcome>
}

const STEPS: readonly Step[] = [
  { name: 'browser', title: 'Find or install a Chromium', needs: [], run: findOrInstall },
  { name: 'build', title: 'Build', needs: [], run: build },
  { name: 'unit', title: 'Tests under Node', needs: ['browser', 'build'], run: () => vitest('unit', 'electron/vitest.config.ts') },
  { name: 'page', title: 'Tests in Chromium', needs: ['browser'], run: () => vitest('page', 'renderer/vitest.config.ts') },
  { name: 'e2e', title: 'End-to-end journeys', needs: ['browser', 'build'], run: playwright },
]

/** The outcome of a step that runs no tests: it did what it should or not. */
function single(ok: boolean, failure = ''): Outcome {
  return { passed: 0, failed: ok ? 0 : 1, skipped: 0, reasons: [], failures: ok ? [] : [failure] }
}

async function findOrInstall(): Promise<Outcome> {
  process.stdout.write(`${await installBrowser(root)}\n`)
  return single(true)
}

async function build(): Promise<Outcome> {
  const script = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const args = [script, 'build', '--config', 'electron/electron-vite.config.ts', '--logLevel', 'warn']
  return single(await runProgram(process.execPath, args, { cwd: root, limit: STEP_LIMIT }), 'the build failed, its output is above')
}

function vitest(name: string, config: string): Promise<Outcome> {
  const script = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const reporter = join(root, 'e2e', 'reporting', 'vitest-reporter.ts')
  return runTests(name, [script, 'run', '--config', config, '--reporter=default', `--reporter=${reporter}`])
}

function playwright(): Promise<Outcome> {
  const script = join(root, 'node_modules', '@playwright', 'test', 'cli.js')
  const reporter = join(root, 'e2e', 'reporting', 'playwright-reporter.ts')
  return runTests('e2e', [script, 'test', '--config', 'e2e/playwright.config.ts', `--reporter=list,${reporter}`])
}

async function runTests(name: string, args: readonly string[]): Promise<Outcome> {
  const report = join(results, `${name}.json`)
  const env = { ...process.env, [OUTCOME_FILE]: report }
  const ok = await runProgram(process.execPath, args, { cwd: root, env, limit: STEP_LIMIT })
  if (!existsSync(report)) return single(false, `${name}: the runner wrote no report, its output is above`)
  const outcome = JSON.parse(await readFile(report, 'utf8')) as Outcome
  // A runner may fail without a failed test (it is stopped, or finds no tests); that is a failure, too.
  return ok || outcome.failed > 0
    ? outcome
    : { ...outcome, failed: 1, failures: [`${name}: the runner failed without a failed test, its output is above`] }
}

function choose(names: readonly string[]): readonly Step[] {
  const unknown = names.filter(name => !STEPS.some(step => step.name === name))
  if (unknown.length > 0) {
    process.stderr.write(`There is no step "${unknown.join(', ')}". Steps: ${STEPS.map(step => step.name).join(', ')}.\n`)
    process.exit(2)
  }
  const wanted = STEPS.filter(step => names.length === 0 || names.includes(step.name))
  return STEPS.filter(step => wanted.includes(step) || wanted.some(({ needs }) => needs.includes(step.name)))
}

async function main(): Promise<void> {
  const steps = choose(process.argv.slice(2))
  await rm(results, { recursive: true, force: true })
  await mkdir(results, { recursive: true })
  const lines: string[] = []
  const failures: string[] = []
  let passed = 0
  let failed = 0
  for (const { title, run } of steps) {
    process.stdout.write(`\n== ${title}\n`)
    const started = performance.now()
    const outcome = await run().catch((error: unknown) =>
      single(false, `${title}: ${error instanceof Error ? error.message : String(error)}`),
    )
    passed += outcome.passed
    failed += outcome.failed
    failures.push(...outcome.failures)
    process.stdout.write(outcome.reasons.map(reason => `skipped: ${reason}\n`).join(''))
    const skipped = outcome.skipped > 0 ? `, ${outcome.skipped} skipped` : ''
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    lines.push(`${title}: ${outcome.passed} passed, ${outcome.failed} failed${skipped} (${seconds} s)`)
  }
  const told = failures.map(failure => `FAILED ${failure}\n`).join('')
  await writeFile(join(results, 'failures.txt'), told)
  process.stdout.write(`\n== Summary\n${lines.join('\n')}\n${told}Tests: ${passed} passed, ${failed} failed\n`)
  process.exitCode = failed > 0 ? 1 : 0
}

await main()
