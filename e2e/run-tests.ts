// npm test [-- unit|page|e2e …]: every step, or the named ones and what they need, with a summary and an exit code.
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { installBrowser } from './install-browser.ts'
import { runProgram } from './run-program.ts'

const root = resolve(import.meta.dirname, '..')
const results = join(root, 'test-results')
const STEP_LIMIT = 15 * 60_000

interface Outcome {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  /** What was skipped, or why; each once. */
  readonly reasons: readonly string[]
}

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

function single(ok: boolean): Outcome {
  return { passed: 0, failed: ok ? 0 : 1, skipped: 0, reasons: [] }
}

async function findOrInstall(): Promise<Outcome> {
  process.stdout.write(`${await installBrowser(root)}\n`)
  return single(true)
}

async function build(): Promise<Outcome> {
  const script = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const args = [script, 'build', '--config', 'electron/electron-vite.config.ts', '--logLevel', 'warn']
  return single(await runProgram(process.execPath, args, { cwd: root, limit: STEP_LIMIT }))
}

async function vitest(name: string, config: string): Promise<Outcome> {
  const report = join(results, `${name}.json`)
  const script = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const args = [script, 'run', '--config', config, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const ok = await runProgram(process.execPath, args, { cwd: root, limit: STEP_LIMIT })
  const content = (await readReport(report)) as VitestReport | undefined
  const counts = { passed: content?.numPassedTests ?? 0, failed: content?.numFailedTests ?? 0, skipped: content?.numPendingTests ?? 0 }
  const tests = content?.testResults.flatMap(file => file.assertionResults) ?? []
  const skipped = tests.filter(({ status }) => status === 'pending' || status === 'skipped')
  // Our rule: a test that may be skipped says in its own name why.
  return agree(
    ok,
    counts,
    skipped.map(({ fullName }) => fullName),
  )
}

interface VitestReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly testResults: readonly { readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[] }[]
}

async function playwright(): Promise<Outcome> {
  const report = join(results, 'e2e.json')
  const script = join(root, 'node_modules', '@playwright', 'test', 'cli.js')
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report }
  const args = [script, 'test', '--config', 'e2e/playwright.config.ts', '--reporter=list,json']
  const ok = await runProgram(process.execPath, args, { cwd: root, env, limit: STEP_LIMIT })
  const content = (await readReport(report)) as { stats: { expected: number; unexpected: number; skipped: number } } | undefined
  const { expected = 0, unexpected = 0, skipped = 0 } = content?.stats ?? {}
  return agree(ok, { passed: expected, failed: unexpected, skipped }, skipReasons(content))
}

/** A runner may fail without a failed test (a file that does not load, no report at all); that is a failure, too. */
function agree(ok: boolean, counts: Omit<Outcome, 'reasons'>, reasons: readonly string[] = []): Outcome {
  return { ...counts, failed: counts.failed === 0 && !ok ? 1 : counts.failed, reasons }
}

async function readReport(path: string): Promise<unknown> {
  return existsSync(path) ? JSON.parse(await readFile(path, 'utf8')) : undefined
}

/** Every annotation of a skip in Playwright's report, wherever it stands. */
function skipReasons(value: unknown): string[] {
  const found = new Set<string>()
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    const { type, description } = node as { type?: unknown; description?: unknown }
    if (type === 'skip' && typeof description === 'string') found.add(description)
    for (const child of Object.values(node)) walk(child)
  }
  walk(value)
  return [...found]
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
  let passed = 0
  let failed = 0
  for (const { title, run } of steps) {
    process.stdout.write(`\n== ${title}\n`)
    const started = performance.now()
    const outcome = await run().catch((error: unknown) => {
      process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`)
      return single(false)
    })
    passed += outcome.passed
    failed += outcome.failed
    const skipped = outcome.skipped > 0 ? `, ${outcome.skipped} skipped` : ''
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    lines.push(`${title}: ${outcome.passed} passed, ${outcome.failed} failed${skipped} (${seconds} s)`)
    lines.push(...outcome.reasons.map(reason => `  skipped: ${reason}`))
  }
  process.stdout.write(`\n== Summary\n${lines.join('\n')}\nTests: ${passed} passed, ${failed} failed\n`)
  process.exitCode = failed > 0 ? 1 : 0
}

await main()
