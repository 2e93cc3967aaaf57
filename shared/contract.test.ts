import { expect, it } from 'vitest'
import { z } from 'zod'
import { path } from './contract/shapes.ts'
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
  readonly additionalProperties?: Shape | boolean
  readonly propertyNames?: Shape
}

/** Where an input could be larger than anybody has thought of, or hold what nobody has named. */
function unbounded(shape: Shape, at: string): string[] {
  const inside = [
    ...Object.entries(shape.properties ?? {}).flatMap(([name, part]) => unbounded(part, `${at}.${name}`)),
    ...(shape.anyOf ?? []).flatMap(part => unbounded(part, at)),
    ...(shape.items ? unbounded(shape.items, `${at}[]`) : []),
  ]
  // Fields of any name: how many there may be is no matter of JSON Schema, and tested below.
  const { additionalProperties: values, propertyNames: names } = shape
  if (typeof values === 'object' && names) return [...inside, ...unbounded(names, `${at}{}`), ...unbounded(values, `${at}.*`)]
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

it('takes no more keys of the user than there are things to do', () => {
  const shortcuts = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`do${i}`, ['X']]))
  const taken = (count: number) => contract['settings.update'].input.safeParse({ shortcuts: shortcuts(count) }).success
  expect([taken(100), taken(10_000)]).toEqual([true, false])
})

it('names every field of the engine that holds paths, so that only granted ones come through', () => {
  const longest = z.toJSONSchema(path).maxLength
  const holdsPaths = ({ maxLength, items, anyOf = [] }: Shape): boolean =>
    maxLength === longest || anyOf.some(holdsPaths) || (items !== undefined && holdsPaths(items))
  const fields = Object.entries(contract).flatMap(([method, { side, input, paths }]) => {
    const { properties = {} } = z.toJSONSchema(input) as Shape
    const holding = Object.keys(properties).filter(name => holdsPaths(properties[name] ?? {}))
    return side === 'engine' ? [{ method, holding, paths: [...paths] }] : []
  })
  expect(fields.some(({ holding }) => holding.length > 0)).toBe(true)
  for (const { method, holding, paths } of fields) expect({ method, paths: paths.sort() }).toEqual({ method, paths: holding.sort() })
})
