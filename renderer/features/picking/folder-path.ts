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

function separatorOf(path: string): string {
  return path.startsWith('/') ? '/' : '\\'
}
