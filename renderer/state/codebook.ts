import type { Input } from '../../shared/contract.ts'
import { toErrorData } from '../../shared/errors.ts'
import type { HighlightInContext } from '../../shared/model/highlight.ts'
import type { TableFormat } from '../../shared/model/table.ts'
import type { TagUsage } from '../../shared/model/tag.ts'
import { createAttempts } from './attempt.ts'
import type { Slice } from './store.ts'
import { tagNames } from './tags.ts'

export interface CodebookSlice {
  /** The tag that the codebook shows in full; null for none. */
  readonly codebookTagId: string | null
  /** Where it is used; null until it is known. */
  readonly tagUsage: TagUsage | null
  /** Highlights that carry this very tag. */
  readonly tagQuotes: readonly HighlightInContext[]
  openTag(id: string | null): Promise<void>
  refreshCodebook(): Promise<void>
  mergeTags(ids: readonly string[], into: string): Promise<void>
  /** `path` names the tag that these highlights carry instead; it is made where it is missing. */
  splitTag(id: string, path: string, highlightIds: readonly string[]): Promise<void>
  setExamples(input: Input<'tags.setExamples'>): Promise<void>
  importTags(file: File): Promise<void>
  exportTags(format: TableFormat): Promise<void>
}

const NO_TAG = { codebookTagId: null, tagUsage: null, tagQuotes: [] } as const

export const createCodebookSlice: Slice<CodebookSlice> = (set, get, api) => {
  const { attempt } = createAttempts(get)
  let newest = 0

  return {
    ...NO_TAG,

    async openTag(id) {
      if (id !== get().codebookTagId) set({ ...NO_TAG, codebookTagId: id })
      await get().refreshCodebook()
    },

    async refreshCodebook() {
      const id = get().codebookTagId
      const turn = ++newest
      if (id === null) return
      if (!get().tagsById.has(id)) {
        set(NO_TAG)
        return
      }
      try {
        const [tagUsage, tagQuotes] = await Promise.all([
          api.call('tags.usage', { id }),
          api.call('highlights.list', { filter: { tagIds: [id], ownTagsOnly: true } }),
        ])
        if (turn === newest) set({ tagUsage, tagQuotes })
      } catch (error) {
        // It was merged or removed a moment ago: highlights are announced before the tags are read anew.
        if (toErrorData(error).code !== 'not-found') get().fail(error)
        else if (turn === newest) set(NO_TAG)
      }
    },

    mergeTags: (ids, into) =>
      attempt(async () => {
        const { count } = await api.call('tags.merge', { ids: [...ids], into })
        get().notify('notices.tagsMerged', { count }, { undoable: true })
        await get().openTag(into)
      }),

    splitTag: (id, path, highlightIds) =>
      attempt(async () => {
        const names = tagNames(path)
        const { count } = await api.call('tags.split', { id, parts: [{ path: names, highlightIds: [...highlightIds] }] })
        get().notify('notices.tagSplit', { count, path: names.join('/') }, { undoable: true })
      }),

    setExamples: input => attempt(() => api.call('tags.setExamples', input)),

    importTags: file =>
      attempt(async () => {
        const { count } = await api.call('tags.import', { csv: decoded(await file.arrayBuffer()) })
        get().notify('notices.tagsImported', { count }, { undoable: count > 0 })
      }),

    exportTags: format =>
      attempt(async () => {
        const [directory] = (await get().pickPaths('export-folder')) ?? []
        if (!directory) return
        const { file } = await api.call('exports.codebook', { directory, format, language: get().language })
        get().notify('notices.tagsExported', { path: file })
      }),
  }
}

/** Spreadsheets on Chinese systems write GB18030. */
function decoded(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
