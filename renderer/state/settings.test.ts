import { expect, it } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import type { Settings } from '../../shared/model/settings.ts'
import { fakeApi } from '../testing/fake-api.ts'
import { createAppStore } from './store.ts'

const SAVED: Settings = {
  locale: 'zh-CN',
  theme: 'light',
  readingSize: 18,
  readingLine: 178,
  readingMeasure: 36,
  shortcuts: {},
  lastLibrary: null,
}

it('shows a change at once and is not moved back by an older answer', async () => {
  let kept = SAVED
  const api = fakeApi({
    reports: [],
    answers: {
      'settings.get': () => kept,
      'settings.update': change => {
        const answer = kept
        kept = { ...kept, ...change } as Settings
        return answer
      },
    },
  })
  const store = createAppStore(api)
  await store.getState().start()
  const first = store.getState().updateSettings({ readingSize: 20 })
  const second = store.getState().updateSettings({ readingSize: 24 })
  expect(store.getState().settings.readingSize).toBe(24)
  store.getState().settingsChanged({ ...SAVED, readingSize: 20 })
  expect(store.getState().settings.readingSize).toBe(24)
  await Promise.all([first, second])
  expect(store.getState().settings.readingSize).toBe(24)
})

it('takes a change back that could not be saved, and says why', async () => {
  const api = fakeApi({
    reports: [],
    answers: {
      'settings.get': () => SAVED,
      'settings.update': () => {
        throw new AppError('disk-full', 'The disk is full.')
      },
    },
  })
  const store = createAppStore(api)
  await store.getState().start()
  await store.getState().updateSettings({ theme: 'dark' })
  const { settings, notices } = store.getState()
  expect([settings.theme, notices.map(notice => notice.message)]).toEqual(['light', ['errors.disk-full']])
})
