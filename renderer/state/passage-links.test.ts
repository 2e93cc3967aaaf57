import { expect, test, vi } from 'vitest'
import type { PassageLink } from '../../shared/interchange/passage-link.ts'
import { fakeApi, fakeHighlight, fakeReport } from '../testing/fake-api.ts'
import { createAppStore } from './store.ts'

test('a link of another program opens its passage; one that leads nowhere says so', async () => {
  const links: PassageLink[] = [
    { reportId: 'a', highlightId: 'gone' },
    { reportId: 'a', highlightId: 'h1' },
  ]
  const api = fakeApi({
    reports: [fakeReport('a', '召开会议5次。审议报告9项。')],
    highlights: [fakeHighlight('h1', 'a', 7, 13)],
    answers: { 'host.nextLink': () => links.shift() ?? null },
  })
  const store = createAppStore(api)
  await store.getState().start()
  await vi.waitFor(() => expect(store.getState().activeHighlightId).toBe('h1'))
  expect(store.getState().screen).toBe('reading')
  expect(store.getState().notices.map(({ message }) => message)).toEqual(['notices.linkLost'])
})
