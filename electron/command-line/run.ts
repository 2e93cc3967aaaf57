import { AppError, toErrorData } from '../../shared/errors.ts'
import { agreement } from './agreement.ts'
import { type Options, readArguments, UsageError } from './arguments.ts'
import { backup, restore } from './backups.ts'
import { check } from './checking.ts'
import type { Command } from './command.ts'
import { compare } from './comparing.ts'
import { duplicates } from './duplicates.ts'
import { exporting } from './exporting.ts'
import { kwic, trend } from './finding.ts'
import { highlight, highlights } from './highlighting.ts'
import { importAnnotations } from './import-annotations.ts'
import { importing, inspect } from './importing.ts'
import { indicators } from './indicators.ts'
import { createOutput, type Stream } from './output.ts'
import { reports, search } from './reading.ts'
import { repair, repairs } from './repairing.ts'
import { reuse } from './reuse.ts'
import { serve } from './serving.ts'
import { themes } from './themes.ts'
import { words } from './words.ts'

const COMMANDS: readonly Command[] = [
  inspect,
  importing,
  duplicates,
  reports,
  search,
  kwic,
  trend,
  compare,
  themes,
  indicators,
  reuse,
  words,
  highlight,
  highlights,
  exporting,
  importAnnotations,
  agreement,
  repairs,
  repair,
  check,
  backup,
  restore,
  serve,
]

const COMMON: Options = {
  json: { type: 'boolean', help: 'exactly one JSON document on standard output' },
  help: { type: 'boolean', help: 'this text' },
}

const DONE = 0
const FAILED = 1
const MISUSED = 2

/** What of the process a command line uses. */
export interface Streams {
  readonly stdout: Stream
  readonly stderr: Stream
}

/** Runs one command line; resolves to the exit code. `entry` is the `import.meta.url` of the running entry. */
export async function runCommandLine(words: readonly string[], entry: string, { stdout, stderr }: Streams): Promise<number> {
  const output = createOutput(words.includes('--json'), stdout, stderr, () => performance.now())
  const [name = '', ...rest] = words
  const command = COMMANDS.find(candidate => candidate.name === name)
  const stop = stopAtCtrlC(command === serve)
  try {
    if (!command) {
      stdout.write(overviewFor(name))
      return DONE
    }
    const args = readArguments(rest, { ...command.options, ...COMMON })
    if (args.flag('help')) {
      stdout.write(helpOf(command))
      return DONE
    }
    const stray = command.takesWords ? undefined : args.positionals[0]
    if (stray !== undefined) throw new UsageError(`"${stray}" stands where an option was expected.`)
    const good = await command.run({ entry, args, output, signal: stop.signal })
    return good === false ? FAILED : DONE
  } catch (error) {
    const misused = error instanceof UsageError
    const data = misused ? { code: 'bad-input', message: error.message } : toErrorData(error)
    output.say(misused ? `${error.message}\nTry "duidu ${command?.name ?? ''} --help".`.replace('  ', ' ') : sentenceOf(error))
    if (output.json) output.result({ error: data }, () => '')
    return misused ? MISUSED : FAILED
  } finally {
    stop.forget()
  }
}

/** Help that was asked for is a result; a name that is none is wrong usage. */
function overviewFor(name: string): string {
  if (['--help', '-h', 'help'].includes(name)) return overview()
  if (name === '' || name.startsWith('-')) throw new UsageError('Name a command.')
  throw new UsageError(`There is no command "${name}".`)
}

function overview(): string {
  const width = Math.max(...COMMANDS.map(command => command.name.length))
  return [
    'duidu COMMAND [ARGUMENTS]: read local work reports against each other, offline',
    '',
    ...COMMANDS.map(command => `  ${command.name.padEnd(width)}  ${command.summary}`),
    '',
    'Every command takes --json and --help. Exit code 0: done; 1: the work failed; 2: wrong usage.',
    '',
  ].join('\n')
}

function helpOf({ name, usage, summary, options }: Command): string {
  const all = Object.entries({ ...options, ...COMMON }).map(([option, { value, help }]) => {
    const left = `--${option}${value === undefined ? '' : ` ${value}`}`
    return `  ${left.padEnd(20)}  ${help}`
  })
  return [`duidu ${name} ${usage}`, `  ${summary}`, '', ...all, ''].join('\n')
}

/** An error that is not ours is shown as it is: on a terminal there is no log to look it up in. */
function sentenceOf(error: unknown): string {
  if (error instanceof AppError) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/** The first Ctrl-C cancels the running call, the second ends the program. The server has a way of its own. */
function stopAtCtrlC(itself: boolean): { readonly signal: AbortSignal; forget(): void } {
  const controller = new AbortController()
  const onStop = () => {
    if (controller.signal.aborted) process.exit(130)
    controller.abort()
  }
  if (itself) return { signal: controller.signal, forget: () => {} }
  process.on('SIGINT', onStop)
  process.on('SIGTERM', onStop)
  return {
    signal: controller.signal,
    forget() {
      process.off('SIGINT', onStop)
      process.off('SIGTERM', onStop)
    },
  }
}
