import type { ServeOptions } from '../loopback/serve-until-stopped.ts'
import { type Arguments, UsageError } from './arguments.ts'
import { type Command, LIBRARY } from './command.ts'

export const serve: Command = {
  name: 'serve',
  usage: '[--library DIR] [--port N] [--no-open] [PATH…]',
  summary: 'open the program in the web browser, on this computer only',
  takesWords: true,
  options: {
    ...LIBRARY,
    port: { type: 'string', value: 'N', help: 'port on 127.0.0.1; any free one by default' },
    'no-open': { type: 'boolean', help: 'only print the address' },
  },
  async run({ args, entry }) {
    const wishes = readWishes(args)
    // Only this command needs a server; the others start sooner without it.
    const { serveUntilStopped } = await import('../loopback/serve-until-stopped.ts')
    await serveUntilStopped({ entry, ...wishes })
    return undefined
  },
}

/** What the words ask of the server; throws for wrong usage. */
export function readWishes(args: Arguments): Omit<ServeOptions, 'entry'> {
  const port = args.whole('port', 0) ?? 0
  if (port > 65_535) throw new UsageError('--port goes up to 65535.')
  return { libraryPath: args.text('library') ?? null, port, openBrowser: !args.flag('no-open'), paths: args.positionals }
}
