import './node-guard.mjs'
import { AppError } from '../shared/errors.ts'
import { readArguments, UsageError } from './command-line/arguments.ts'
import { readWishes, serve } from './command-line/serving.ts'
import { serveUntilStopped } from './loopback/serve-until-stopped.ts'

// `duidu serve` without the rest of the command line: what npm start and npm run serve come to.
try {
  const wishes = readWishes(readArguments(process.argv.slice(2), serve.options))
  await serveUntilStopped({ entry: import.meta.url, ...wishes })
  process.exit(0)
} catch (error) {
  if (error instanceof UsageError) {
    process.stderr.write(`Usage: serve ${serve.usage}   (PATH: a file or folder that the page may open)\n`)
    process.exit(2)
  }
  process.stderr.write(`${error instanceof AppError ? error.message : String(error)}\n`)
  process.exit(1)
}
