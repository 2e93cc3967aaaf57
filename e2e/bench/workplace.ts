import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Folders, makeFolders } from '../fixtures/folders.ts'
import { type Program, privateEnvironment, ROOT, runCommand, startProgram } from '../fixtures/program.ts'
import { type Line, openLine } from './line.ts'

const MONITOR = join(ROOT, 'e2e', 'bench', 'loop-monitor.mjs')
const ENTRY = join(ROOT, 'electron', 'entry.mjs')

export interface Watched {
  readonly longest: number
  readonly memory: number
}

export interface Server {
  readonly program: Program
  readonly address: string
  readonly line: Line
  /** Since this was last asked: the longest time that the server's own thread was blocked, in ms, and its process's most memory, in bytes. */
  watch(): Promise<Watched>
}

/** Private folders and what is done in them, from outside the program. */
export interface Workplace {
  readonly folders: Folders
  readonly library: string
  /** The folder of real reports, or undefined where there is none. */
  readonly corpus: string | undefined
  serve(...paths: string[]): Promise<Server>
  duidu<T>(...args: string[]): Promise<T>
  /** Ends what still runs and removes the folders. */
  close(): Promise<void>
}

export async function openWorkplace(): Promise<Workplace> {
  const folders = await makeFolders()
  const library = join(folders.home, '测量.duidu')
  const corpus = resolve(ROOT, process.env['DUIDU_CORPUS'] ?? '../shared/corpus')
  const started: Program[] = []
  return {
    folders,
    library,
    corpus: existsSync(corpus) ? corpus : undefined,

    async serve(...paths) {
      const named = existsSync(library) ? ['--library', library] : []
      const args = ['--import', MONITOR, ENTRY, '--built', 'serve', '--port', '0', '--no-open', ...named, ...paths]
      const program = startProgram(args, privateEnvironment(folders), { channel: true })
      started.push(program)
      const address = await program.waitFor(/http:\/\/127\.0\.0\.1:\d+\/\S+(?=\s)/)
      const line = await openLine(address)
      const watch = async () => (await program.ask({})) as Watched
      return { program, address, line, watch }
    },

    async duidu<T>(...args: string[]) {
      const { code, out, err } = await runCommand([...args, '--library', library, '--json'], folders)
      if (code !== 0) throw new Error(`duidu ${args[0]} ended with ${code}: ${err}`)
      return JSON.parse(out) as T
    },

    async close() {
      await Promise.all(started.map(program => program.kill()))
      await folders.remove()
    },
  }
}
