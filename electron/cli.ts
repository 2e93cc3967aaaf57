import './node-guard.mjs'
import { runCommandLine } from './command-line/run.ts'

// `duidu … | head` closes the pipe early: that is no error.
process.stdout.on('error', error => {
  if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error
  process.exit(0)
})
process.exitCode = await runCommandLine(process.argv.slice(2), import.meta.url, process)
