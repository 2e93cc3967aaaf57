import './node-guard.mjs'
import { parseArgs } from 'node:util'
import { AppError } from '../shared/errors.ts'
import { serveUntilStopped } from './loopback/serve-until-stopped.ts'

const USAGE = 'Usage: serve [--library DIR] [--port N] [--no-open] [PATH…]   (PATH: a file or folder that the page may open)\n'

interface Wishes {
  readonly libraryPath: string | null
  readonly port: number
  readonly openBrowser: boolean
  readonly paths: readonly string[]
}

/** Undefined for wrong usage. */
function readArguments(args: readonly string[]): Wishes | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { library: { type: 'string' }, port: { type: 'string', default: '0' }, 'no-open': { type: 'boolean', default: false } },
      allowPositionals: true,
    })
    const port = /^\d{1,5}$/.test(values.port) ? Number(values.port) : Number.NaN
    if (!(port <= 65_535)) return undefined
    return { libraryPath: values.library ?? null, port, openBrowser: !values['no-open'], paths: positionals }
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

async function main(): Promise<void> {
  const wishes = readArguments(process.argv.slice(2))
  if (!wishes) {
    process.stderr.write(USAGE)
    process.exit(2)
  }
  try {
    await serveUntilStopped({ ...wishes, entry: import.meta.url })
    process.exit(0)
  } catch (error) {
    process.stderr.write(`${error instanceof AppError ? error.message : String(error)}\n`)
    process.exit(1)
  }
}

await main()
