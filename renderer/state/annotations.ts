import type { Output } from '../../shared/contract.ts'
import type { Slice } from './store.ts'

/** A file of annotations that the user looks at before it comes in, or what came of it. */
export interface AnnotationImportView {
  readonly path: string
  /** Null while it is being read. */
  readonly reading: Output<'annotations.preview'> | null
  /** Ids of the highlights and memos in which the file's remarks are to count. */
  readonly theirs: ReadonlySet<string>
  readonly running: boolean
  readonly result: Output<'annotations.import'> | null
}

export interface AnnotationsSlice {
  readonly annotationImport: AnnotationImportView | null
  /** Asks for a file, or another library, and shows what would come of it. */
  pickAnnotations(what?: 'annotations' | 'library'): Promise<void>
  takeTheirs(ids: readonly string[], theirs: boolean): void
  importAnnotations(): Promise<void>
  /** Stops what runs, too. */
  closeAnnotations(): void
}

export const createAnnotationsSlice: Slice<AnnotationsSlice> = (set, get, api) => {
  let running = new AbortController()

  /** Closed or opened again meanwhile: what was on its way is for nobody. */
  const change = (path: string, part: Partial<AnnotationImportView>) => {
    const view = get().annotationImport
    if (view?.path === path) set({ annotationImport: { ...view, ...part } })
  }

  return {
    annotationImport: null,

    async pickAnnotations(what = 'annotations') {
      const [path] = (await get().pickPaths(what)) ?? []
      if (!path) return
      running = new AbortController()
      set({ annotationImport: { path, reading: null, theirs: new Set(), running: false, result: null } })
      try {
        change(path, { reading: await api.call('annotations.preview', { path }, { signal: running.signal }) })
      } catch (error) {
        if (get().annotationImport?.path === path) set({ annotationImport: null })
        get().fail(error)
      }
    },

    takeTheirs(ids, theirs) {
      const view = get().annotationImport
      if (!view) return
      const chosen = new Set(view.theirs)
      for (const id of ids) {
        if (theirs) chosen.add(id)
        else chosen.delete(id)
      }
      change(view.path, { theirs: chosen })
    },

    async importAnnotations() {
      const view = get().annotationImport
      if (!view || view.running) return
      change(view.path, { running: true })
      try {
        const take = view.theirs.size > 0 ? [...view.theirs] : 'mine'
        const result = await api.call('annotations.import', { path: view.path, take }, { signal: running.signal })
        change(view.path, { result, running: false })
      } catch (error) {
        change(view.path, { running: false })
        get().fail(error)
      }
    },

    closeAnnotations() {
      running.abort()
      set({ annotationImport: null })
    },
  }
}
