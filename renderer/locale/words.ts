import type { words } from './zh-CN/index.ts'

type Texts<T> = { readonly [K in keyof T]: T[K] extends string ? string : Texts<T[K]> }

/** The Chinese words are the original; every other language must have the same keys. */
export type Words = Texts<typeof words>
