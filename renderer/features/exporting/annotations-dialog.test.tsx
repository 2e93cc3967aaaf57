import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { AnnotationReading } from '../../../shared/model/annotation.ts'
import { fakeApi } from '../../testing/fake-api.ts'
import { mount } from '../../testing/mount.tsx'
import AnnotationsDialog from './annotations-dialog.tsx'

const READING: AnnotationReading = {
  format: 'web-annotation',
  total: 5,
  added: 2,
  doubtful: 1,
  unchanged: 0,
  conflicts: ['甲', '乙'].map(name => ({
    id: name,
    reportId: 'r',
    reportTitle: '青禾市报告',
    quote: `引文${name}`,
    mine: { colour: 'azure', note: `书库的${name}`, tags: [] },
    theirs: { colour: 'rouge', note: `文件的${name}`, tags: ['监督/会议'] },
  })),
  conflictCount: 2,
  unplaced: [{ quote: '哪里都没有', note: '', document: '某报告', reason: 'no-report' }],
  unplacedCount: 1,
  newTags: [],
  differentTags: [],
  enclosed: { documents: 0, annotations: 0 },
  memos: { added: 0, unchanged: 0, conflicts: [], unplaced: 0 },
  leftOut: { reply: 3 },
}

async function open(reading: AnnotationReading) {
  const asked: unknown[] = []
  const api = fakeApi({
    reports: [],
    answers: {
      'host.grant': ({ path }) => ({ path }),
      'annotations.preview': () => reading,
      'annotations.import': input => {
        asked.push(input)
        return { ...reading, replaced: 1, action: { id: 1, kind: 'annotation.import', count: 3, at: '' } }
      },
    },
  })
  const { store } = await mount(<AnnotationsDialog />, api)
  const picked = store.getState().pickAnnotations()
  await vi.waitFor(() => expect(store.getState().picking).toBe('annotations'))
  await store.getState().answerPick(['/来.jsonld'])
  await picked
  return { asked, store }
}

test('shows what a file would bring, takes theirs where that is chosen, and tells what came of it', async () => {
  const { asked } = await open(READING)
  await expect.element(page.getByText('W3C 网络批注，5 条批注')).toBeVisible()
  await expect.element(page.getByText('某报告 · 书库里没有这份报告')).toBeVisible()
  await expect.element(page.getByText('书库放不下、没有读取的：回复 3')).toBeVisible()
  await userEvent.click(page.getByRole('checkbox', { name: '用对方的', exact: true }).nth(1))
  await userEvent.click(page.getByRole('button', { name: '导入', exact: true }))
  await expect.element(page.getByText('导入完成，可以撤销。')).toBeVisible()
  expect(asked).toEqual([{ path: '/来.jsonld', take: ['乙'] }])
})

test('has nothing to do where the library has it all', async () => {
  await open({ ...READING, added: 0, unchanged: 5, conflicts: [], conflictCount: 0, unplaced: [], unplacedCount: 0 })
  await expect.element(page.getByText('文件里的内容书库里都有了，没有要导入的。')).toBeVisible()
  await expect.element(page.getByRole('button', { name: '导入', exact: true })).toBeDisabled()
})

test('shows memos that differ side by side, and takes theirs where that is chosen', async () => {
  const conflict = { id: 'm1', about: 'report' as const, name: '青禾市报告', mine: '我的看法', theirs: '对方的看法' }
  const { asked } = await open({
    ...{ ...READING, added: 0, newTags: [], conflicts: [], conflictCount: 0, unplaced: [], unplacedCount: 0 },
    memos: { added: 0, unchanged: 2, conflicts: [conflict], unplaced: 0 },
  })
  await expect.element(page.getByText('报告《青禾市报告》的备忘')).toBeVisible()
  const mine = page.getByRole('region', { name: '本书库', exact: true })
  const theirs = page.getByRole('region', { name: '对方', exact: true })
  await expect.element(mine).toHaveTextContent('本书库我的看法')
  await expect.element(theirs).toHaveTextContent('对方对方的看法')
  const [left, right] = [mine, theirs].map(side => side.element().getBoundingClientRect())
  expect([left?.top, (left?.right ?? 0) < (right?.left ?? 0)]).toEqual([right?.top, true])
  await expect.element(page.getByRole('button', { name: '导入', exact: true })).toBeDisabled()
  await userEvent.click(page.getByRole('checkbox', { name: '用对方的', exact: true }))
  await userEvent.click(page.getByRole('button', { name: '导入', exact: true }))
  await vi.waitFor(() => expect(asked).toEqual([{ path: '/来.jsonld', take: ['m1'] }]))
})

test('of four hundred that differ those that are looked for are taken at once, by what differs and by words', async () => {
  const remarks = (note: string) => ({ colour: 'azure' as const, note, tags: [] })
  const conflicts = Array.from({ length: 400 }, (_, at) => ({
    ...{ id: `c${at}`, reportId: 'r', reportTitle: at < 3 ? '赤水市报告' : '青禾市报告', quote: `引文${at}` },
    mine: remarks('我的'),
    theirs: at % 2 === 0 ? remarks('他的') : { ...remarks('我的'), tags: ['监督'] },
  }))
  const conflict = { id: 'm', about: 'report' as const, name: '赤水市报告', mine: '我的看法', theirs: '对方的看法' }
  const { asked, store } = await open({
    ...{ ...READING, added: 0, conflicts, conflictCount: 400, unplaced: [], unplacedCount: 0 },
    memos: { added: 0, unchanged: 0, conflicts: [conflict], unplaced: 0 },
  })
  const chosen = () => [...(store.getState().annotationImport?.theirs ?? [])].sort()
  await userEvent.click(page.getByRole('radio', { name: '笔记 200' }))
  await userEvent.fill(page.getByRole('textbox', { name: '按文字筛选' }), '赤水')
  await userEvent.click(page.getByRole('button', { name: '这 2 条都用对方的' }))
  expect(chosen()).toEqual(['c0', 'c2'])
  await userEvent.click(page.getByRole('radio', { name: '全部 401' }))
  await userEvent.click(page.getByRole('button', { name: '这 4 条都用对方的' }))
  expect(chosen()).toEqual(['c0', 'c1', 'c2', 'm'])
  await userEvent.click(page.getByRole('radio', { name: '标签 200' }))
  await userEvent.click(page.getByRole('checkbox', { name: '用对方的', exact: true }))
  await userEvent.click(page.getByRole('button', { name: '导入', exact: true }))
  await vi.waitFor(() => expect(asked).toEqual([{ path: '/来.jsonld', take: ['c0', 'c2', 'm'] }]))
})
