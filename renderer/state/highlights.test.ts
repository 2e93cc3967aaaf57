import { expect, it, vi } from 'vitest'
import type { EventPayload } from '../../shared/contract.ts'
import type { Highlight } from '../../shared/model/highlight.ts'
import { fakeApi, fakeHighlight, fakeReport } from '../testing/fake-api.ts'
import { createAppStore } from './store.ts'

/** A window with one report open; how often its highlights were read, and what the engine may announce. */
async function openWith(...highlights: Highlight[]) {
  let readings = 0
  let announced: (payload: EventPayload<'highlights.changed'>) => void = () => {}
  const api = fakeApi({
    reports: [fakeReport('a', '听取审议报告九项')],
    answers: {
      'highlights.ofReport': () => {
        readings += 1
        return highlights
      },
    },
  })
  const listening: typeof api.on = (name, listener) => {
    if (name === 'highlights.changed') announced = listener as typeof announced
    return api.on(name, listener)
  }
  const store = createAppStore({ ...api, on: listening })
  await store.getState().start()
  await store.getState().openReport('a', { pane: 0 })
  const ids = () =>
    store
      .getState()
      .highlights.get('a')
      ?.map(({ id }) => id)
  return { store, ids, readings: () => readings, announce: (payload: EventPayload<'highlights.changed'>) => announced(payload) }
}

it('takes over what the engine says has changed, in reading order, without reading the others again', async () => {
  const { ids, store, readings, announce } = await openWith(fakeHighlight('one', 'a', 0, 2), fakeHighlight('two', 'a', 4, 6))
  const saved = [fakeHighlight('new', 'a', 2, 4), fakeHighlight('two', 'a', 4, 6, { note: '记' }), fakeHighlight('far', 'b', 0, 1)]
  announce({ reportIds: ['a', 'b'], changes: { saved, removed: ['one'] } })
  expect(ids()).toEqual(['new', 'two'])
  expect(store.getState().highlights.get('a')?.[1]?.note).toBe('记')
  expect(readings()).toBe(1)
})

it('reads them again where the engine does not say what has changed', async () => {
  const { readings, announce } = await openWith()
  announce({ reportIds: ['a'] })
  await vi.waitFor(() => expect(readings()).toBe(2))
})

it('shows a text that is there before its highlights are', async () => {
  const api = fakeApi({ reports: [fakeReport('a', '听取审议报告九项')] })
  const store = createAppStore({
    ...api,
    call: (method, input) => (method === 'highlights.ofReport' ? new Promise(() => {}) : api.call(method, input)),
  })
  await store.getState().start()
  void store.getState().openReport('a', { pane: 0 })
  await vi.waitFor(() => expect(store.getState().panes[0]?.report?.text).toBe('听取审议报告九项'))
})
