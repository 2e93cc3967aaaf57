import type { words } from './zh-CN/index.ts'

/** A language may have more plural forms than Chinese: beside `reports_other` there may be a `reports_one`. */
type Texts<T> = { readonly [K in keyof T]: T[K] extends string ? string : Texts<T[K]> } & {
  readonly [K in keyof T as K extends `${infer Base}_other` ? `${Base}_one` : never]?: string
}

/** The Chinese words are the original; every other language must have the same keys. */
export type Words = Texts<typeof words>
