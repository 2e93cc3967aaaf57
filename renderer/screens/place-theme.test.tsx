import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { SpelledThemeSet, ThemedStretch } from '../../shared/model/theme.ts'
import { fakeApi, fakeReport } from '../testing/fake-api.ts'
import { mount } from '../testing/mount.tsx'
import ReadingScreen from './reading-screen.tsx'

const both = (words: string) => ({ 'zh-CN': words, en: words })
const NAMES = ['立法', '代表'] as const
const SET: SpelledThemeSet = {
  ...{ id: 'npc', name: both('人大'), bodies: ['npc'], builtIn: true, chosen: 0 },
  themes: NAMES.map((name, at) => ({
    ...{ id: name, name: both(name), description: both(''), keywords: [] },
    pinyin: ['lifa', 'daibiao'][at] ?? '',
    initials: ['lf', 'db'][at] ?? '',
  })),
}
const FILLER = Array.from({ length: 40 }, (_, at) => `第${at}段，制定和修改条例。`).join('\n')
const TEXT = `各位代表：\n一、立法工作\n${FILLER}\n二、联系群众\n${FILLER}`
const STARTS = [0, TEXT.indexOf('一、'), TEXT.indexOf('二、')]

async function open(set: SpelledThemeSet = SET) {
  await page.viewport(1280, 800)
  const asked: unknown[] = []
  const themes: (string | null)[] = [null, '立法', '立法']
  const chosen = new Set<number>()
  const section = (start: number, at: number): ThemedStretch => ({
    start,
    end: STARTS[at + 1] ?? TEXT.length,
    heading: at === 0 ? '' : TEXT.slice(start, start + 6),
    part: 'review',
    themes: themes[at] == null ? [] : [{ theme: themes[at], share: 1 }],
    chosen: chosen.has(at),
  })
  const api = fakeApi({
    reports: [fakeReport('a', TEXT)],
    answers: {
      'themes.sets': () => [set],
      'themes.ofReport': () => {
        return {
          reportId: 'a',
          title: '',
          place: '青禾市',
          body: 'npc',
          year: 2024,
          setId: set.id,
          sections: STARTS.map(section),
          paragraphs: [],
        }
      },
      'themes.accept': input => {
        asked.push(input)
        for (const [at] of STARTS.entries()) if (themes[at] != null) chosen.add(at)
        api.announce('themes.changed', {})
        return { id: 2, kind: 'theme.choose', count: 2, at: '' }
      },
      'themes.choose': input => {
        asked.push(input)
        const at = STARTS.indexOf(input.start)
        themes[at] = input.theme ?? '立法'
        if (input.theme === null) chosen.delete(at)
        else chosen.add(at)
        api.announce('themes.changed', {})
        return { id: 1, kind: 'theme.choose', count: 1, at: '' }
      },
    },
  })
  const mounted = await mount(<ReadingScreen />, api)
  const { openReport, show } = mounted.store.getState()
  show('reading')
  await openReport('a', { pane: 0 })
  return { asked, goTo: (words: string) => openReport('a', { position: TEXT.indexOf(words) }), ...mounted }
}

const control = (name: string) => page.getByRole('button', { name: `这一节讲的是${name}，改主题` })

test('the theme of the section is told where the reader is, corrected by pinyin, and left to the program again', async () => {
  const { asked, goTo } = await open()
  await goTo('二、')
  await control('立法').click()
  const dialog = page.getByRole('dialog')
  await expect.element(dialog.getByRole('combobox')).toHaveFocus()
  // Nothing was said of it yet: there is nothing to take back.
  expect(dialog.getByRole('button', { name: '交回程序判断' }).elements()).toHaveLength(0)
  await userEvent.keyboard('db{Enter}')
  await vi.waitFor(() => expect(asked).toEqual([{ reportId: 'a', setId: 'npc', start: STARTS[2], end: TEXT.length, theme: '代表' }]))
  await control('代表').click()
  await dialog.getByRole('button', { name: '交回程序判断' }).click()
  await vi.waitFor(() => expect(asked.at(-1)).toMatchObject({ theme: null }))
  await expect.element(control('立法')).toBeVisible()
})

test('a section of which nothing tells what it is about can be given a theme, too', async () => {
  const { asked, goTo } = await open()
  await goTo('各位代表')
  await control('未分主题').click()
  await userEvent.keyboard('lf{Enter}')
  await vi.waitFor(() => expect(asked).toEqual([{ reportId: 'a', setId: 'npc', start: 0, end: STARTS[1], theme: '立法' }]))
  await expect.element(control('立法')).toBeVisible()
})

test('in a set of their own readers say of all proposals of a report at once that they are right', async () => {
  const { asked, goTo } = await open({ ...SET, id: 'own', builtIn: false })
  await goTo('二、')
  await control('立法').click()
  await userEvent.keyboard('{Tab}{Tab}{Enter}')
  await vi.waitFor(() => expect(asked).toEqual([{ reportId: 'a', setId: 'own' }]))
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
  await control('立法').click()
  expect(page.getByRole('button', { name: /都照程序说的/ }).elements()).toHaveLength(0)
})
