import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { ReviewItem } from '../../../shared/model/review.ts'
import { fakeApi, fakeHighlight, fakeReport } from '../../testing/fake-api.ts'
import { mount } from '../../testing/mount.tsx'
import { ReviewList } from './review-list.tsx'

const context = { reportTitle: '工作报告', place: '青禾市', year: 2024, body: 'npc', section: [], tags: [] } as const
const [OLD, NEW] = ['召开会议7次', '召开会议9次']

const doubtful: ReviewItem = {
  highlight: { ...fakeHighlight('h1', 'a', 0, 6, { quote: OLD, state: 'doubtful' }), ...context },
  was: { before: '全年', words: OLD, after: '。' },
  now: { before: '全年', words: NEW, after: '。' },
  changes: [
    { kind: 'same', text: '召开会议' },
    { kind: 'gone', text: '7' },
    { kind: 'new', text: '9' },
    { kind: 'same', text: '次' },
  ],
}
const lost: ReviewItem = {
  highlight: { ...fakeHighlight('h2', 'a', 0, 6, { quote: '没有了', state: 'orphan' }), ...context },
  was: { before: '', words: '没有了', after: '' },
  now: null,
  changes: [],
}

async function open() {
  const calls: [string, unknown][] = []
  let items = [doubtful, lost]
  const action = (kind: 'highlight.confirm' | 'highlight.detach') => (input: { ids: string[] }) => {
    calls.push([kind, input])
    items = items.filter(({ highlight }) => !input.ids.includes(highlight.id))
    return { id: 1, kind, count: 1, at: '' }
  }
  const api = fakeApi({
    reports: [fakeReport('a', `全年${NEW}。`)],
    answers: {
      'highlights.review': () => items,
      'highlights.confirm': action('highlight.confirm'),
      'highlights.detach': action('highlight.detach'),
      'highlights.move': input => {
        calls.push(['highlight.move', input])
        return { id: 1, kind: 'highlight.move', count: 1, at: '' }
      },
    },
  })
  const mounted = await mount(<ReviewList onOpen={() => {}} />, api)
  await mounted.store.getState().loadReview()
  await expect.element(page.getByText('待核对 1 条 · 失联 1 条')).toBeVisible()
  return { calls, ...mounted }
}

test('old and new words stand side by side, the changed number marked in both', async () => {
  await open()
  await expect.element(page.getByRole('region', { name: '原来' }).first()).toHaveTextContent(`原来全年${OLD}。`)
  await expect.element(page.getByRole('region', { name: '现在' })).toHaveTextContent(`现在全年${NEW}。`)
  await expect.element(page.getByRole('deletion')).toHaveTextContent('7')
  await expect.element(page.getByRole('insertion')).toHaveTextContent('9')
})

test('arrow keys and letters settle one after the other', async () => {
  const { calls, store } = await open()
  const cards = page.getByRole('listitem')
  cards.nth(1).element().focus()
  await userEvent.keyboard('y')
  await vi.waitFor(() => expect(calls).toEqual([['highlight.confirm', { ids: ['h1'] }]]))
  cards.nth(1).element().focus()
  await userEvent.keyboard('{ArrowDown}m')
  await vi.waitFor(() => expect(store.getState().movingHighlight?.id).toBe('h2'))
  await store.getState().moveHighlight({ start: 2, end: 6 })
  expect(calls[1]).toEqual(['highlight.move', { id: 'h2', start: 2, end: 6 }])
  expect(store.getState().movingHighlight).toBeNull()
})

test('a lost one can be moved, and not be confirmed', async () => {
  await open()
  await expect.element(page.getByRole('button', { name: /就是这里/ })).toBeVisible()
  expect(page.getByRole('button', { name: /就是这里/ }).elements()).toHaveLength(1)
  expect(page.getByRole('button', { name: /移到别处/ }).elements()).toHaveLength(2)
})
