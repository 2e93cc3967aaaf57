/** Bytes of a file name that every common file system takes. */
const MAX_BYTES = 255
/** Separators and control characters, and what Windows forbids: a library may be carried there. */
const FORBIDDEN = /[\p{Cc}/\\:*?"<>|]/u
/** Names that are devices on Windows, with any ending. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/** Why a file or folder cannot have a name: a sign in it, or the name as a whole. */
export type NameFault = 'signs' | 'whole'

/** A name for one file or folder may not be a path, hidden or a device, on any system. */
export function findNameFault(name: string): NameFault | undefined {
  if (FORBIDDEN.test(name)) return 'signs'
  const visible = name !== '' && !name.startsWith('.') && !/[. ]$/.test(name) && name.trim() === name
  return visible && !DEVICE.test(name) && bytesOf(name) <= MAX_BYTES ? undefined : 'whole'
}

/** In UTF-8. */
function bytesOf(name: string): number {
  let bytes = 0
  for (const sign of name) {
    const code = sign.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}
