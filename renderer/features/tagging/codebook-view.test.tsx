import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Input } from '../../../shared/contract.ts'
import { AppError } from '../../../shared/errors.ts'
import type { HighlightInContext } from '../../../shared/model/highlight.ts'
import { fakeApi, fakeHighlight, fakeReport, fakeTag } from '../../testing/fake-api.ts'
import { mount } from '../../testing/mount.tsx'
import { CodebookView } from './codebook-view.tsx'

const TEXT = '召开会议七次，听取报告九项。'
const context = { reportTitle: '工作报告', place: '青禾市', year: 2024, body: 'npc', section: [], tags: [] } as const
const quote = (id: string, start: number, end: number): HighlightInContext => ({
  ...fakeHighlight(id, 'a', start, end, { quote: TEXT.slice(start, end), tagIds: ['监督'] }),
  ...context,
})

async function open() {
  await page.viewport(1280, 800)
  const updates: Input<'tags.update'>[] = []
  const calls: [string, unknown][] = []
  const action = (kind: 'tag.merge' | 'tag.split' | 'tag.remove' | 'tag.example') => (input: unknown) => {
    calls.push([kind, input])
    return { id: 1, kind, count: 1, at: '' }
  }
  const tags = [
    fakeTag('监督', { total: 2 }),
    fakeTag('监督/会议', { parentId: '监督', total: 1, pinyin: 'jiandu/huiyi', initials: 'jd/hy' }),
    fakeTag('立法', { pinyin: 'lifa', initials: 'lf' }),
  ]
  const api = fakeApi({
    reports: [fakeReport('a', TEXT)],
    tags,
    answers: {
      'tags.update': input => {
        updates.push(input)
        return tags[0] ?? fakeTag('监督')
      },
      'tags.usage': () => ({
        highlights: 2,
        reports: 1,
        places: [{ value: '青禾市', count: 2 }],
        years: [{ value: 2024, count: 2 }],
        examples: [],
      }),
      'highlights.list': () => [quote('h1', 0, 6), quote('h2', 7, 13)],
      'tags.merge': action('tag.merge'),
      'tags.split': action('tag.split'),
      'tags.remove': action('tag.remove'),
      'tags.setExamples': action('tag.example'),
    },
  })
  const opened: string[] = []
  const mounted = await mount(<CodebookView onOpen={({ id }) => opened.push(id)} />, api)
  await userEvent.click(page.getByRole('treeitem', { name: /^监督/ }))
  await expect.element(page.getByText('2 条批注 · 1 份报告')).toBeVisible()
  page.getByRole('tree').element().focus()
  return { updates, calls, opened, ...mounted }
}

test('a tag is found by the letters of its pinyin, with what lies above it, and chosen by Enter', async () => {
  const { store } = await open()
  const field = page.getByRole('searchbox', { name: /^查找标签/ })
  await userEvent.type(field, 'hy')
  await vi.waitFor(() =>
    expect(
      page
        .getByRole('treeitem')
        .elements()
        .map(item => item.textContent),
    ).toEqual(['监督2', '会议1']),
  )
  await userEvent.keyboard('{Enter}')
  await vi.waitFor(() => expect(store.getState().codebookTagId).toBe('监督/会议'))
  await userEvent.clear(field)
  await vi.waitFor(() => expect(page.getByRole('treeitem').elements()).toHaveLength(3))
})

test('a tag is moved by keys: below the one before it, out again, and among its siblings', async () => {
  const { updates } = await open()
  await userEvent.keyboard('{End}{Alt>}{ArrowRight}{ArrowUp}{/Alt}')
  await vi.waitFor(() => expect(updates).toHaveLength(2))
  expect(updates).toEqual([
    { id: '立法', parentId: '监督', position: 1 },
    { id: '立法', parentId: null, position: 0 },
  ])
})

test('arrow keys fold and unfold, and go over what is folded', async () => {
  const { store } = await open()
  await userEvent.keyboard('{ArrowLeft}')
  await expect.element(page.getByRole('treeitem', { name: '会议' })).not.toBeInTheDocument()
  await userEvent.keyboard('{ArrowDown}')
  expect(store.getState().codebookTagId).toBe('立法')
})

test('the name is changed in its field, which F2 reaches; a slash is refused', async () => {
  const { updates } = await open()
  await userEvent.keyboard('{F2}督查{Enter}')
  await vi.waitFor(() => expect(updates).toEqual([{ id: '监督', name: '督查' }]))
  await userEvent.fill(page.getByRole('textbox', { name: '名称' }), '甲/乙')
  await expect.element(page.getByRole('alert')).toBeVisible()
})

test('a tag whose renaming was taken back has that name in its fields, and to leave them changes nothing', async () => {
  const { store, updates } = await open()
  const tags = store.getState().tags.map(tag => (tag.id === '监督' ? { ...tag, name: '督查', path: '督查' } : tag))
  store.setState({ tags, tagsById: new Map(tags.map(tag => [tag.id, tag])) })
  const name = page.getByRole('textbox', { name: '名称' })
  const splitTo = page.getByRole('combobox', { name: '改用标签' })
  await expect.element(name).toHaveValue('督查')
  await expect.element(splitTo).toHaveValue('督查/')
  await userEvent.click(name)
  await userEvent.click(splitTo)
  await expect.element(splitTo).toHaveFocus()
  expect(updates).toEqual([])
})

test('M merges into a tag that is found by its initials; what lies below it is not offered', async () => {
  const { calls } = await open()
  await userEvent.keyboard('m')
  await expect.element(page.getByRole('dialog').getByRole('option', { name: /立法/ })).toBeVisible()
  expect(page.getByRole('dialog').getByRole('option').elements()).toHaveLength(1)
  await userEvent.keyboard('lf{Enter}')
  await vi.waitFor(() => expect(calls).toEqual([['tag.merge', { ids: ['监督'], into: '立法' }]]))
})

test('Delete asks what becomes of the tags below', async () => {
  const { calls } = await open()
  await userEvent.keyboard('{Delete}')
  await userEvent.click(page.getByRole('button', { name: '下级上移' }))
  await vi.waitFor(() => expect(calls).toEqual([['tag.remove', { id: '监督', below: 'raise' }]]))
})

test('chosen quotes are split off to another tag, one is made an example, one opens', async () => {
  const { calls, opened } = await open()
  await userEvent.click(page.getByRole('checkbox', { name: '选择这一条' }).nth(1))
  const field = page.getByRole('combobox', { name: '改用标签' })
  await expect.element(field).toHaveValue('监督/')
  await userEvent.fill(field, '监督/会议')
  await userEvent.keyboard('{Enter}')
  await vi.waitFor(() => expect(calls).toEqual([['tag.split', { id: '监督', parts: [{ path: ['监督', '会议'], highlightIds: ['h2'] }] }]]))
  await userEvent.click(page.getByRole('button', { name: '示例' }).first())
  await vi.waitFor(() => expect(calls[1]).toEqual(['tag.example', { id: '监督', highlightIds: ['h1'], example: true }]))
  await userEvent.click(page.getByRole('button', { name: /召开会议七次/ }))
  expect(opened).toEqual(['h1'])
})

test('a name that is typed while the last one is saved stays in the field; one that was refused comes back', async () => {
  const made: string[][] = []
  const first = Promise.withResolvers<void>()
  const api = fakeApi({
    reports: [],
    answers: {
      'tags.create': async ({ path: names }) => {
        made.push([...names])
        if (names[0] === '坏') throw new AppError('conflict', '')
        await first.promise
        return fakeTag(names.join('/'))
      },
    },
  })
  await mount(<CodebookView onOpen={() => undefined} />, api)
  const field = page.getByRole('textbox', { name: '新标签' })
  await userEvent.click(field)
  await userEvent.keyboard('民生{Enter}养老')
  first.resolve()
  await vi.waitFor(() => expect(made).toEqual([['民生']]))
  await expect.element(field).toHaveValue('养老')
  await userEvent.fill(field, '坏')
  await userEvent.keyboard('{Enter}')
  await expect.element(field).toHaveValue('坏')
})

test('a tag that was merged away by another hand closes without an error', async () => {
  const api = fakeApi({
    reports: [],
    tags: [fakeTag('监督')],
    answers: {
      'tags.usage': () => {
        throw new AppError('not-found', '')
      },
    },
  })
  const { store } = await mount(<CodebookView onOpen={() => undefined} />, api)
  await userEvent.click(page.getByRole('treeitem', { name: /^监督/ }))
  await expect.element(page.getByRole('heading', { name: '没有选中标签' })).toBeVisible()
  expect(store.getState().notices).toEqual([])
})
