import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'
import assembler from 'wabt'

const FEATURES = { simd: true, mutable_globals: true }

/**
 * For the build and the tests: importing a `.wat` file gives the bytes it assembles to. No assembled file is kept, so the
 * program never runs anything but what its source says.
 */
export function assembled(): Plugin {
  return {
    name: 'assembled',
    async load(id) {
      if (!id.endsWith('.wat')) return null
      this.addWatchFile(id)
      return `export default Buffer.from(${JSON.stringify(await assemble(id))}, 'base64')`
    },
  }
}

async function assemble(file: string): Promise<string> {
  const { parseWat } = await assembler()
  const module = parseWat(file, readFileSync(file, 'utf8'), FEATURES)
  try {
    module.validate()
    return Buffer.from(module.toBinary({}).buffer).toString('base64')
  } finally {
    module.destroy()
  }
}
