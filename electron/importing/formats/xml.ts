import { Parser } from 'htmlparser2'
import { damaged } from './reading.ts'

export interface XmlHandler {
  open(name: string, attributes: Readonly<Record<string, string>>): void
  text?(text: string): void
  close(name: string): void
}

/** Tables in tables in tables come to a fifth of this; the parser's time grows with it. */
const DEEPEST = 500

/**
 * Reads XML piece by piece, without a tree and without recursion. The parser knows the five entities of XML and numbers
 * only: what a document declares itself is passed over, so none can blow up, and nothing outside is ever read.
 * `prefixes` says which prefix elements and attributes of a namespace get, whatever the document calls it.
 */
export async function readXml(
  pieces: AsyncIterable<Uint8Array>,
  handler: XmlHandler,
  prefixes: Readonly<Record<string, string>> = {},
): Promise<void> {
  const renamed = new Map<string, string>()
  const nameOf = (name: string) => {
    if (renamed.size === 0) return name
    const colon = name.indexOf(':')
    const prefix = renamed.get(colon < 0 ? '' : name.slice(0, colon))
    return prefix === undefined ? name : `${prefix}:${name.slice(colon + 1)}`
  }
  let depth = 0
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (++depth > DEEPEST) throw damaged('document')
        declare(attributes, prefixes, renamed)
        handler.open(nameOf(name), renamed.size === 0 ? attributes : renameAll(attributes, nameOf))
      },
      ontext: text => handler.text?.(text),
      onclosetag(name) {
        depth--
        handler.close(nameOf(name))
      },
    },
    { xmlMode: true },
  )
  const decoder = new TextDecoder('utf-8')
  for await (const piece of pieces) parser.write(decoder.decode(piece, { stream: true }))
  parser.end(decoder.decode())
}

function declare(
  attributes: Readonly<Record<string, string>>,
  prefixes: Readonly<Record<string, string>>,
  renamed: Map<string, string>,
): void {
  for (const name in attributes) {
    if (!name.startsWith('xmlns')) continue
    const wanted = prefixes[attributes[name] ?? '']
    const own = name.slice('xmlns:'.length)
    if (wanted !== undefined && wanted !== own) renamed.set(own, wanted)
  }
}

function renameAll(attributes: Readonly<Record<string, string>>, nameOf: (name: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name.includes(':') ? nameOf(name) : name, value]))
}
