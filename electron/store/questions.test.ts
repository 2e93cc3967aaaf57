import { beforeEach, describe, expect, it } from 'vitest'
import { describeTag, placeTag } from './codebook.ts'
import { openMemory } from './database.ts'
import type { Db } from './db.ts'
import {
  changeHighlight,
  findHighlight,
  LIST_OF_REPORT,
  linkTag,
  listHighlights,
  listHighlightsOfReport,
  listMisplacedHighlights,
  listPlacedHighlights,
  moveHighlight,
  orphanHighlight,
  removeHighlight,
  unlinkTag,
} from './highlights.ts'
import { addMemo } from './memos.ts'
import { addRevision, dropReport, listKnownReports, reviseReport, revisionText } from './report-revisions.ts'
import {
  correctReport,
  findOutline,
  findReport,
  findText,
  LIST,
  LIST_AMONG,
  listReports,
  listReportsAmong,
  listReportsById,
  listReportsOfSources,
  listReportsWithTags,
  listVisibleIds,
  removeReports,
} from './reports.ts'
import { findSetting, saveSetting } from './settings.ts'
import { addSourceText, findSourceText } from './source-text.ts'
import { changeSource, countAll, listSampleSourceIds, listSources, listSourcesOfFile, removeSources, showSource } from './sources.ts'
import { addTag, findTagByName, hasTag, listTags, listTagsBelow, nextPosition, removeTags } from './tags.ts'
import { mark, parsedReport, parsedSource, store, storeReport } from './test-rows.ts'

let db: Db

beforeEach(() => {
  db = openMemory()
})

function planOf(sql: string): string[] {
  return db
    .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql.replaceAll('?', "'x'")}`)
    .all()
    .map(step => step.detail)
}

describe('sources', () => {
  it('are listed with their reports, and not when removed', () => {
    const { sourceId } = store(db, 'b.txt', '一\n甲', '二\n乙')
    store(db, 'a.txt', '三\n丙')
    expect(listSources(db).map(({ path, reports }) => [path, reports])).toEqual([
      ['a.txt', 1],
      ['b.txt', 2],
    ])
    expect(listReportsOfSources(db, [sourceId])).toHaveLength(2)
    expect(removeSources(db, [sourceId, 999], '2025-01-01')).toBe(1)
    expect(listSources(db).map(source => source.path)).toEqual(['a.txt'])
    expect(listReports(db).map(report => report.title)).toEqual(['三'])
    expect(listSourcesOfFile(db, 'b.txt')).toMatchObject([{ id: sourceId, removed: true, fileLocation: '/reports/b.txt' }])
    showSource(db, sourceId)
    expect(countAll(db)).toEqual({ sources: 2, reports: 3, highlights: 0, sampleSources: 0 })
    expect(listSampleSourceIds(db)).toEqual([])
  })

  it('keep their decoded text and cuts, the newest after a change', () => {
    const { sourceId } = store(db, 'a.txt', '一\n甲')
    const changed = { ...parsedSource('a.txt', []), text: '甲𠮷乙', cuts: [{ start: 0, end: 1, reason: 'blank' as const }] }
    changeSource(db, sourceId, changed, { path: 'a.txt', sha256: 's', location: '/x' }, addSourceText(db, changed), '2025-01-01')
    expect(findSourceText(db, sourceId)).toEqual({ text: '甲𠮷乙', cuts: changed.cuts })
  })
})

describe('reports', () => {
  it('are found with outline, problems and, where asked, text', () => {
    const outline = [{ level: 1, heading: '一、回顾', start: 3, end: 9, part: 'review' as const }]
    const problems = [{ code: 'year-unknown' as const, message: 'No year.' }]
    const id = storeReport(db, 'a.txt', parsedReport('标题\n一、回顾', { outline, problems, county: '石渡县', city: '青禾市' }))
    const report = findReport(db, id, false)
    expect(report).toMatchObject({ title: '标题', outline, problems, text: null, place: '石渡县', characters: 7, corrected: [] })
    expect(findReport(db, id, true)?.text).toBe('标题\n一、回顾')
    expect(findText(db, id)).toBe('标题\n一、回顾')
    expect(findOutline(db, id)).toEqual(outline)
    expect(listReportsById(db, ['no', id]).map(found => [found.id, found.problems])).toEqual([[id, 1]])
    expect(listVisibleIds(db)).toEqual([id])
    expect(removeReports(db, [id], '2025-01-01')).toBe(1)
    expect([findReport(db, id, true), findText(db, id), listVisibleIds(db)]).toEqual([undefined, undefined, []])
  })

  it('keep corrections, and a year given by the user is not inferred', () => {
    const id = storeReport(db, 'a.txt', parsedReport('标题', { year: 2020, yearInferred: true }))
    correctReport(db, id, { year: 2021 })
    correctReport(db, id, { city: '青禾市', speaker: null })
    expect(findReport(db, id, false)).toMatchObject({
      year: 2021,
      yearInferred: false,
      city: '青禾市',
      corrected: ['year', 'city', 'speaker'],
    })
  })

  it('take a new revision without losing corrections', () => {
    const { sourceId, reportIds } = store(db, 'a.txt', '标题\n旧')
    const [id = ''] = reportIds
    correctReport(db, id, { title: '正题' })
    const [known] = listKnownReports(db, sourceId)
    if (!known) throw new Error('the report is not known')
    expect(known).toMatchObject({ id, ordinal: 0, foundTitle: '标题', corrected: { title: '正题' } })
    const revised = parsedReport('新标题\n新', { year: 2023 })
    const revision = addRevision(db, id, revised, '2025-01-01')
    reviseReport(db, known, 3, revision, revised)
    expect(findReport(db, id, true)).toMatchObject({ title: '正题', year: 2023, text: '新标题\n新' })
    expect(revisionText(db, known.revisionId)).toBe('标题\n旧')
  })

  it('that their source no longer holds go, unless something is marked on them or written about them', () => {
    const { reportIds } = store(db, 'a.txt', '甲\n一', '乙\n二', '丙\n三')
    mark(db, reportIds[1] ?? '', 0, 1)
    addMemo(db, { kind: 'report', id: reportIds[2] ?? '' }, '想法', '2025-01-01')
    for (const id of reportIds) dropReport(db, id, '2025-01-01')
    expect(listReports(db).map(report => report.title)).toEqual(['乙', '丙'])
  })

  it('get the same id in another library for the same place in the same file', () => {
    expect(storeReport(openMemory(), 'a.txt', '甲')).toBe(storeReport(db, 'a.txt', '乙'))
    expect(storeReport(db, 'a.txt', '甲')).not.toBe(storeReport(openMemory(), 'a.txt', '甲'))
  })

  it('are listed through indexes alone, however many there are', () => {
    const plan = planOf(LIST)
    expect(plan).toContain('SEARCH highlight USING COVERING INDEX highlight_by_report (report_id=?)')
    expect(plan.filter(step => step.startsWith('SCAN'))).toHaveLength(1)
  })

  it('are listed again by a few of their ids, in the same order and without a look at the others', () => {
    const later = storeReport(db, 'b.txt', '乙')
    const earlier = storeReport(db, 'a.txt', '甲')
    storeReport(db, 'c.txt', '丙')
    expect(listReportsAmong(db, [later, 'no', earlier, later]).map(report => report.id)).toEqual([earlier, later])
    const plan = planOf(LIST_AMONG)
    expect(plan).toContain('SEARCH report USING INDEX sqlite_autoindex_report_1 (id=?)')
    expect(plan.filter(step => /^SCAN (report|source)/.test(step))).toEqual([])
  })
})

describe('highlights', () => {
  it('of a report come in reading order with their tags, found through the index', () => {
    const report = storeReport(db, 'a.txt', '甲乙丙丁戊己')
    const late = mark(db, report, 3, 4)
    const short = mark(db, report, 1, 2)
    const long = mark(db, report, 1, 5)
    const tag = addTag(db, null, '监督')
    expect([linkTag(db, long, tag), linkTag(db, long, tag)]).toEqual([true, false])
    expect(listHighlightsOfReport(db, report).map(({ id, tagIds }) => [id, tagIds])).toEqual([
      [long, [tag]],
      [short, []],
      [late, []],
    ])
    expect(planOf(LIST_OF_REPORT)[0]).toBe('SEARCH highlight USING INDEX highlight_by_report (report_id=?)')
  })

  it('change, lose tags and go', () => {
    const id = mark(db, storeReport(db, 'a.txt', '甲乙丙'), 0, 2)
    const tag = addTag(db, null, '监督')
    linkTag(db, id, tag)
    changeHighlight(db, id, { note: '' }, '2025-01-01')
    changeHighlight(db, id, { colour: 'rouge' }, '2025-01-02')
    expect(findHighlight(db, id)).toMatchObject({ colour: 'rouge', note: '', tagIds: [tag], updatedAt: '2025-01-02' })
    expect([unlinkTag(db, id, tag), unlinkTag(db, id, tag)]).toEqual([true, false])
    linkTag(db, id, tag)
    removeHighlight(db, id)
    expect(findHighlight(db, id)).toBeUndefined()
  })

  it('of removed reports are not listed, and come with the report again', () => {
    const { sourceId, reportIds } = store(db, 'a.txt', '甲乙丙')
    const id = mark(db, reportIds[0] ?? '', 0, 2)
    removeSources(db, [sourceId], '2025-01-01')
    expect(listHighlights(db)).toEqual([])
    showSource(db, sourceId)
    expect(listHighlights(db).map(highlight => highlight.id)).toEqual([id])
  })

  it('move to another revision, or stay behind as orphans', () => {
    const { sourceId, reportIds } = store(db, 'a.txt', '甲乙丙丁')
    const [reportId = ''] = reportIds
    const moved = mark(db, reportId, 0, 2)
    const lost = mark(db, reportId, 2, 4)
    const [known] = listKnownReports(db, sourceId)
    if (!known) throw new Error('the report is not known')
    const revised = parsedReport('序甲乙')
    const revision = addRevision(db, reportId, revised, '2025-01-01')
    moveHighlight(db, moved, revision, { start: 1, end: 3, quote: '甲乙', prefix: '序', suffix: '' }, 'anchored')
    orphanHighlight(db, lost)
    reviseReport(db, known, 0, revision, revised)
    expect(listPlacedHighlights(db, reportId)).toMatchObject([
      { id: moved, revisionId: revision, start: 1 },
      { id: lost, revisionId: known.revisionId, start: 2, quote: '丙丁' },
    ])
    expect(findHighlight(db, lost)?.state).toBe('orphan')
    expect(listMisplacedHighlights(db)).toEqual([])
  })

  it('that do not stand on their own words are found by the check', () => {
    const id = mark(db, storeReport(db, 'a.txt', '甲乙丙'), 0, 2)
    db.exec(`UPDATE highlight SET quote = '别的'`)
    expect(listMisplacedHighlights(db)).toEqual([id])
  })
})

describe('tags', () => {
  it('form a tree with counts of visible highlights', () => {
    const { sourceId, reportIds } = store(db, 'a.txt', '甲乙丙')
    const parent = addTag(db, null, '监督')
    const child = addTag(db, parent, '会议')
    linkTag(db, mark(db, reportIds[0] ?? '', 0, 1), child)
    expect(listTags(db).map(({ name, count, parentId, position }) => [name, count, parentId, position])).toEqual([
      ['会议', 1, parent, 0],
      ['监督', 0, null, 0],
    ])
    expect(listTagsBelow(db, parent)).toEqual([child, parent])
    expect([hasTag(db, child), hasTag(db, 'no')]).toEqual([true, false])
    expect([...listReportsWithTags(db, [child])]).toEqual(reportIds)
    expect([findTagByName(db, parent, '会议'), findTagByName(db, null, '会议')]).toEqual([child, undefined])
    removeSources(db, [sourceId], '2025-01-01')
    expect(listTags(db)[0]?.count).toBe(0)
    removeTags(db, [child, parent])
    expect(listTags(db)).toEqual([])
  })

  it('are saved at their place, and two siblings never bear one name', () => {
    const first = addTag(db, null, '监督')
    const second = addTag(db, null, '立法')
    expect(nextPosition(db, null)).toBe(2)
    placeTag(db, second, first, 0)
    describeTag(db, { id: second, description: '说明', colour: 'ochre', shortcut: 3 })
    expect(listTags(db).find(tag => tag.id === second)).toMatchObject({
      parentId: first,
      description: '说明',
      colour: 'ochre',
      shortcut: 3,
    })
    expect(() => addTag(db, first, '立法')).toThrow('UNIQUE')
  })
})

it('settings are kept under their names as JSON', () => {
  expect(findSetting(db, 'workspace')).toBeUndefined()
  saveSetting(db, 'workspace', { panes: [1] })
  saveSetting(db, 'workspace', { panes: [2] })
  expect(findSetting(db, 'workspace')).toEqual({ panes: [2] })
})
