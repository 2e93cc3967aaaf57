import { beforeEach, describe, expect, it } from 'vitest'
import { openMemory } from './database.ts'
import type { Db } from './db.ts'
import {
  FINGERPRINTS_AMONG,
  findDuplicateFacts,
  keepApart,
  listFingerprints,
  listKeptApart,
  saveFingerprint,
  saveFingerprints,
} from './duplicates.ts'
import { recordAction, redoAction, undoAction } from './journal.ts'
import { listReportProblems, listSourceProblems } from './problems.ts'
import { addRevision } from './report-revisions.ts'
import { removeReports } from './reports.ts'
import { parsedReport, store, storeReport } from './test-rows.ts'

let db: Db

beforeEach(() => {
  db = openMemory()
})

const AT = '2024-01-01T00:00:00.000Z'

describe('fingerprints', () => {
  it('are kept with the revision for which they were made, and are those of the text as it is now', () => {
    const one = storeReport(db, 'a.txt', parsedReport('甲', { fingerprint: 'made with it' }))
    const other = storeReport(db, 'b.txt', '乙')
    const gone = storeReport(db, 'c.txt', '丙')
    removeReports(db, [gone], AT)
    const found = listFingerprints(db, [one, other, gone])
    expect(new Map(found.map(({ reportId, packed }) => [reportId, packed]))).toEqual(
      new Map([
        [one, 'made with it'],
        [other, null],
      ]),
    )
    const missing = found.find(({ packed }) => packed === null)
    saveFingerprints(db, new Map([[missing?.revisionId ?? 0, 'made later']]))
    expect(listFingerprints(db, [other])).toEqual([{ reportId: other, revisionId: missing?.revisionId, packed: 'made later' }])
    const revision = addRevision(db, other, parsedReport('丁'), AT)
    db.prepare('UPDATE report SET revision_id = ? WHERE id = ?').run(revision, other)
    expect(listFingerprints(db, [other])).toEqual([{ reportId: other, revisionId: revision, packed: null }])
    saveFingerprint(db, revision, 'again')
    saveFingerprint(db, revision, 'once more')
    expect(listFingerprints(db, [other])[0]?.packed).toBe('once more')
  })

  it('are found by the keys of what was asked for, whatever else the library holds', () => {
    const plan = db
      .prepare<[string], { detail: string }>(`EXPLAIN QUERY PLAN ${FINGERPRINTS_AMONG}`)
      .all('[]')
      .map(({ detail }) => detail)
    expect(plan.filter(step => step.startsWith('SCAN') && !step.includes('json_each'))).toEqual([])
  })
})

it('what the user keeps apart is taken back and done again with its action', () => {
  const ids = ['a', 'b', 'c'].map(name => storeReport(db, `${name}.txt`, name))
  const [one = '', other = '', third = ''] = ids
  recordAction(db, 'duplicate.settle', 1, () => keepApart(db, [one, other]))
  recordAction(db, 'duplicate.settle', 1, () => keepApart(db, [other, third]))
  const apart = listKeptApart(db)
  expect([one, other, third].map(id => apart.get(id)?.size)).toEqual([1, 2, 1])
  expect(undoAction(db).touched.reportIds.toSorted()).toEqual([other, third].toSorted())
  expect([...listKeptApart(db).keys()].toSorted()).toEqual([one, other].toSorted())
  redoAction(db)
  expect(listKeptApart(db)).toEqual(apart)
})

it('says what may tell which of two is the better', () => {
  const note = { mark: 1, term: null, start: 0, end: 1, anchors: [] }
  const entry = { level: 1, heading: '注', start: 0, end: 1, part: 'notes' as const }
  const id = storeReport(
    db,
    'a.txt',
    parsedReport('甲', {
      outline: [{ ...entry, notes: [note, note] }, entry, { ...entry, notes: [note] }],
      problems: [{ code: 'place-contradicts-name', message: '' }],
    }),
  )
  expect(findDuplicateFacts(db, id)).toEqual({ format: 'text', importedAt: AT, position: 1, notes: 3, misfiled: true })
  expect(findDuplicateFacts(db, storeReport(db, 'b.txt', '乙'))).toMatchObject({ notes: 0, misfiled: false })
  expect(findDuplicateFacts(db, 'none')).toBeUndefined()
})

it('problems are listed by report in the order asked for, and by file', () => {
  const problems = [{ code: 'year-unknown' as const, message: '' }]
  const place = { province: '云岭省', city: '青禾市' }
  const { sourceId, reportIds } = store(db, 'a.txt', parsedReport('甲', { problems, ...place }), parsedReport('乙', { year: 2024 }))
  const [one = '', other = ''] = reportIds
  expect(listReportProblems(db, [other, 'none', one])).toEqual([
    { reportId: other, sourceId, title: '乙', place: null, year: 2024, problems: [] },
    { reportId: one, sourceId, title: '甲', place: '青禾市', year: null, problems },
  ])
  expect(listSourceProblems(db, [sourceId, 99])).toEqual([{ sourceId, path: 'a.txt', problems: [], missingSince: null }])
})
