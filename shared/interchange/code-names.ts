/**
 * Some programs keep codes apart by their own names alone and lose the second 会议 of a tree. There a name that is taken
 * says in brackets of its own what it lies below (`会议 ‹立法›`), and comes back without them.
 */
export function uniqueCodeName(name: string, parent: string, taken: Set<string>): string {
  let unique = name
  for (let number = 1; taken.has(unique); number++) unique = `${name} ‹${parent}${number === 1 ? '' : ` ${number}`}›`
  taken.add(unique)
  return unique
}

/** `parent` as it was before its own name was made unique. */
export function plainCodeName(name: string, parent: string): string {
  const [, plain, inside] = /^(.+) ‹([^‹›]*)›$/s.exec(name) ?? []
  if (plain === undefined || inside === undefined) return name
  return inside === parent || (inside.startsWith(`${parent} `) && /^\d+$/.test(inside.slice(parent.length + 1))) ? plain : name
}
