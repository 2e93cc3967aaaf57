import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { contract } from '../shared/contract.ts'
import type { ServerFrame } from '../shared/wire.ts'
import { createHandlers } from './handlers.ts'
import { createRouter } from './router.ts'
import { markWords, reportText, SENTENCE, startEngine, type TestEngine } from './test-engine.ts'

// Some thousand calls on a machine that may be busy.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 60_000 })

/** JSON Schema, as far as values can be made of it. */
interface Shape {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Shape[]
  readonly oneOf?: readonly Shape[]
  readonly properties?: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
  readonly items?: Shape
  readonly minItems?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly pattern?: string
}

interface Wish {
  readonly text: string
  readonly number: number
  readonly path: string
  /** Fields that may be absent are there. */
  readonly whole: boolean
  /** Which of several shapes. */
  readonly choice: number
}

function inputOf(shape: Shape, wish: Wish, name = ''): unknown {
  const { text, number, path, whole, choice } = wish
  const kinds = shape.anyOf ?? shape.oneOf ?? []
  if (kinds.length > 0) return inputOf(kinds[choice % kinds.length] ?? {}, wish, name)
  if (shape.const !== undefined) return shape.const
  if (shape.enum) return shape.enum[choice % shape.enum.length]
  if (shape.type === 'object') {
    const fields = Object.entries(shape.properties ?? {}).filter(([field]) => whole || shape.required?.includes(field))
    return Object.fromEntries(fields.map(([field, part]) => [field, inputOf(part, wish, field)]))
  }
  if (shape.type === 'array') return Array.from({ length: Math.max(1, shape.minItems ?? 1) }, () => inputOf(shape.items ?? {}, wish, name))
  if (shape.type === 'string') return shape.pattern ? '2024' : /^(?:paths?|directory)$/.test(name) ? path : text
  if (shape.type === 'boolean') return choice % 2 === 0
  if (shape.type === 'null') return null
  return Math.min(Math.max(number, shape.minimum ?? number), shape.maximum ?? number)
}

let engine: TestEngine
let reportId: string
let call: (method: string, input: unknown) => Promise<ServerFrame>

beforeAll(async () => {
  engine = await startEngine()
  const files = { '青禾.txt': reportText('青禾市', 2024, SENTENCE), '临溪.txt': reportText('临溪市', 2023, SENTENCE) }
  await engine.call('sources.import', { paths: [engine.write('报告', files)] })
  reportId = (await markWords(engine, '专项工作报告16项')).reportId
  writeFileSync(join(engine.folder, 'no-folder'), '')
  let answered: (frame: ServerFrame) => void = () => undefined
  const router = createRouter('engine', createHandlers(engine.services), () => undefined)
  const session = router.openSession(frame => frame.kind !== 'progress' && answered(frame))
  let id = 0
  call = (method, input) =>
    new Promise(resolve => {
      answered = resolve
      session.receive({ kind: 'call', id: ++id, method, input })
    })
})

afterAll(() => engine.stop())

/** Those without a choice; each makes a copy of the library, or opens another one. */
const WITHOUT = ['library.open', 'library.resume', 'backups.make', 'backups.restoreFile']

it('answers ids, places, words and paths of nothing with an error of its own, whatever the method', async () => {
  const shapes = Object.entries(contract).flatMap(([method, { side, input }]) =>
    side === 'engine' && !WITHOUT.includes(method) ? [[method, z.toJSONSchema(input, { io: 'input' }) as Shape] as const] : [],
  )
  const texts = ['nothing-of-this-id', reportId, '\'"\0%_)(*', '__proto__']
  const paths = [join(engine.folder, 'nowhere'), join(engine.folder, 'no-folder'), join(engine.folder, 'a\0b')]
  const unexpected = new Set<string>()
  for (const [method, shape] of shapes) {
    for (const [at, text] of texts.entries()) {
      for (const choice of [0, 1]) {
        const wish = { text, choice, path: paths[(at + choice) % paths.length] ?? '' }
        for (const further of [
          { number: 0, whole: false },
          { number: 999_999_999, whole: true },
        ]) {
          const input = inputOf(shape, { ...wish, ...further })
          const answer = await call(method, input)
          if (answer.kind === 'failure' && answer.error.code === 'unexpected') unexpected.add(`${method} ${JSON.stringify(input)}`)
        }
      }
    }
  }
  expect([...unexpected]).toEqual([])
})
