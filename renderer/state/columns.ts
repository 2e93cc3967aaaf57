import { AppError, type ErrorData, toErrorData } from '../../shared/errors.ts'
import type { ColumnMeaning, TableOfSource } from '../../shared/model/table.ts'
import type { Slice } from './store.ts'

export type Meanings = readonly (ColumnMeaning | null)[]

/** The dialog in which the user says what the columns of a table mean. */
export interface ColumnsDialog {
  readonly sourceId: number
  /** As it would be read with the meanings that are chosen now; null while it is read first. */
  readonly table: TableOfSource | null
  readonly meanings: Meanings
  /** True while what would come out is being looked up. */
  readonly looking: boolean
  readonly failure: ErrorData | null
}

export interface ColumnsSlice {
  readonly columnsDialog: ColumnsDialog | null
  openColumns(sourceId: number): Promise<void>
  /** The source of this path, where only that is known. */
  openColumnsOf(path: string): Promise<void>
  /** The column of this number means something else; no other keeps a meaning that only one can have. */
  chooseColumn(at: number, meaning: ColumnMeaning | null): Promise<void>
  /** Null: by the names of the columns. */
  applyColumns(meanings: Meanings | null): Promise<void>
  closeColumns(): void
}

export const createColumnsSlice: Slice<ColumnsSlice> = (set, get, api) => {
  let newest = 0

  async function look(sourceId: number, meanings: Meanings | undefined): Promise<void> {
    const turn = ++newest
    const isCurrent = () => turn === newest && get().columnsDialog?.sourceId === sourceId
    try {
      const table = await api.call('sources.columns', { id: sourceId, ...(meanings ? { meanings: [...meanings] } : {}) })
      if (isCurrent()) set({ columnsDialog: { sourceId, table, meanings: meanings ?? table.meanings, looking: false, failure: null } })
    } catch (error) {
      const open = get().columnsDialog
      if (isCurrent() && open) set({ columnsDialog: { ...open, looking: false, failure: toErrorData(error) } })
    }
  }

  return {
    columnsDialog: null,

    async openColumns(sourceId) {
      set({ columnsDialog: { sourceId, table: null, meanings: [], looking: true, failure: null } })
      await look(sourceId, undefined)
    },

    async openColumnsOf(path) {
      try {
        const source = (await api.call('sources.list', {})).findLast(other => other.path === path)
        if (!source) throw new AppError('not-found', 'There is no such source.', { path })
        await get().openColumns(source.id)
      } catch (error) {
        get().fail(error)
      }
    },

    async chooseColumn(at, meaning) {
      const open = get().columnsDialog
      if (!open) return
      const meanings = open.meanings.map((other, index) => (index === at ? meaning : other === meaning && !isShared(other) ? null : other))
      set({ columnsDialog: { ...open, meanings, looking: true, failure: null } })
      await look(open.sourceId, meanings)
    },

    async applyColumns(meanings) {
      const open = get().columnsDialog
      if (!open) return
      try {
        await api.call('sources.mapColumns', { id: open.sourceId, meanings: meanings && [...meanings] })
        set({ columnsDialog: null })
        get().notify('notices.columnsApplied', {}, { undoable: true })
      } catch (error) {
        set({ columnsDialog: { ...open, failure: toErrorData(error) } })
      }
    },

    closeColumns: () => set({ columnsDialog: null }),
  }
}

/** Province, city and county may each have a column; so may the parts of a text. */
function isShared(meaning: ColumnMeaning | null): boolean {
  return meaning === 'place' || meaning === 'text'
}
