/** Files that are known and not read; each has a sentence of its own that says what to do. `details.kind` of a problem. */
export const UNREAD_KINDS = [
  'doc',
  'wps',
  'rtf',
  'odt',
  'ofd',
  'caj',
  'epub',
  'xls',
  'et',
  'ppt',
  'dps',
  'rar',
  '7z',
  'gz',
  'tar',
  'picture',
  'protected-office',
  'protected-pdf',
  'protected-archive',
  'scanned-pdf',
  'unmapped-pdf',
  'nested-archive',
  'full-archive',
  'notes',
  'annotations',
] as const
export type UnreadKind = (typeof UNREAD_KINDS)[number]

export function isUnreadKind(value: unknown): value is UnreadKind {
  return UNREAD_KINDS.some(kind => kind === value)
}
