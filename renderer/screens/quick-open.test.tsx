import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { cdp, page, userEvent } from 'vitest/browser'
import type { QuickOpenGroup } from '../../shared/model/quick-open.ts'
import { App } from '../app.tsx'
import { fakeApi, fakeReport } from '../testing/fake-api.ts'
import { mount } from '../testing/mount.tsx'

/** The debugging protocol of Chromium: the one way to compose as an input method does. */
const chromium = () => cdp() as { send(method: string, parameters: object): Promise<unknown> }

const TEXT = '青禾市工作报告\n一、立法工作\n全年召开会议7次。'

const GROUPS: QuickOpenGroup[] = [
  { kind: 'report', total: 1, items: [{ kind: 'report', text: '青禾市工作报告', marks: [{ start: 0, end: 2 }], reportId: 'a' }] },
  { kind: 'place', total: 1, items: [{ kind: 'place', text: '青禾市', marks: [], path: ['云岭省', '青禾市'], reports: 2 }] },
  { kind: 'section', total: 3, items: [{ kind: 'section', text: '一、立法工作', marks: [], reportId: 'b', start: 8 }] },
]

let asked: string[] = []

async function open() {
  await page.viewport(1280, 800)
  const place = { province: '云岭省', city: '青禾市', place: '青禾市' }
  const api = fakeApi({
    reports: [fakeReport('a', TEXT, { ...place, title: '青禾市工作报告' }), fakeReport('b', TEXT, { ...place, title: '另一份报告' })],
    answers: {
      'quickOpen.find': ({ query }) => {
        asked.push(query)
        return { groups: query.includes('青') ? GROUPS : [] }
      },
    },
  })
  const mounted = await mount(<App />, api)
  await expect.element(page.getByRole('navigation', { name: '主导航' })).toBeVisible()
  return mounted
}

const palette = () => page.getByRole('combobox', { name: '快速打开' })
const rows = () =>
  page
    .getByRole('option')
    .elements()
    .map(option => option.textContent)

beforeEach(() => {
  asked = []
})

test.each(['{Control>}p{/Control}', '{Control>}k{/Control}', '{Meta>}k{/Meta}'])(
  '%s opens the palette and keeps the key from the browser',
  async keys => {
    await open()
    const pressed: KeyboardEvent[] = []
    const listen = (event: KeyboardEvent) => pressed.push(event)
    window.addEventListener('keydown', listen)
    onTestFinished(() => window.removeEventListener('keydown', listen))
    await userEvent.keyboard(keys)
    await expect.element(palette()).toHaveFocus()
    expect(pressed.at(-1)?.defaultPrevented).toBe(true)
    await userEvent.keyboard('{Escape}')
    await expect.element(palette()).not.toBeInTheDocument()
  },
)

test('Enter opens what was typed at its place, in a new pane with Ctrl', async () => {
  const { store } = await open()
  await userEvent.keyboard('{Control>}p{/Control}')
  await userEvent.type(palette(), '青')
  await vi.waitFor(() => expect(rows()).toHaveLength(3))
  await expect.element(page.getByRole('group', { name: '小标题 3' })).toBeVisible()
  await userEvent.keyboard('{Enter}')
  await vi.waitFor(() => expect(store.getState().panes.map(({ reportId }) => reportId)).toEqual(['a']))
  expect(store.getState().screen).toBe('reading')

  await userEvent.keyboard('{Control>}p{/Control}')
  await userEvent.type(palette(), '青')
  await vi.waitFor(() => expect(rows()).toHaveLength(3))
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{Control>}{Enter}{/Control}')
  await vi.waitFor(() =>
    expect(store.getState().panes.map(({ reportId, position }) => [reportId, position])).toEqual([
      ['a', 0],
      ['b', 8],
    ]),
  )
})

test('a place leads to its reports', async () => {
  const { store } = await open()
  store.getState().show('notes')
  await userEvent.keyboard('{Control>}p{/Control}')
  await userEvent.type(palette(), '青')
  await vi.waitFor(() => expect(rows()).toHaveLength(3))
  await userEvent.keyboard('{ArrowDown}{Enter}')
  expect(store.getState().screen).toBe('library')
  expect(store.getState().libraryFilter.chosen.place).toEqual(['云岭省/青禾市'])
})

test('before anything is typed it lists what was open last', async () => {
  const { store } = await open()
  await store.getState().openReport('a')
  await store.getState().openReport('b')
  await userEvent.keyboard('{Control>}p{/Control}')
  await vi.waitFor(() => expect(rows().map(row => row?.slice(0, 5))).toEqual(['另一份报告', '青禾市工作']))
  expect(asked).toEqual([])
})

test('> lists what can be done, by name, letters and keys', async () => {
  const { store } = await open()
  await userEvent.keyboard('{Control>}p{/Control}')
  await userEvent.type(palette(), '>')
  const all = rows().length
  expect(all).toBeGreaterThan(12)
  await userEvent.type(palette(), 'sz')
  expect(rows()[0]).toBe('设置Ctrl+,')
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('dialog', { name: '设置' })).toBeVisible()
  expect(asked).toEqual([])
  expect(store.getState().palette).toBeNull()
})

test('what an input method composes opens nothing', async () => {
  await open()
  await userEvent.keyboard('{Control>}p{/Control}')
  await expect.element(palette()).toHaveFocus()
  await userEvent.type(palette(), '青')
  await vi.waitFor(() => expect(rows()).toHaveLength(3))
  await chromium().send('Input.imeSetComposition', { text: 'he', selectionStart: 2, selectionEnd: 2 })
  palette()
    .element()
    .dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, isComposing: true }))
  await expect.element(palette()).toBeVisible()
})

test('the sheet of keys shows on every screen what works everywhere', async () => {
  await open()
  await userEvent.keyboard('?')
  const sheet = page.getByRole('dialog', { name: '快捷键' })
  await expect.element(sheet.getByText('Ctrl+P / Ctrl+K')).toBeVisible()
})
