import { useApp } from '../../state/store.ts'

/** Opens a library that the user chooses, or makes one. */
export function useLibraryChoice(): (what: 'library' | 'new-library') => Promise<void> {
  const pickPaths = useApp(state => state.pickPaths)
  const openLibrary = useApp(state => state.openLibrary)
  return async what => {
    const [path] = (await pickPaths(what)) ?? []
    if (path) await openLibrary(path, what === 'new-library')
  }
}
