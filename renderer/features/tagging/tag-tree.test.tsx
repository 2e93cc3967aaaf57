import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { fakeApi, fakeTag } from '../../testing/fake-api.ts'
import { mount } from '../../testing/mount.tsx'
import { TagTree } from './tag-tree.tsx'

async function open(further: number) {
  const removed: unknown[] = []
  const more = Array.from({ length: further }, (_, at) => fakeTag(`其他${at}`, { pinyin: `qita${at}`, initials: `qt${at}` }))
  const tags = [
    fakeTag('监督', { pinyin: 'jiandu', initials: 'jd' }),
    fakeTag('监督/会议', { parentId: '监督', pinyin: 'jiandu/huiyi', initials: 'jd/hy' }),
    ...more,
  ]
  const answers = {
    'tags.remove': (input: unknown) => {
      removed.push(input)
      return { id: 1, kind: 'tag.remove', count: 1, at: '' } as const
    },
  }
  await mount(<TagTree selected={[]} onSelect={() => {}} counts={null} />, fakeApi({ reports: [], tags, answers }))
  await expect.element(page.getByRole('button', { name: /^监督/ })).toBeVisible()
  return removed
}

const remove = async (name: string) => {
  await userEvent.click(page.getByRole('button', { name: `“${name}”的操作` }))
  await userEvent.click(page.getByRole('menuitem', { name: '删除标签' }))
}

test('many tags are searched, and take no more room than half the window', async () => {
  await page.viewport(1280, 800)
  await open(40)
  expect(page.getByRole('list', { name: '标签' }).element().clientHeight).toBeLessThan(400)
  await userEvent.type(page.getByRole('searchbox', { name: /^查找标签/ }), 'hy')
  await vi.waitFor(() => expect(page.getByRole('listitem').elements()).toHaveLength(2))
})

test('a tag with others below it goes only after it was said what becomes of them', async () => {
  const removed = await open(0)
  await remove('监督')
  await expect.element(page.getByText('有 1 个下级标签', { exact: false })).toBeVisible()
  expect(removed).toEqual([])
  await userEvent.click(page.getByRole('button', { name: '下级上移' }))
  await vi.waitFor(() => expect(removed).toEqual([{ id: '监督', below: 'raise' }]))
})

test('a tag alone goes at once', async () => {
  const removed = await open(0)
  await remove('会议')
  await vi.waitFor(() => expect(removed).toEqual([{ id: '监督/会议', below: 'remove' }]))
})
