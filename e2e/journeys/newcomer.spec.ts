import type { Locator, Page } from '@playwright/test'
import { expect, test } from '../fixtures/app.ts'
import { readTree } from '../fixtures/folders.ts'
import { arrowTo, composeKey, tabTo } from '../fixtures/keys.ts'
import { card, margin, paintedWords, reportRow, textOf } from '../fixtures/steps.ts'

const LINXI = '临溪市人民代表大会常务委员会工作报告'

const chosenWords = (page: Page) => page.evaluate(() => getSelection()?.toString() ?? '')
/** The name of the report in the pane. */
const nameOf = (page: Page) => page.locator('[data-pane-head]').getByRole('button', { name: / · 人大 · / })
const marksHere = (page: Page) => margin(page).getByRole('heading', { name: /^批注 \d+$/ })

/** What the sheet of keys says, by the words for what they do; of several keys the first. */
type Keys = ReadonlyMap<string, string>

async function readSheet(sheet: Locator): Promise<Keys> {
  const rows = await sheet
    .locator('dl > div')
    .evaluateAll(found =>
      found.map(row => [row.querySelector('dt')?.textContent ?? '', row.querySelector('dd')?.textContent ?? ''] as const),
    )
  return new Map(
    rows.flatMap(([what, keys]) => {
      // 选下一句 / 上一句: J / K; 快速打开: Ctrl+P / Ctrl+K.
      const [names, ways] = [what.split(' / '), keys.split(' / ')]
      return names.length === ways.length
        ? names.map((name, at) => [name, firstOf(ways[at])] as const)
        : [[what, firstOf(ways[0])] as const]
    }),
  )
}

function firstOf(keys = ''): string {
  return keys.split(', ')[0]?.trim() ?? ''
}

/** Presses what the sheet says for this, as it is written there. */
async function press(page: Page, keys: Keys, what: string): Promise<void> {
  const written = keys.get(what)
  if (!written) throw new Error(`The sheet says nothing of “${what}”: ${[...keys.keys()].join('、')}`)
  await page.keyboard.press(written.replace('Ctrl', 'Control').replace(/^[A-Z]$/, letter => letter.toLowerCase()))
}

/** Chooses a sentence further down, tags it by the letters of the tag's pinyin, and sees it listed and painted; gives its words. */
async function code(page: Page, keys: Keys, further: number, letters: string, tag: string): Promise<string> {
  for (let step = 0; step < further; step++) {
    const before = await chosenWords(page)
    await press(page, keys, '选下一句')
    await expect.poll(() => chosenWords(page)).not.toBe(before)
  }
  const words = await chosenWords(page)
  expect(words.length).toBeGreaterThan(3)
  await press(page, keys, '加标签')
  await expect(page.getByText(/^回车 应用/)).toBeVisible()
  await page.keyboard.type(letters)
  await expect(page.getByRole('option', { selected: true }).or(page.getByRole('option').first()).first()).toContainText(
    tag.split('/').at(-1) ?? tag,
  )
  await page.keyboard.press('Enter')
  await expect(card(page, words)).toContainText(tag)
  await expect.poll(async () => (await paintedWords(page)).join('')).toContain(words)
  return words
}

test('with the sheet of keys and no mouse a newcomer codes ten passages with five tags, notes, takes back and exports', async ({ app }) => {
  const { page } = app
  await page.evaluate(() =>
    window.addEventListener('pointerdown', () => document.documentElement.toggleAttribute('data-used-mouse', true), true),
  )
  await expect(reportRow(page, '临溪市', 2024)).toBeVisible()

  await test.step('a question mark shows all keys; Escape puts them away', async () => {
    await page.keyboard.press('?')
    const sheet = page.getByRole('dialog', { name: '快捷键' })
    await expect(sheet).toContainText('Ctrl+P')
    await page.keyboard.press('Escape')
    await expect(sheet).toBeHidden()
  })

  await test.step('a report is opened from the library', async () => {
    await tabTo(page, page.getByRole('grid', { name: '报告' }))
    await arrowTo(page, reportRow(page, '临溪市', 2024))
    await page.keyboard.press('Enter')
    await expect(textOf(page, LINXI)).toContainText('各位代表')
  })

  const keys = await test.step('the keys of reading are a question mark away; from here on only they are pressed', async () => {
    await page.keyboard.press('?')
    const sheet = page.getByRole('dialog', { name: '快捷键' })
    await expect(sheet).toContainText('加标签')
    const read = await readSheet(sheet)
    await page.keyboard.press('Escape')
    await expect(sheet).toBeHidden()
    return read
  })

  const words: string[] = []
  await test.step('four sentences are tagged by pinyin, one of them also coloured and noted', async () => {
    const before = Number((await marksHere(page).textContent())?.match(/\d+/)?.[0])
    words.push(await code(page, keys, 4, 'jdhy', '监督/会议'))
    words.push(await code(page, keys, 2, 'ztxw', '监督/专题询问'))
    words.push(await code(page, keys, 1, 'lz', '代表工作/履职管理'))
    words.push(await code(page, keys, 2, 'ld', '亮点'))
    await expect(marksHere(page)).toHaveText(`批注 ${before + 4}`)

    const [, , , last = ''] = words
    expect(keys.get('标上颜色（已选批注：换颜色）')).toBe('1 – 8')
    await page.keyboard.press('4')
    await expect(card(page, last)).toContainText('胭脂')
    await press(page, keys, '写笔记')
    const note = page.getByRole('textbox', { name: '笔记' })
    await expect(note).toBeFocused()
    await page.keyboard.insertText('可以借鉴')
    await expect(page.getByText(/Ctrl\+回车 写完/)).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expect(card(page, last)).toContainText('可以借鉴')
  })

  await test.step('the year before is one key away; three more sentences there', async () => {
    await press(page, keys, '同一地区的上一年')
    await expect(nameOf(page)).toHaveText(/临溪市.*2023/)
    await expect(textOf(page, LINXI)).toContainText('各位代表')
    words.push(await code(page, keys, 3, 'zb', '指标'))
    words.push(await code(page, keys, 2, 'jdhy', '监督/会议'))
    words.push(await code(page, keys, 2, 'ld', '亮点'))
  })

  await test.step('the next place of the year, and three more', async () => {
    await press(page, keys, '同一年的下一个地区')
    await expect(nameOf(page)).not.toHaveText(/临溪市/)
    await expect(page.locator('[data-pane-text]')).toContainText('各位代表')
    words.push(await code(page, keys, 3, 'zb', '指标'))
    words.push(await code(page, keys, 2, 'ztxw', '监督/专题询问'))
    words.push(await code(page, keys, 2, 'lz', '代表工作/履职管理'))
  })

  await test.step('the last one is taken back and done again', async () => {
    const last = words.at(-1) ?? ''
    await press(page, keys, '撤销')
    await expect(card(page, last)).toBeHidden()
    await press(page, keys, '重做')
    await expect(card(page, last)).toContainText('代表工作/履职管理')
  })

  await test.step('all ten are among the notes', async () => {
    await press(page, keys, '笔记')
    const list = page.getByRole('main', { name: '笔记' })
    await expect(list.getByText('可以借鉴')).toBeAttached()
    await expect(list.getByText(/^1[0-9] 条批注$/)).toBeVisible()
  })

  await test.step('and go to Markdown', async () => {
    const { exports: folder } = app.folders
    await tabTo(page, page.getByRole('button', { name: /^选择…/ }))
    if (app.picksNatively) await app.answerDialog(folder)
    await page.keyboard.press('Enter')
    if (!app.picksNatively) {
      const dialog = page.getByRole('dialog')
      const option = dialog.getByRole('option', { name: '文件夹 导出', exact: true })
      await tabTo(page, dialog.getByRole('listbox'))
      await arrowTo(page, option)
      await tabTo(page, dialog.getByRole('button', { name: '选择此文件夹' }))
      await page.keyboard.press('Enter')
      await expect(dialog).toBeHidden()
    }
    await tabTo(page, page.getByRole('button', { name: '导出 Markdown' }))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('main')).toContainText(/已写 \d+ 个文件/)
    const written = Object.values(await readTree(folder)).join('\n')
    for (const quote of words) expect(written).toContain(quote.slice(0, 12))
  })

  await expect(page.locator('html')).not.toHaveAttribute('data-used-mouse')
})

test('keys that an input method composes with do nothing else', async ({ app }) => {
  const { page } = app
  await expect(reportRow(page, '临溪市', 2024)).toBeVisible()
  await tabTo(page, page.getByRole('grid', { name: '报告' }))
  await arrowTo(page, reportRow(page, '临溪市', 2024))
  await page.keyboard.press('Enter')
  const text = textOf(page, LINXI)
  await expect(text).toContainText('各位代表')
  for (const key of ['j', 'j', 'j']) await page.keyboard.press(key)
  const words = await chosenWords(page)

  await test.step('over the text', async () => {
    for (const [key, place] of [
      ['t', 'KeyT'],
      ['n', 'KeyN'],
      ['3', 'Digit3'],
      ['j', 'KeyJ'],
      ['s', 'KeyS'],
      [',', 'Comma'],
      ['?', 'Slash'],
      ['Escape', 'Escape'],
    ] as const) {
      await composeKey(text, key, place)
    }
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(page.getByRole('combobox', { name: '标签' })).toHaveCount(0)
    await expect(page.getByRole('main', { name: '阅读' })).toBeVisible()
    expect(await chosenWords(page)).toBe(words)
    await expect(card(page, words)).toHaveCount(0)
  })

  await test.step('in the tag picker: Enter and Escape belong to the composition', async () => {
    await page.keyboard.press('t')
    const picker = page.getByRole('combobox', { name: '标签' })
    await picker.fill('jdhy')
    for (const [key, place] of [
      ['Enter', 'Enter'],
      ['1', 'Digit1'],
      [' ', 'Space'],
    ] as const)
      await composeKey(picker, key, place)
    await expect(picker).toHaveValue('jdhy')
    await expect(card(page, words)).toHaveCount(0)
    await page.keyboard.press('Enter')
    await expect(card(page, words)).toContainText('监督/会议')
  })

  await test.step('in a note, too', async () => {
    await page.keyboard.press('n')
    const note = page.getByRole('textbox', { name: '笔记' })
    await note.fill('第一句')
    for (const [key, place] of [
      ['Enter', 'Enter'],
      ['Escape', 'Escape'],
      ['z', 'KeyZ'],
    ] as const)
      await composeKey(note, key, place)
    await expect(note).toHaveValue('第一句')
    await page.keyboard.press('Control+Enter')
    await expect(card(page, words)).toContainText('第一句')
  })
})
