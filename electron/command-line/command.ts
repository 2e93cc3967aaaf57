import type { CancelSignal } from '../../shared/cancel.ts'
import type { Arguments, Options } from './arguments.ts'
import type { Output } from './output.ts'

export interface CommandContext {
  /** `import.meta.url` of the running entry. */
  readonly entry: string
  readonly args: Arguments
  readonly output: Output
  /** Fires at Ctrl-C. */
  readonly signal: CancelSignal
}

export interface Command {
  readonly name: string
  /** What stands behind the name, `QUERY --library DIR`. */
  readonly usage: string
  readonly summary: string
  readonly options: Options
  /** Whether words may stand beside the options. */
  readonly takesWords?: boolean
  /** Resolves to false when the work was done and its outcome is bad (a damaged library): exit code 1. */
  run(context: CommandContext): Promise<boolean | undefined>
}

export const LIBRARY: Options = { library: { type: 'string', value: 'DIR', help: 'the library, a folder NAME.duidu' } }
