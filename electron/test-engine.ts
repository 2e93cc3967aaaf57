import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { EventName, EventPayload, Input, MethodOf, Output, Progress } from '../shared/contract.ts'
import { builtPaths } from './engine/built-paths.ts'
import { builtEntry } from './engine/built-program.ts'
import { createHandlers } from './handlers.ts'
import type { WatchTimes } from './services/importing/watching.ts'
import type { BackupTimes } from './services/library/backups.ts'
import { createServices, type Services } from './services/services.ts'

/** For tests only: the engine behind its public handlers, on a real library in a folder of its own. */
export interface TestEngine {
  readonly folder: string
  /** The library that is opened first. */
  readonly library: string
  readonly services: Services
  readonly events: { readonly name: EventName; readonly payload: unknown }[]
  call<M extends MethodOf<'engine'>>(method: M, input: Input<M>, context?: TestContext<M>): Promise<Output<M>>
  /** Writes files below the test's folder, and returns the folder they were written to. */
  write(folder: string, files: Readonly<Record<string, string>>): string
  payloads<E extends EventName>(name: E): EventPayload<E>[]
  /** Closes the engine and starts another one on the same folder. */
  restart(): Promise<TestEngine>
  stop(): Promise<void>
}

export interface TestContext<M extends MethodOf<'engine'>> {
  readonly signal?: AbortSignal
  readonly progress?: (progress: Progress<M>) => void
}

export interface TestOptions {
  readonly folder?: string
  /** Open `library` and make it where it is not there. */
  readonly open?: boolean
  readonly libraryPath?: string | null
  readonly sample?: Readonly<Record<string, string>>
  /** Nothing is watched unless told. */
  readonly watching?: WatchTimes | null
  /** None are made by themselves unless told. */
  readonly backups?: BackupTimes | null
}

export async function startEngine(options: TestOptions = {}): Promise<TestEngine> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'duidu-engine-'))
  const library = join(folder, '书库.duidu')
  const events: TestEngine['events'] = []

  function write(name: string, files: Readonly<Record<string, string>>): string {
    const directory = join(folder, name)
    mkdirSync(directory, { recursive: true })
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(directory, path)), { recursive: true })
      writeFileSync(join(directory, path), text)
    }
    return directory
  }

  const services = createServices(
    {
      dataFolder: join(folder, 'data'),
      libraryPath: options.libraryPath ?? null,
      ...builtPaths(builtEntry('engine.js')).parts,
      sampleFolder: write('sample', options.sample ?? {}),
      backups: options.backups ?? null,
      watching: options.watching ?? null,
    },
    (name, payload) => events.push({ name, payload }),
  )
  const handlers = createHandlers(services)

  const engine: TestEngine = {
    folder,
    library,
    services,
    events,
    write,
    async call(method, input, context = {}) {
      const { signal = new AbortController().signal, progress = () => undefined } = context
      // A handler is paired with its types by its name; the pairing is lost once the name is a variable.
      const handler = handlers[method] as (input: unknown, context: unknown) => unknown
      return (await handler(input, { signal, progress })) as Output<typeof method>
    },
    payloads: name => events.flatMap(event => (event.name === name ? [event.payload as EventPayload<typeof name>] : [])),
    async restart() {
      await services.close()
      return startEngine({ ...options, folder })
    },
    async stop() {
      await services.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  if (options.open ?? true) await engine.call('library.open', { path: library, create: true })
  return engine
}

/** A report as a city's standing committee gives it; the place is invented. */
export function reportText(city: string, year: number, sentence: string): string {
  return `${city}人民代表大会常务委员会工作报告
——${year}年1月6日在${city}第五届人民代表大会第三次会议上
${city}人大常委会主任 李明远

各位代表：
我受市人大常委会委托，向大会报告工作，请予审议。

一、${year - 1}年工作回顾
过去一年，常委会依法履职，各项工作取得新的进展。
（一）依法监督
${sentence}
（二）代表工作
组织代表视察调研，办理代表建议一百二十六件，代表满意率保持在较高水平。

二、${year}年主要任务
新的一年，常委会将围绕全市工作大局，依法行使职权，努力开创人大工作新局面。
`
}

export const SENTENCE = '全年召开常委会会议7次，听取和审议专项工作报告16项，作出决议决定9项。'

export interface Outcome {
  readonly code?: string
  readonly details?: unknown
}

/** The error a promise ends in, as far as a user hears of it. */
export async function failureOf(work: Promise<unknown>): Promise<Outcome> {
  try {
    await work
  } catch (error) {
    return error as Outcome
  }
  return {}
}

/** Highlights words in the first report whose text has them. */
export async function markWords(engine: TestEngine, words: string) {
  for (const { id: reportId } of await engine.call('reports.list', {})) {
    const { text } = await engine.call('reports.get', { id: reportId, text: true })
    const start = text?.indexOf(words) ?? -1
    if (start !== -1) return engine.call('highlights.add', { reportId, start, end: start + words.length })
  }
  throw new Error(`${words} stands in no report`)
}
