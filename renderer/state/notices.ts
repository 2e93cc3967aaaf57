import type { ErrorData } from '../../shared/errors.ts'
import { toErrorData } from '../../shared/errors.ts'
import type { Slice } from './store.ts'

/** Work whose failure is over once the same work went well. */
export type Topic = 'import'

/** A sentence in the line at the bottom. `message` is a key of the locale, `values` fill it. */
export interface Notice {
  readonly id: number
  readonly tone: 'information' | 'error'
  readonly message: string
  readonly values: Readonly<Record<string, string | number>>
  /** Id of the action that 撤销 beside the sentence takes back; null where there is none. */
  readonly undoes: number | null
  readonly topic: Topic | null
}

export interface NoticeSlice {
  /** One piece of information at most, since a newer one makes the older one untrue; errors stay until they were read. */
  readonly notices: readonly Notice[]
  notify(message: string, values?: Notice['values'], options?: { undoable?: boolean }): void
  /** A table was written, and perhaps others that belong to it. */
  notifyWritten(files: readonly string[], rows: number): void
  /** Shows an error's own sentence (`errors.<code>`); a cancelled work says nothing. */
  fail(error: unknown, topic?: Topic): void
  dismiss(id: number): void
  /** What failed went well now. */
  settle(topic: Topic): void
}

/** With more, nobody reads them. */
const MOST_ERRORS = 2

let nextId = 1

export const createNoticeSlice: Slice<NoticeSlice> = (set, get) => ({
  notices: [],
  notify(message, values = {}, { undoable = false } = {}) {
    // The journal has announced the action before it was acknowledged.
    const undoes = undoable ? (get().journal.undo?.id ?? null) : null
    const errors = get().notices.filter(({ tone }) => tone === 'error')
    set({ notices: [...errors, { id: nextId++, tone: 'information', message, values, undoes, topic: null }] })
  },
  notifyWritten([file, ...others], count) {
    if (file === undefined) return
    if (others.length === 0) get().notify('notices.tableWritten', { file, count })
    else get().notify('notices.tablesWritten', { file, count, others: others.length })
  },
  fail(error, topic) {
    const data: ErrorData = toErrorData(error)
    if (data.code === 'unexpected') console.error(error)
    if (data.code === 'cancelled') return
    const notice: Notice = {
      id: nextId++,
      tone: 'error',
      message: `errors.${data.code}`,
      values: data.details ?? {},
      undoes: null,
      topic: topic ?? null,
    }
    const others = get().notices.filter(other => !saysTheSame(other, notice))
    const errors = others.filter(({ tone }) => tone === 'error').slice(1 - MOST_ERRORS)
    set({ notices: [...errors, notice, ...others.filter(({ tone }) => tone === 'information')] })
  },
  dismiss: id => set({ notices: get().notices.filter(notice => notice.id !== id) }),
  settle: topic => set({ notices: get().notices.filter(notice => notice.topic !== topic) }),
})

function saysTheSame(a: Notice, b: Notice): boolean {
  return a.message === b.message && JSON.stringify(a.values) === JSON.stringify(b.values)
}
