import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { SpelledThemeSet } from '../../shared/model/theme.ts'
import type { MatrixColumn, ThemeMatrix } from '../../shared/model/theme-matrix.ts'
import { fakeApi, fakeReport } from '../testing/fake-api.ts'
import { mount } from '../testing/mount.tsx'
import ThemeMatrixView from './theme-matrix-view.tsx'

const PLACES = 300
const NAMES = ['立法', '代表', '民生']
const both = (words: string) => ({ 'zh-CN': words, en: words })
const SET: SpelledThemeSet = {
  ...{ id: 'npc', name: both('人大'), bodies: ['npc'], builtIn: true, chosen: 0 },
  themes: NAMES.map((name, at) => ({
    ...{ id: name, name: both(name), description: both(''), keywords: [] },
    pinyin: ['lifa', 'daibiao', 'minsheng'][at] ?? '',
    initials: ['lf', 'db', 'ms'][at] ?? '',
  })),
}

function columnAt(at: number): MatrixColumn {
  const place = `甲${at}市`
  return {
    key: `place:${place}`,
    place,
    year: null,
    body: 'npc',
    title: '',
    reportIds: at === 1 ? [] : [`r${at}`],
    unread: at === 1 ? 1 : 0,
  }
}

const MATRIX: ThemeMatrix = {
  ...{ setId: 'npc', by: 'place', part: null, reports: PLACES - 1, others: 0, ms: 1 },
  columns: Array.from({ length: PLACES }, (_, at) => columnAt(at)),
  cells: Array.from({ length: PLACES }, (_, at) => at).flatMap(column =>
    column === 1 ? [] : [{ theme: 0, column, share: column === 0 ? 0.4 : 0.1, paragraphs: 3, reports: 1, quotes: [], summary: '' }],
  ),
}

const TEXT = '制定条例三件。又修改两件。'

async function open() {
  await page.viewport(1280, 800)
  const asked: Record<string, unknown[]> = { choose: [], summarise: [], cell: [] }
  const api = fakeApi({
    reports: [fakeReport('r0', TEXT)],
    answers: {
      'themes.sets': () => [SET],
      // By a set of one's own the reading is never done.
      'themes.matrix': ({ setId }) => (setId === 'own' ? new Promise<ThemeMatrix>(() => undefined) : MATRIX),
      'themes.saveSet': () => ({ ...SET, id: 'own', builtIn: false }),
      'themes.cell': input => {
        asked['cell']?.push(input)
        const stretch = { reportId: 'r0', start: 0, end: TEXT.length, text: TEXT, first: { start: 0, end: 7 } }
        return { paragraphs: [{ ...stretch, heading: '一、立法', part: 'review', share: 1, alternatives: [], chosen: false }], total: 1 }
      },
      'themes.choose': input => {
        asked['choose']?.push(input)
        return { id: 1, kind: 'theme.choose', count: 1, at: '' }
      },
      'themes.summarise': input => {
        asked['summarise']?.push(input)
        return { id: 2, kind: 'theme.summary', count: 1, at: '' }
      },
    },
  })
  const mounted = await mount(<ThemeMatrixView viewSwitch={null} />, api)
  await vi.waitFor(() => expect(squares().length).toBeGreaterThan(0))
  return { asked, ...mounted }
}

const squares = () => [...document.querySelectorAll<HTMLElement>('[role="grid"] td button')]
const focused = () => document.activeElement?.getAttribute('aria-label')
const square = (name: RegExp) => page.getByRole('button', { name })

test('of hundreds of places only those in view are drawn; what is not mentioned and what was not read are told apart', async () => {
  await open()
  expect(squares().length).toBeLessThan(40 * NAMES.length)
  expect(
    squares()
      .slice(0, 3)
      .map(button => button.dataset['kind']),
  ).toEqual(['mentioned', 'unread', 'mentioned'])
  const rows = [...document.querySelectorAll('[role="grid"] tbody tr')].map(row => row.getBoundingClientRect())
  expect(rows.slice(1).map((row, at) => row.top - (rows[at]?.top ?? 0))).toEqual([28, 28])
  await expect.element(square(/^甲0市 · 代表：1 份报告都没有提到/)).toBeVisible()
})

test('the keyboard goes to the last place and back, also where the matrix is turned', async () => {
  const { store } = await open()
  squares()[0]?.focus()
  await userEvent.keyboard('{End}')
  await vi.waitFor(() => expect(focused()).toMatch(/^甲299市 · 立法/))
  await userEvent.keyboard('{ArrowDown}')
  await vi.waitFor(() => expect(focused()).toMatch(/^甲299市 · 代表/))
  await userEvent.keyboard('{Home}')
  await vi.waitFor(() => expect(focused()).toMatch(/^甲0市 · 代表/))
  store.getState().turnMatrix(true)
  await vi.waitFor(() => expect(document.querySelector('[role="grid"] tbody th')?.textContent).toBe('甲0市'))
  squares()[0]?.focus()
  await userEvent.keyboard('{PageDown}{ArrowRight}')
  await vi.waitFor(() => expect(focused()).toMatch(/^甲10市 · 代表/))
})

test('a summary is written in place and kept when the panel goes; keys of an input method are its own', async () => {
  const { asked } = await open()
  squares()[0]?.focus()
  await userEvent.keyboard('{Enter}')
  const field = page.getByRole('textbox', { name: '摘要' })
  await field.fill('三件条例')
  field.element().dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', isComposing: true, bubbles: true, cancelable: true }))
  await expect.element(field).toHaveValue('三件条例')
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await vi.waitFor(() => expect(asked['summarise']).toHaveLength(1))
  await field.fill('三件条例，两处修改')
  await page.getByRole('button', { name: '改主题' }).click()
  await vi.waitFor(() => expect(asked['summarise']).toHaveLength(2))
  expect(asked['summarise']?.[1]).toEqual({ setId: 'npc', theme: '立法', column: 'place:甲0市', text: '三件条例，两处修改' })
})

test('a paragraph is given another theme by its pinyin', async () => {
  const { asked } = await open()
  await square(/^甲0市 · 立法/).click()
  await page.getByRole('button', { name: '改主题' }).click()
  await page.getByRole('combobox', { name: '这一段讲的是' }).fill('msh')
  await expect.element(page.getByText('没有这样的主题')).toBeVisible()
  await page.getByRole('combobox', { name: '这一段讲的是' }).fill('minsh')
  await userEvent.keyboard('{Enter}')
  await vi.waitFor(() => expect(asked['choose']).toEqual([{ reportId: 'r0', setId: 'npc', start: 0, end: TEXT.length, theme: '民生' }]))
})

test('an own set is saved at once, though all reports are read by it', async () => {
  await open()
  await page.getByRole('button', { name: '自定义主题…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: '名称' }).fill('两大块')
  await dialog.getByRole('textbox', { name: '主题', exact: true }).fill('经济')
  await dialog.getByRole('textbox', { name: '主题 2' }).fill('社会')
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect.element(dialog).not.toBeInTheDocument()
})
