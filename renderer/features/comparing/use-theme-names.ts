/** Names of the themes of the open comparison, by id. */
export function useThemeNames(): ReadonlyMap<string, string> {
  return NONE
}

const NONE: ReadonlyMap<string, string> = new Map()
