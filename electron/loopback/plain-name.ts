import { AppError } from '../../shared/errors.ts'

/** Bytes of a file name that every common file system takes. */
const MAX_BYTES = 255
/** Separators and control characters, and what Windows forbids: a library may be carried there. */
const FORBIDDEN = /[\p{Cc}/\\:*?"<>|]/u
/** Names that are devices on Windows, with any ending. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/** A name for one new file or folder that came from the page; throws for what would be a path, hidden or a device. */
export function plainName(name: string): string {
  const fits = Buffer.byteLength(name) <= MAX_BYTES && !FORBIDDEN.test(name) && !DEVICE.test(name)
  const visible = name !== '' && !name.startsWith('.') && !/[. ]$/.test(name) && name.trim() === name
  if (!fits || !visible) throw new AppError('bad-input', 'This is no name for a file or folder.', { name: name.slice(0, 80) })
  return name
}
