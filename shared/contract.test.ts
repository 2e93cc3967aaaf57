import { expect, it } from 'vitest'
import { z } from 'zod'
import { contract } from './contract.ts'

/** JSON Schema, as far as sizes are concerned. */
interface Shape {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly pattern?: string
  readonly maxLength?: number
  readonly maxItems?: number
  readonly items?: Shape
  readonly properties?: Readonly<Record<string, Shape>>
  readonly anyOf?: readonly Shape[]
  readonly additionalProperties?: unknown
}

/** Where an input could be larger than anybody has thought of, or hold what nobody has named. */
function unbounded(shape: Shape, at: string): string[] {
  const inside = [
    ...Object.entries(shape.properties ?? {}).flatMap(([name, part]) => unbounded(part, `${at}.${name}`)),
    ...(shape.anyOf ?? []).flatMap(part => unbounded(part, at)),
    ...(shape.items ? unbounded(shape.items, `${at}[]`) : []),
  ]
  const endless =
    (shape.type === 'string' &&
      shape.maxLength === undefined &&
      !shape.enum &&
      shape.const === undefined &&
      !/^\^.*\$$/.test(shape.pattern ?? '')) ||
    (shape.type === 'array' && shape.maxItems === undefined) ||
    (shape.type === 'object' && shape.additionalProperties !== false)
  return endless ? [at, ...inside] : inside
}

it('bounds every text and list that a page can send, and takes no field that it does not name', () => {
  const shapes = Object.entries(contract).map(([name, { input }]) => [name, z.toJSONSchema(input) as Shape] as const)
  expect(shapes.flatMap(([name, shape]) => unbounded(shape, name))).toEqual([])
})
