import { expect, onTestFinished, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Report } from '../../shared/model/report.ts'
import { createTextPositions } from '../dom/text-position.ts'
import { fakeApi, fakeHighlight, fakeReport, fakeTag } from '../testing/fake-api.ts'
import { mount } from '../testing/mount.tsx'
import ReadingScreen from './reading-screen.tsx'

const FILLER = Array.from({ length: 60 }, (_, at) => `第${at}段，听取和审议专项工作报告。`)
const TEXT = [
  '工作报告',
  '各位代表：',
  '一、监督工作',
  '推行“板凳会议”[1]，召开会议5次。',
  ...FILLER,
  '名词解释',
  '[1]板凳会议：代表带着板凳听民声。',
].join('\n')
const at = (words: string, from = 0) => ({ start: TEXT.indexOf(words, from), end: TEXT.indexOf(words, from) + words.length })
const END = TEXT.indexOf('名词解释')
const REPORT = fakeReport('a', TEXT, {
  outline: [
    { level: 1, heading: '一、监督工作', start: at('一、监督').start, end: END, part: 'review' },
    {
      level: 1,
      heading: '名词解释',
      start: END,
      end: TEXT.length,
      part: 'notes',
      notes: [{ mark: 1, term: null, start: TEXT.lastIndexOf('[1]'), end: TEXT.length, anchors: [at('[1]')] }],
    },
  ],
})

async function open(report: Report = REPORT, more: Partial<Parameters<typeof fakeApi>[0]> = {}) {
  await page.viewport(1280, 800)
  const mounted = await mount(<ReadingScreen />, fakeApi({ reports: [report], ...more }))
  mounted.store.getState().show('reading')
  await mounted.store.getState().openReport('a', { pane: 0 })
  await vi.waitFor(() => expect(mounted.host.querySelector('[data-start]')).not.toBeNull())
  return mounted
}

test('the line above the text says in which section the reader is, and opens the outline', async () => {
  const { store } = await open()
  await store.getState().openReport('a', { position: at('召开会议').start })
  const title = page.getByRole('button', { name: '现在读到：一、监督工作，打开目录' })
  const line = page.getByRole('button', { name: /^现在读到/ })
  await expect.element(title).toBeVisible()
  await userEvent.click(title)
  await userEvent.click(page.getByRole('dialog').getByRole('button', { name: '名词解释' }))
  // What stands there on the page is not said again.
  await expect.element(page.getByRole('button', { name: '现在读到：工作报告，打开目录' })).toBeVisible()
  await store.getState().openReport('a', { position: TEXT.lastIndexOf('[1]') })
  await expect.element(page.getByRole('button', { name: '现在读到：名词解释，打开目录' })).toBeVisible()
  await store.getState().openReport('a', { position: 0 })
  await vi.waitFor(() => expect(line.elements()).toHaveLength(0))
})

test('a footnote is shown where the text refers to it: by pointing at it, and by key', async () => {
  const { host, store } = await open()
  const text = host.querySelector<HTMLElement>('[data-pane-text]')
  const [box] = text ? createTextPositions(text).lineBoxes(at('[1]')) : []
  const sheet = text?.querySelector('article')
  expect(CSS.highlights.get('noted')?.size).toBe(1)
  sheet?.dispatchEvent(
    new PointerEvent('pointermove', { bubbles: true, clientX: (box?.left ?? 0) + 3, clientY: ((box?.top ?? 0) + (box?.bottom ?? 0)) / 2 }),
  )
  const note = page.getByRole('complementary', { name: '注释' })
  await expect.element(note).toHaveTextContent('[1]板凳会议：代表带着板凳听民声。到注释处')
  await userEvent.keyboard('{Escape}')
  await vi.waitFor(() => expect(note.elements()).toHaveLength(0))
  store.getState().askForNote()
  await expect.element(note).toBeVisible()
  await userEvent.click(note.getByRole('button', { name: '到注释处' }))
  await vi.waitFor(() => expect(note.elements()).toHaveLength(0))
})

test('focus mode shows the text alone; Escape first leaves the highlight, then the mode', async () => {
  const { store } = await open(REPORT, { highlights: [fakeHighlight('h', 'a', 0, 4)] })
  const outline = page.getByRole('navigation', { name: '目录' })
  await expect.element(outline).toBeVisible()
  store.getState().activateHighlight('h')
  store.getState().toggleFocusMode()
  await vi.waitFor(() => expect(outline.elements()).toHaveLength(0))
  expect(page.getByRole('complementary', { name: '批注' }).elements()).toHaveLength(0)
  await userEvent.keyboard('{Escape}')
  expect(store.getState().focusMode).toBe(true)
  await userEvent.keyboard('{Escape}')
  await expect.element(outline).toBeVisible()
})

/** What style sheets made while printing say of the pages. */
const pageRules = () => document.adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText)).join(' ')

test('paper gets the whole report with its highlights underlined, numbered and listed', async () => {
  const print = vi.spyOn(window, 'print').mockImplementation(() => {})
  onTestFinished(() => print.mockRestore())
  const marks = [
    {
      ...fakeHighlight('h', 'a', at('召开会议5次').start, at('召开会议5次').end),
      quote: '召开会议5次',
      note: '比上年多',
      tagIds: ['监督'],
    },
  ]
  const { store } = await open(REPORT, { highlights: marks, tags: [fakeTag('监督')] })
  store.getState().printReport('paper')
  await vi.waitFor(() => expect(print).toHaveBeenCalledOnce())
  const paper = document.querySelector('[data-print]')
  expect(paper?.textContent).toContain('第59段，听取和审议专项工作报告。')
  expect(paper?.textContent).toContain('推行“板凳会议”[1]，召开会议5次\u20601。')
  expect(paper?.querySelector('li')?.textContent).toBe('召开会议5次藤黄 · 监督比上年多')
  expect(paper?.querySelectorAll('h1').length).toBe(1)
  expect(pageRules()).toContain('content: "工作报告 2024"')
  window.dispatchEvent(new Event('afterprint'))
  await vi.waitFor(() => expect(document.querySelector('[data-print]')).toBeNull())
  expect(pageRules()).not.toContain('工作报告')
})

test('on the desktop the same becomes a PDF, under the name of the report; one without a title of its own has its name at the head', async () => {
  const saved: string[] = []
  const answers = {
    'host.info': () => ({ edition: 'desktop', version: '0', platform: 'test', picksNatively: true }) as const,
    'host.savePdf': ({ name }: { name: string }) => {
      saved.push(`${name}: ${document.querySelector('[data-print] h1')?.textContent}`)
      return { path: `/papers/${name}.pdf` }
    },
  }
  const { store } = await open(fakeReport('a', '各位代表：\n召开会议5次。', { title: '某市政府工作报告' }), { answers })
  store.getState().printReport('pdf')
  await vi.waitFor(() =>
    expect(store.getState().notices.map(({ values }) => values)).toEqual([{ path: '/papers/某市政府工作报告 2024.pdf' }]),
  )
  expect(saved).toEqual(['某市政府工作报告 2024: 某市政府工作报告 2024'])
  await vi.waitFor(() => expect(document.querySelector('[data-print]')).toBeNull())
})

test('a report is opened where it was left, also after its pane was closed', async () => {
  const { store } = await open()
  store.getState().rememberPosition(0, at('第40段').start, 12)
  store.getState().closePane(0)
  await store.getState().openReport('a', { pane: 'new' })
  const { panes, activePane } = store.getState()
  expect(panes[activePane]).toMatchObject({ reportId: 'a', position: at('第40段').start })
})
