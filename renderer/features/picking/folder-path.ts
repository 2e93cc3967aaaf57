export interface Crumb {
  readonly name: string
  readonly path: string
}

/** The way to a folder, from the top of what may be looked at. Works for `/a/b` and `C:\a\b`. */
export function crumbsOf(path: string, top: string | null): Crumb[] {
  const separator = separatorOf(path)
  const names = path.split(separator)
  const crumbs = names.map((name, at) => ({ name, path: names.slice(0, at + 1).join(separator) })).filter(crumb => crumb.name !== '')
  const known = top === null ? -1 : crumbs.findIndex(crumb => crumb.path === top)
  return known < 0 ? crumbs : crumbs.slice(known)
}

export function joinPath(folder: string, name: string): string {
  const separator = separatorOf(folder)
  return folder.endsWith(separator) ? folder + name : folder + separator + name
}

/** The folder in which something lies: `/` for `/a`, `C:` for `C:\\a`. */
export function folderOf(path: string): string {
  const at = path.lastIndexOf(separatorOf(path))
  return at <= 0 ? path.slice(0, 1) : path.slice(0, at)
}

function separatorOf(path: string): string {
  return path.startsWith('/') ? '/' : '\\'
}
