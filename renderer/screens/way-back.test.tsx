import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { createTextPositions } from '../dom/text-position.ts'
import { fakeApi, fakeReport } from '../testing/fake-api.ts'
import { mount } from '../testing/mount.tsx'
import ReadingScreen from './reading-screen.tsx'

const LONG = Array.from({ length: 400 }, (_, at) => `第${at}段。${'常委会听取和审议专项工作报告。'.repeat((at % 9) + 1)}`).join('\n')
const HIT = { start: LONG.indexOf('第200段'), end: LONG.indexOf('第200段') + 5 }

/** The text after a hit of it was chosen on the screen. */
async function openHit(screen: 'search' | 'library') {
  await page.viewport(1280, 800)
  const mounted = await mount(<ReadingScreen />, fakeApi({ reports: [fakeReport('a', LONG)] }))
  const { store, host } = mounted
  store.getState().show(screen)
  store.getState().read('a', { position: HIT.start, flash: HIT })
  await vi.waitFor(() => expect(CSS.highlights.get('flash')?.size).toBe(1))
  const text = host.querySelector<HTMLElement>('[data-pane-text]')
  if (!text) throw new Error('There is no text.')
  return { store, text }
}

test('a hit stands with lines above it, not at the upper edge', async () => {
  const { text } = await openHit('search')
  const [line] = createTextPositions(text).lineBoxes(HIT)
  const view = text.getBoundingClientRect()
  const above = ((line?.top ?? 0) - view.top) / view.height
  expect(above).toBeGreaterThan(0.2)
  expect(above).toBeLessThan(0.5)
})

test('Escape goes back to the search, once nothing is selected in the text', async () => {
  const { store, text } = await openHit('search')
  getSelection()?.selectAllChildren(text)
  await userEvent.keyboard('{Escape}')
  expect(store.getState().screen).toBe('reading')
  getSelection()?.removeAllRanges()
  await userEvent.keyboard('{Escape}')
  expect(store.getState().screen).toBe('search')
})

test('Escape stays in a text that was opened from elsewhere', async () => {
  const { store } = await openHit('library')
  await userEvent.keyboard('{Escape}')
  expect(store.getState().screen).toBe('reading')
})
