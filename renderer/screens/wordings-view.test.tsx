import { beforeEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Input } from '../../shared/contract.ts'
import type { PassageOccurrence, WordingFamilies, WordingFamily } from '../../shared/model/comparison.ts'
import { fakeApi, fakeReport } from '../testing/fake-api.ts'
import { mount } from '../testing/mount.tsx'
import CompareScreen from './compare-screen.tsx'

const COMMON = '坚持以人民为中心的履职理念，用心用情办好民生实事'
const OTHER = '依法行使监督权决定权任免权'
const LONGER = `${OTHER}，保证宪法法律实施`

function family(
  text: string,
  counts: readonly [reports: number, places: number, year: number],
  variants: readonly string[] = [],
): WordingFamily {
  const [reports, places, year] = counts
  const form = { reportId: 'a', start: text.length, end: text.length * 2, letters: text.length, reports, places, years: 2 }
  const earliest = { year, place: '青禾市', places: places > 2 ? places : 1 }
  const others = variants.map(variant => ({ ...form, text: variant, start: 900 + variant.length, reports: 2, earliest }))
  return { ...form, text, earliest, variants: others }
}

const FAMILIES: WordingFamilies = {
  reports: 40,
  families: [family(COMMON, [30, 12, 2021]), family(OTHER, [8, 2, 2019], [LONGER])],
  ms: 1,
}

function occurrence(place: string, year: number, more: Partial<PassageOccurrence> = {}): PassageOccurrence {
  const at = { reportId: 'b', title: `${place}的报告`, place, year, body: 'npc', start: 5, end: 25 } as const
  return { ...at, text: COMMON, before: '会上说，', after: '。', varied: false, changes: [], ...more }
}

/** What was asked of the engine. */
const asked: { families: Input<'reuse.families'>[]; occurrences: Input<'reuse.occurrences'>[]; exports: Input<'exports.wordings'>[] } = {
  families: [],
  occurrences: [],
  exports: [],
}
beforeEach(() => {
  for (const list of Object.values(asked)) list.length = 0
})

async function open(
  answer: () => Promise<WordingFamilies> | WordingFamilies = () => FAMILIES,
  reports = [fakeReport('a', COMMON), fakeReport('b', OTHER)],
) {
  await page.viewport(1280, 800)
  const api = fakeApi({
    reports,
    answers: {
      'reuse.families': async input => {
        asked.families.push(input)
        const { families, ...rest } = await answer()
        const wanted = input.text?.replace(/\s/g, '') ?? ''
        return {
          ...rest,
          families: families.filter(one => [one, ...one.variants].some(form => form.text.replace('，', '').includes(wanted))),
        }
      },
      'reuse.occurrences': input => {
        asked.occurrences.push(input)
        const { start, end, varied = false, offset = 0 } = input
        const near = occurrence('白鹭市', 2024, {
          reportId: 'c',
          varied: true,
          changes: [
            { kind: 'same', text: '坚持' },
            { kind: 'gone', text: '履职理念' },
            { kind: 'new', text: '发展思想' },
          ],
        })
        const all = [occurrence('云泽市', 2023), ...(varied ? [near] : [])]
        return { passage: { start, end }, reports: 2, varied: varied ? 1 : 0, occurrences: offset === 0 ? all : [], ms: 1 }
      },
      'host.grant': ({ path }) => ({ path }),
      'exports.wordings': input => {
        asked.exports.push(input)
        return { files: ['/导出/wordings.csv'], rows: 1 }
      },
    },
  })
  const mounted = await mount(<CompareScreen />, api)
  mounted.store.getState().showComparison('wordings')
  return mounted
}

const grid = () => page.getByRole('grid', { name: '书库里的共用表述' })
const words = (host: HTMLElement) => [...host.querySelectorAll('tbody tr')].map(row => row.querySelector('td')?.textContent)

describe('the wordings of the library', () => {
  test('stand with how far they are spread; the keyboard chooses one and goes to its places, and from there to the text', async () => {
    const { host, store } = await open()
    await expect.element(grid()).toBeVisible()
    expect(words(host)).toEqual([COMMON, OTHER])
    expect(host.querySelector('tbody tr')?.textContent).toMatch(/2021 青禾市等 12\s地/)
    await expect.element(page.getByText('选一条表述')).toBeVisible()
    await userEvent.click(grid())
    await userEvent.keyboard('{Home}')
    await expect.element(page.getByText('30 份报告 · 12 个地区 · 2 个年份')).toBeVisible()
    const place = page.getByRole('button', { name: /云泽市 · 2023 · 人大/ })
    await expect.element(place).toBeVisible()
    await userEvent.keyboard('{Enter}')
    await expect.element(place).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    expect([store.getState().screen, store.getState().panes[0]?.reportId]).toEqual(['reading', 'b'])
  })

  test('are sorted by a column, once more the other way, and then as they were found', async () => {
    const { host } = await open()
    await expect.element(grid()).toBeVisible()
    const head = page.getByRole('columnheader', { name: '书库中最早' }).getByRole('button')
    await head.click()
    expect(words(host)).toEqual([OTHER, COMMON])
    await head.click()
    expect(words(host)).toEqual([COMMON, OTHER])
    await head.click()
    expect(host.querySelector('[aria-sort="ascending"], [aria-sort="descending"]')).toBeNull()
  })

  test('are narrowed by their characters, in the whole library; and go into a file as they are narrowed', async () => {
    const { host, store } = await open()
    await expect.element(grid()).toBeVisible()
    const field = page.getByRole('textbox', { name: '只列含有这些字的表述' })
    await field.fill('任免权 保证宪法')
    await vi.waitFor(() => expect(words(host)).toEqual([OTHER]))
    expect(asked.families.at(-1)).toMatchObject({ text: '任免权 保证宪法', minReports: 2 })
    await page.getByRole('button', { name: '导出…' }).click()
    await page.getByRole('menuitem', { name: /CSV/ }).click()
    await vi.waitFor(() => expect(store.getState().picking).toBe('export-folder'))
    await store.getState().answerPick(['/导出'])
    await vi.waitFor(() => expect(asked.exports).toMatchObject([{ text: '任免权 保证宪法', format: 'csv', minReports: 2 }]))
    await field.fill('没有的话')
    await expect.element(page.getByRole('heading', { name: '没有可以列出的共用表述' })).toBeVisible()
  })

  test('have variants that are listed for themselves; what differs in others is marked', async () => {
    await open()
    await page.getByRole('row', { name: new RegExp(OTHER) }).click()
    await page.getByRole('button', { name: new RegExp(`^${LONGER}`) }).click()
    await vi.waitFor(() => expect(asked.occurrences.at(-1)?.start).toBe(900 + LONGER.length))
    await page.getByRole('checkbox', { name: '含相近的' }).click()
    const near = page.getByRole('button', { name: /白鹭市 · 2024/ })
    await expect.element(near).toBeVisible()
    expect([near.element().querySelector('ins')?.textContent, near.element().querySelector('del')?.textContent]).toEqual([
      '发展思想',
      '履职理念',
    ])
    await page.getByRole('radio', { name: '按年份' }).click()
    await vi.waitFor(() => expect(asked.occurrences.at(-1)).toMatchObject({ order: 'year', varied: true, itself: true }))
  })

  test('are searched as a phrase', async () => {
    const { store } = await open()
    await page.getByRole('row', { name: new RegExp(COMMON) }).click()
    await page.getByRole('button', { name: /^检索这段话/ }).click()
    expect([store.getState().screen, store.getState().query]).toEqual(['search', `"${COMMON}"`])
  })

  test('wait for the index, which can be stopped and gone on with', async () => {
    let finish: (found: WordingFamilies) => void = () => undefined
    await open(
      () =>
        new Promise(resolve => {
          finish = resolve
        }),
    )
    await expect.element(page.getByRole('heading', { name: '正在找共用表述……' })).toBeVisible()
    await page.getByRole('button', { name: '停止' }).click()
    await expect.element(page.getByRole('heading', { name: '已停止' })).toBeVisible()
    await page.getByRole('button', { name: '接着找' }).click()
    await vi.waitFor(() => expect(asked.families).toHaveLength(2))
    finish(FAMILIES)
    await expect.element(grid()).toBeVisible()
  })

  test('say why there are none', async () => {
    await open(() => ({ reports: 0, families: [], ms: 1 }), [])
    await expect.element(page.getByText('书库还是空的')).toBeVisible()
  })
})
