/** What searching uses of WebAssembly: Node has it, but its types come with a page's only, which this side does not see. */
declare namespace WebAssembly {
  class Memory {
    /** In pages of 64 KiB. */
    constructor(descriptor: { readonly initial: number; readonly maximum?: number })
    /** Another one after each `grow`. */
    readonly buffer: ArrayBuffer
    /** Throws a RangeError where there is no more. */
    grow(pages: number): number
  }
  class Global {
    value: number
  }
  class Module {
    constructor(bytes: Uint8Array)
  }
  class Instance {
    constructor(module: Module, imports: Readonly<Record<string, Readonly<Record<string, unknown>>>>)
    readonly exports: unknown
  }
  function validate(bytes: Uint8Array): boolean
}

/** The bytes that a text of assembly stands for; see assembling.ts. */
declare module '*.wat' {
  const bytes: Uint8Array
  export default bytes
}
