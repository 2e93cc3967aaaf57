import { AppError } from '../../shared/errors.ts'
import { UsageError } from './arguments.ts'
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
    const port = args.whole('port', 0) ?? 0
    if (port > 65_535) throw new UsageError('--port goes up to 65535.')
    // Only this command needs a server; the others start sooner without it.
    const { serveUntilStopped } = await import('../loopback/serve-until-stopped.ts')
    try {
      const openBrowser = !args.flag('no-open')
      await serveUntilStopped({ entry, libraryPath: args.text('library') ?? null, port, openBrowser, paths: args.positionals })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
      throw new AppError('conflict', `Port ${port} is in use by another program.`, { port }, { cause: error })
    }
    return undefined
  },
}
