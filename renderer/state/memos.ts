import { linkTo } from '../../shared/interchange/passage-link.ts'
import type { Highlight } from '../../shared/model/highlight.ts'
import { type MemoEntry, type MemoSubject, memoKey } from '../../shared/model/memo.ts'
import type { Slice } from './store.ts'

/** How a memo stands there: as it is written, as it is read, or both beside one another. */
export const MEMO_MODES = ['write', 'both', 'read'] as const
export type MemoMode = (typeof MEMO_MODES)[number]

export interface MemosSlice {
  /** Those that hold the words of the filter, the one written last first; null until the first load. */
  readonly memos: readonly MemoEntry[] | null
  readonly memosText: string
  /** The one that is open, written yet or not. */
  readonly memo: MemoEntry | null
  /** It stands beside the texts of the reading screen. */
  readonly memoBeside: boolean
  readonly memoMode: MemoMode
  /** Words for the open memo, put where its caret is as soon as its field is there. */
  readonly memoInsertion: string | null
  loadMemos(): Promise<void>
  /** After a change: what is shown is asked for again. */
  refreshMemos(): Promise<void>
  filterMemos(text: string): Promise<void>
  /** Beside the texts where the reader is reading, in the list of all memos elsewhere. */
  openMemo(about: MemoSubject): Promise<void>
  closeMemo(): void
  setMemoMode(mode: MemoMode): void
  /** The memo of the active pane's report; closes it where it is open. */
  toggleReportMemo(): Promise<void>
  /** Puts a link to the passage into the open memo, or into that of its report. */
  linkInMemo(highlight: Highlight): Promise<void>
  takeMemoInsertion(): void
  /** `goesOn`: part of the same writing as what was saved last. True once it is safe on the disk. */
  saveMemo(about: MemoSubject, text: string, goesOn: boolean): Promise<boolean>
  removeMemo(entry: MemoEntry): Promise<void>
  forgetMemos(): void
}

/** A longer quote is cut in the words of a link. */
const LINK_WORDS = 30

export const createMemosSlice: Slice<MemosSlice> = (set, get, api) => {
  /** Grows when a saving begins and when it ends: what was asked for meanwhile is old. */
  let writes = 0
  let newest = 0
  /** The last saving's action; what is written on belongs to it. */
  let last: { readonly key: string; readonly action: number } | null = null
  let saved: Promise<unknown> = Promise.resolve()

  async function refreshOpen(): Promise<void> {
    const { memo } = get()
    if (!memo) return
    const seen = writes
    const fresh = await api.call('memos.get', { about: memo.about }).catch(() => null)
    if (seen === writes && get().memo === memo) set(fresh ? { memo: fresh } : { memo: null, memoBeside: false })
  }

  async function save(about: MemoSubject, text: string, goesOn: boolean): Promise<boolean> {
    const key = memoKey(about)
    writes++
    try {
      const continues = goesOn && last?.key === key ? { continues: last.action } : {}
      const { action } = await api.call('memos.save', { about, text, ...continues })
      if (action) last = action.kind === 'memo.save' ? { key, action: action.id } : null
      return true
    } catch (error) {
      get().fail(error)
      return false
    } finally {
      writes++
    }
  }

  return {
    memos: null,
    memosText: '',
    memo: null,
    memoBeside: false,
    memoMode: 'both',
    memoInsertion: null,

    async loadMemos() {
      const turn = ++newest
      const text = get().memosText.trim()
      try {
        const memos = await api.call('memos.list', text === '' ? {} : { text })
        if (turn === newest) set({ memos })
      } catch (error) {
        get().fail(error)
      }
    },

    async refreshMemos() {
      const { screen, notesView, notesFilter } = get()
      const refreshShown = () => {
        if (screen !== 'notes') return null
        if (notesView === 'memos') return get().loadMemos()
        return notesFilter.text === undefined ? null : get().loadNotes()
      }
      await Promise.all([refreshOpen(), refreshShown()])
    },

    async filterMemos(memosText) {
      set({ memosText })
      await get().loadMemos()
    },

    async openMemo(about) {
      try {
        await saved
        const memo = await api.call('memos.get', { about })
        const beside = get().screen === 'reading' && get().sourceView === null
        set({ memo, memoBeside: beside })
        if (beside) return
        get().showNotes('memos')
        if (get().screen !== 'notes') get().show('notes')
      } catch (error) {
        get().fail(error)
      }
    },

    closeMemo: () => set({ memo: null, memoBeside: false, memoInsertion: null }),
    setMemoMode: memoMode => set({ memoMode }),

    async toggleReportMemo() {
      const { panes, activePane, memoBeside, memo } = get()
      const reportId = panes[activePane]?.reportId
      if (!reportId) return
      const about: MemoSubject = { kind: 'report', id: reportId }
      if (memoBeside && memo && memoKey(memo.about) === memoKey(about)) get().closeMemo()
      else await get().openMemo(about)
    },

    async linkInMemo({ reportId, id, quote }) {
      const words = [...quote.replace(/\s+/g, '')]
      const shown = words.length > LINK_WORDS ? `${words.slice(0, LINK_WORDS).join('')}……` : words.join('')
      const memoInsertion = `[${shown.replaceAll(/[\\[\]`*_<>]/g, '\\$&')}](${linkTo({ reportId, highlightId: id })})`
      if (!get().memoBeside) await get().openMemo({ kind: 'report', id: reportId })
      set(get().memoMode === 'read' ? { memoInsertion, memoMode: 'both' } : { memoInsertion })
    },

    takeMemoInsertion: () => set({ memoInsertion: null }),

    async saveMemo(about, text, goesOn) {
      const turn = saved.then(() => save(about, text, goesOn))
      saved = turn
      const done = await turn
      await get().refreshMemos()
      return done
    },

    async removeMemo({ memo }) {
      if (!memo) return
      try {
        await saved
        await api.call('memos.remove', { ids: [memo.id] })
        get().notify('notices.memoRemoved', {}, { undoable: true })
      } catch (error) {
        get().fail(error)
      }
    },

    forgetMemos() {
      newest++
      last = null
      set({ memos: null, memosText: '', memo: null, memoBeside: false, memoInsertion: null })
    },
  }
}
