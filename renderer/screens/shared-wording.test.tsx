import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { SharedPassage } from '../../shared/model/comparison.ts'
import { WORDING_INKS } from '../dom/painter.ts'
import { fakeApi, fakeHighlight, fakeReport } from '../testing/fake-api.ts'
import { mount } from '../testing/mount.tsx'
import { painted } from '../testing/painted.ts'
import ReadingScreen from './reading-screen.tsx'

const COMMON = '坚持以人民为中心的履职理念，用心用情办好民生实事'
const OTHER = '依法行使立法权监督权决定权任免权，'
const TEXT = ['工作报告', '各位代表：', '一、监督', `过去一年，${COMMON}。召开会议5次。${OTHER}成效明显。`].join('\n')

const rangeOf = (words: string) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length })
const passages: readonly SharedPassage[] = [
  { ...rangeOf(COMMON), reports: 12, letters: 23, shown: rangeOf(COMMON) },
  { ...rangeOf(OTHER), reports: 3, letters: 16, shown: rangeOf(OTHER) },
]

const shared = () => WORDING_INKS.flatMap(painted)

async function open(highlights: Parameters<typeof fakeApi>[0]['highlights'] = []) {
  await page.viewport(1280, 800)
  const elsewhere = {
    ...({ reportId: 'b', title: '另一份', place: '云泽市', year: 2023, body: 'npc' } as const),
    ...{ start: 4, end: 27, text: COMMON, before: '会上说', after: '。', varied: false, changes: [] },
  }
  const api = fakeApi({
    reports: [fakeReport('a', TEXT), fakeReport('b', `会上说${COMMON}。`)],
    highlights,
    answers: {
      'reuse.ofReport': ({ reportId }) => ({ reportId, against: 30, letters: 60, passages: reportId === 'a' ? passages : [], ms: 1 }),
      'reuse.occurrences': ({ start, end }) => ({ passage: { start, end }, reports: 12, varied: 0, occurrences: [elsewhere], ms: 1 }),
    },
  })
  const mounted = await mount(<ReadingScreen />, api)
  await mounted.store.getState().openReport('a', { pane: 0 })
  await vi.waitFor(() => expect(mounted.host.querySelector('[data-start]')).not.toBeNull())
  mounted.store.getState().toggleWording()
  await vi.waitFor(() => expect(shared()).toEqual([OTHER, COMMON]))
  return mounted
}

test('what so many reports have is set in a paler ink, and how much of the report it is', async () => {
  const { store } = await open()
  await expect.element(page.getByText(/占 65\.0%/)).toBeVisible()
  store.getState().setWordingLeast(5)
  await vi.waitFor(() => expect(shared()).toEqual([COMMON]))
  await expect.element(page.getByText(/占 38\.3%/)).toBeVisible()
  store.getState().toggleWording()
  await vi.waitFor(() => expect(shared()).toEqual([]))
})

test('Enter tells where the words stand; the report opens beside, at them', async () => {
  const { host, store } = await open()
  host.querySelector<HTMLElement>('[data-pane-text]')?.focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByText('12 份报告有这段话')).toBeVisible()
  await page.getByRole('button', { name: /云泽市 · 2023/ }).click()
  await vi.waitFor(() => expect(store.getState().panes[1]?.reportId).toBe('b'))
  await expect.element(page.getByText('12 份报告有这段话')).not.toBeInTheDocument()
})

test('substance only folds shared words away and opens them again; offsets stay right', async () => {
  const { host, store } = await open()
  store.getState().toggleSubstance()
  const sign = page.getByRole('button', { name: /至多 12 份报告/ })
  await expect.element(sign).toBeVisible()
  expect(host.querySelector<HTMLElement>('[data-pane-text]')?.innerText).not.toContain(COMMON)
  const piece = [...host.querySelectorAll<HTMLElement>('[data-start]')].find(element => element.textContent?.includes('召开会议5次'))
  expect(Number(piece?.dataset['start']) + (piece?.textContent ?? '').indexOf('召开')).toBe(TEXT.indexOf('召开'))
  await sign.click()
  await vi.waitFor(() => expect(host.querySelector<HTMLElement>('[data-pane-text]')?.innerText).toContain(COMMON))
  await expect.element(page.getByRole('button', { name: /至多 3 份报告/ })).toBeVisible()
})

test('what is marked stays in sight, and a place one goes to opens', async () => {
  const marked = rangeOf('办好民生')
  const { host, store } = await open([fakeHighlight('h', 'a', marked.start, marked.end)])
  store.getState().toggleSubstance()
  await expect.element(page.getByRole('button', { name: /至多 3 份报告/ })).toBeVisible()
  const text = () => host.querySelector<HTMLElement>('[data-pane-text]')?.innerText ?? ''
  expect([text().includes(COMMON), text().includes('决定权任免权')]).toEqual([true, false])
  await store.getState().openReport('a', { pane: 0, flash: rangeOf('任免权') })
  await vi.waitFor(() => expect(text()).toContain('决定权任免权'))
})
