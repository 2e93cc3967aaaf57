import { beforeEach, describe, expect, it } from 'vitest'
import { openMemory } from './database.ts'
import type { Db } from './db.ts'
import { changeHighlight, linkTag, listHighlightsOfReport, removeHighlight } from './highlights.ts'
import {
  amendAction,
  beginAction,
  closeHistory,
  doneSoFar,
  extendAction,
  finishAction,
  journalState,
  recordAction,
  redoAction,
  settleRunningActions,
  undoAction,
  undoOnly,
} from './journal.ts'
import { findMemoAbout, writeMemo } from './memos.ts'
import { correctReport, listReports, removeReports } from './reports.ts'
import { addHiddenSource, listSources, removeSources, showSource } from './sources.ts'
import { addTag, listTags, removeTags } from './tags.ts'
import { mark, parsedSource, storeReport } from './test-rows.ts'

const TABLES = ['source', 'report', 'highlight', 'highlight_tag', 'tag']

let db: Db
let report: string

beforeEach(() => {
  db = openMemory()
  report = storeReport(db, '青禾.txt', '青禾市人大常委会工作报告\n召开常委会会议七次，听取报告十六项。')
})

/** Every journalled row, to compare the whole library before and after. */
function everything(): unknown {
  return TABLES.map(table => db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all())
}

function foreignKeyFindings(): unknown[] {
  return db.prepare('PRAGMA foreign_key_check').all()
}

describe('the journal', () => {
  it('puts every row back as it was, and forth again, for every kind of change', () => {
    const tag = addTag(db, null, '监督')
    const child = addTag(db, tag, '会议')
    const first = mark(db, report, 0, 3, 'one')
    const second = mark(db, report, 2, 8, 'two')
    linkTag(db, first, child)

    const steps: (() => unknown)[] = [
      () => linkTag(db, mark(db, report, 5, 9, '新'), tag),
      () => changeHighlight(db, second, { colour: 'rouge', note: '改 "引号" \\ 反斜线\n换行' }, '2025-01-01'),
      () => removeHighlight(db, first),
      () => correctReport(db, report, { city: '青禾市', year: 2024 }),
      () => removeTags(db, [child, tag]),
      () => removeReports(db, [report], '2025-01-01'),
      () => removeSources(db, [1], '2025-01-01'),
    ]
    const states = [everything()]
    for (const step of steps) {
      recordAction(db, 'highlight.update', 1, step)
      states.push(everything())
    }
    for (let i = steps.length; i > 0; i--) {
      expect(everything()).toEqual(states[i])
      undoAction(db)
    }
    expect(everything()).toEqual(states[0])
    for (let i = 1; i <= steps.length; i++) {
      redoAction(db)
      expect(everything()).toEqual(states[i])
    }
    expect(foreignKeyFindings()).toEqual([])
  })

  it('keeps of a bulk update only the key and what changed', () => {
    recordAction(db, 'report.update', 1, () => correctReport(db, report, { year: 2024 }))
    const image = db.prepare('SELECT before, after FROM change').get() as { before: string; after: string }
    expect(JSON.parse(image.before)).toEqual({ id: report, year: null, corrected: '{}' })
    expect(JSON.parse(image.after)).toEqual({ id: report, year: 2024, corrected: '{"year":2024}' })
  })

  it('names what the next undo and redo would do', () => {
    expect(journalState(db)).toEqual({ undo: null, redo: null })
    const { action } = recordAction(db, 'highlight.add', 1, () => mark(db, report, 0, 3))
    expect(journalState(db)).toEqual({ undo: action, redo: null })
    undoAction(db)
    expect(journalState(db)).toEqual({ undo: null, redo: action })
  })

  it('says by name that there is nothing to undo or redo', () => {
    expect(() => undoAction(db)).toThrow(expect.objectContaining({ code: 'nothing-to-undo' }))
    expect(() => redoAction(db)).toThrow(expect.objectContaining({ code: 'nothing-to-redo' }))
  })

  it('gives up what was undone as soon as something new is done', () => {
    recordAction(db, 'highlight.add', 1, () => mark(db, report, 0, 3, 'old'))
    undoAction(db)
    recordAction(db, 'highlight.add', 1, () => mark(db, report, 0, 3, 'new'))
    expect(() => redoAction(db)).toThrow(expect.objectContaining({ code: 'nothing-to-redo' }))
    expect(listHighlightsOfReport(db, report).map(highlight => highlight.note)).toEqual(['new'])
  })

  it('neither records nor gives anything up for work that changes nothing', () => {
    recordAction(db, 'highlight.add', 1, () => mark(db, report, 0, 3))
    const undone = undoAction(db).action
    expect(recordAction(db, 'tag.remove', 1, () => removeTags(db, ['no-such-tag'])).action.count).toBe(0)
    expect(journalState(db).redo).toEqual(undone)
  })

  it('leaves no trace of work that throws', () => {
    const before = everything()
    expect(() =>
      recordAction(db, 'highlight.add', 1, () => {
        mark(db, report, 0, 3)
        throw new Error('stop')
      }),
    ).toThrow('stop')
    expect(everything()).toEqual(before)
    expect(db.prepare('SELECT * FROM action').all()).toEqual([])
    // Nothing is recorded outside an action either.
    mark(db, report, 0, 3)
    expect(journalState(db).undo).toBeNull()
  })

  it('says which reports an undo touched', () => {
    const highlight = mark(db, report, 0, 3)
    const tag = addTag(db, null, '监督')
    recordAction(db, 'highlight.update', 1, () => linkTag(db, highlight, tag))
    const nothing = {
      reportIds: [],
      highlightReportIds: [],
      tags: false,
      concepts: false,
      indicators: false,
      themes: false,
      comparisons: false,
      memos: false,
      layouts: false,
    }
    expect(undoAction(db).touched).toEqual({ ...nothing, highlightReportIds: [report], tags: true })
    recordAction(db, 'source.remove', 1, () => removeSources(db, [1], '2025-01-01'))
    expect(undoAction(db).touched).toEqual({ ...nothing, reportIds: [report] })
  })
})

it('tells what was done so far apart, also what was written on and which actions were taken back', () => {
  const library = { kind: 'library' } as const
  const said = [doneSoFar(db)]
  const { action } = recordAction(db, 'memo.save', 1, () => writeMemo(db, library, '一', '2025-01-01'))
  said.push(doneSoFar(db))
  const id = findMemoAbout(db, library)?.id ?? ''
  amendAction(db, action.id, { subject: 'memo', id }, () => writeMemo(db, library, '一二', '2025-01-02'))
  said.push(doneSoFar(db))
  recordAction(db, 'tag.create', 1, () => addTag(db, null, '监督'))
  said.push(doneSoFar(db))
  undoOnly(db, action.id)
  said.push(doneSoFar(db))
  redoAction(db)
  expect(doneSoFar(db)).toBe(said[3])
  undoAction(db)
  said.push(doneSoFar(db))
  expect(new Set(said).size).toBe(said.length)
})

describe('an action that runs over several transactions', () => {
  function importOne(action: number, path: string): void {
    extendAction(
      db,
      action,
      () => addHiddenSource(db, parsedSource(path, []), { path, sha256: path, location: path }, false, '2024-01-01'),
      id => {
        showSource(db, id)
        return 1
      },
    )
  }
  const paths = () => listSources(db).map(source => source.path)

  it('is one step back, with all of its parts', () => {
    const action = beginAction(db, 'source.import')
    importOne(action, 'a.txt')
    importOne(action, 'b.txt')
    expect(finishAction(db, action)).toMatchObject({ kind: 'source.import', count: 2 })
    undoAction(db)
    expect(paths()).toEqual(['青禾.txt'])
    redoAction(db)
    expect(paths()).toEqual(['a.txt', 'b.txt', '青禾.txt'])
  })

  it('cannot be undone while it runs, but what was done meanwhile can', () => {
    recordAction(db, 'highlight.add', 1, () => mark(db, report, 0, 3, 'before'))
    const action = beginAction(db, 'source.import')
    importOne(action, 'a.txt')
    expect(journalState(db).undo).toBeNull()
    recordAction(db, 'highlight.add', 1, () => mark(db, report, 0, 3, 'meanwhile'))
    undoAction(db)
    importOne(action, 'b.txt')
    finishAction(db, action)
    expect(undoAction(db).action).toMatchObject({ kind: 'source.import', count: 2 })
    expect(listHighlightsOfReport(db, report).map(highlight => highlight.note)).toEqual(['before'])
  })

  it('can be taken back when the program died in the middle of it', () => {
    importOne(beginAction(db, 'source.import'), 'a.txt')
    settleRunningActions(db)
    expect(undoAction(db).action).toMatchObject({ kind: 'source.import', count: 1 })
    expect(paths()).toEqual(['青禾.txt'])
  })

  it('leaves no action when nothing came of it', () => {
    finishAction(db, beginAction(db, 'source.import'))
    expect(journalState(db)).toEqual({ undo: null, redo: null })
  })
})

it('forgets what happened before the history was closed', () => {
  recordAction(db, 'tag.create', 1, () => addTag(db, null, '监督'))
  closeHistory(db)
  expect(journalState(db)).toEqual({ undo: null, redo: null })
  expect(listTags(db).map(tag => tag.name)).toEqual(['监督'])
  expect(listReports(db)).toHaveLength(1)
})
