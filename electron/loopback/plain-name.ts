import { AppError } from '../../shared/errors.ts'
import { findNameFault } from '../../shared/text/file-name.ts'

/** A name for one new file or folder that came from the page; throws for what would be a path, hidden or a device. */
export function plainName(name: string): string {
  if (findNameFault(name)) throw new AppError('bad-input', 'This is no name for a file or folder.', { name: name.slice(0, 80) })
  return name
}
