import type { ErrorData } from '../../shared/errors.ts'
import { toErrorData } from '../../shared/errors.ts'
import type { Slice } from './store.ts'

/** A sentence at the edge of the window. `message` is a key of the locale, `values` fill it. */
export interface Notice {
  readonly id: number
  readonly tone: 'information' | 'error'
  readonly message: string
  readonly values: Readonly<Record<string, string | number>>
  /** Id of the action that 撤销 beside the sentence takes back; null where there is none. */
  readonly undoes: number | null
}

export interface NoticeSlice {
  readonly notices: readonly Notice[]
  notify(message: string, values?: Notice['values'], options?: { undoable?: boolean }): void
  /** Shows an error's own sentence (`errors.<code>`); a cancelled work says nothing. */
  fail(error: unknown): void
  dismiss(id: number): void
}

let nextId = 1

export const createNoticeSlice: Slice<NoticeSlice> = (set, get) => {
  const add = (notice: Omit<Notice, 'id'>) => set({ notices: [...get().notices.slice(-2), { ...notice, id: nextId++ }] })
  return {
    notices: [],
    notify(message, values = {}, { undoable = false } = {}) {
      // The journal has announced the action before it was acknowledged.
      const undoes = undoable ? (get().journal.undo?.id ?? null) : null
      add({ tone: 'information', message, values, undoes })
    },
    fail: error => {
      const data: ErrorData = toErrorData(error)
      if (data.code === 'unexpected') console.error(error)
      if (data.code !== 'cancelled') {
        add({ tone: 'error', message: `errors.${data.code}`, values: data.details ?? {}, undoes: null })
      }
    },
    dismiss: id => set({ notices: get().notices.filter(notice => notice.id !== id) }),
  }
}
