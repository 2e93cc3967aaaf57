import { COLOURS, type Colour } from '../model/highlight.ts'

/**
 * Ids of ours as GUIDs that give them back: twelve characters fit into a UUID of version 8, whose bytes are for free
 * use. So a highlight that travels through another program comes home under its own name.
 */
const KINDS = ['highlight', 'tag', 'report', 'colour', 'memo'] as const
export type GuidKind = (typeof KINDS)[number]

const LENGTH = 12
const HALF = 6
const VERSION = 0x80
const MARK = 0xd5
/** The variant bits of every UUID. */
const VARIANT = 0x9d

/** Undefined for an id that is not made of twelve ASCII characters: it has to be hashed. */
export function toGuid(kind: GuidKind, id: string): string | undefined {
  if (!/^[!-~]{12}$/.test(id)) return undefined
  const codes = Array.from(id, character => character.charCodeAt(0))
  const middle = [VERSION | KINDS.indexOf(kind), MARK, VARIANT]
  const bytes = [...codes.slice(0, HALF), ...middle, ...codes.slice(HALF)]
  return spell([...bytes, checksum(bytes)])
}

/** Undefined for a GUID that is not one of ours, or is of another kind. Braces and capitals do not matter. */
export function fromGuid(kind: GuidKind, guid: string): string | undefined {
  const digits = normaliseGuid(guid).replaceAll('-', '')
  if (!/^[0-9a-f]{32}$/.test(digits)) return undefined
  const bytes = (digits.match(/../g) ?? []).map(pair => Number.parseInt(pair, 16))
  const body = bytes.slice(0, -1)
  const [version, mark, variant] = body.slice(HALF, HALF + 3)
  if (version !== (VERSION | KINDS.indexOf(kind)) || mark !== MARK || variant !== VARIANT || bytes.at(-1) !== checksum(body))
    return undefined
  const codes = [...body.slice(0, HALF), ...body.slice(HALF + 3)]
  const id = String.fromCharCode(...codes)
  return id.length === LENGTH && /^[\w-]+$/.test(id) ? id : undefined
}

/** The inks are codes in other programs. */
export function inkGuid(colour: Colour): string {
  return toGuid('colour', colour.padEnd(LENGTH, '-')) ?? ''
}

export function inkOfGuid(guid: string): Colour | undefined {
  const name = fromGuid('colour', guid)?.replace(/-+$/, '')
  return COLOURS.find(colour => colour === name)
}

/** Programs write the same GUID with and without braces, in capitals or not. */
export function normaliseGuid(guid: string): string {
  return guid
    .trim()
    .replace(/^\{(.*)\}$/, '$1')
    .toLowerCase()
}

function spell(bytes: readonly number[]): string {
  const digits = bytes.map(byte => byte.toString(16).padStart(2, '0')).join('')
  return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join('-')
}

/** So that hardly any GUID of another program is taken for ours. */
function checksum(bytes: readonly number[]): number {
  return bytes.reduce((sum, byte) => (sum * 31 + byte) & 0xff, 7)
}
