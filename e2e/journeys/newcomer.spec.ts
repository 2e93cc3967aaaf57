import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/app.ts'
import { readTree } from '../fixtures/folders.ts'
import { arrowTo, composeKey, tabTo } from '../fixtures/keys.ts'
import { card, margin, paintedWords, reportRow, textOf } from '../fixtures/steps.ts'

const LINXI = '临溪市人民代表大会常务委员会工作报告'

const chosenWords = (page: Page) => page.evaluate(() => getSelection()?.toString() ?? '')
/** The name of the report in the pane. */
const nameOf = (page: Page) => page.locator('[data-pane-head]').getByRole('button', { name: / · 人大 · / })
const marksHere = (page: Page) => margin(page).getByRole('heading', { name: /^批注 \d+$/ })

/** Chooses a sentence further down, tags it by the letters of the tag's pinyin, and sees it listed and painted; gives its words. */
async function code(page: Page, further: number, letters: string, tag: string): Promise<string> {
  for (let step = 0; step < further; step++) {
    const before = await chosenWords(page)
    await page.keyboard.press('j')
    await expect.poll(() => chosenWords(page)).not.toBe(before)
  }
  const words = await chosenWords(page)
  expect(words.length).toBeGreaterThan(3)
  await page.keyboard.press('t')
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

  await test.step('the keys of reading are a question mark away', async () => {
    await page.keyboard.press('?')
    const sheet = page.getByRole('dialog', { name: '快捷键' })
    for (const what of ['选下一句', '加标签', '写笔记']) await expect(sheet).toContainText(what)
    await page.keyboard.press('Escape')
    await expect(sheet).toBeHidden()
  })

  const words: string[] = []
  await test.step('four sentences are tagged by pinyin, one of them also coloured and noted', async () => {
    const before = Number((await marksHere(page).textContent())?.match(/\d+/)?.[0])
    words.push(await code(page, 4, 'jdhy', '监督/会议'))
    words.push(await code(page, 2, 'ztxw', '监督/专题询问'))
    words.push(await code(page, 1, 'lz', '代表工作/履职管理'))
    words.push(await code(page, 2, 'ld', '亮点'))
    await expect(marksHere(page)).toHaveText(`批注 ${before + 4}`)

    const [, , , last = ''] = words
    await page.keyboard.press('4')
    await expect(card(page, last)).toContainText('胭脂')
    await page.keyboard.press('n')
    const note = page.getByRole('textbox', { name: '笔记' })
    await expect(note).toBeFocused()
    await page.keyboard.insertText('可以借鉴')
    await page.keyboard.press('Control+Enter')
    await expect(card(page, last)).toContainText('可以借鉴')
  })

  await test.step('the year before is one key away; three more sentences there', async () => {
    await page.keyboard.press(',')
    await expect(nameOf(page)).toHaveText(/临溪市.*2023/)
    await expect(textOf(page, LINXI)).toContainText('各位代表')
    words.push(await code(page, 3, 'zb', '指标'))
    words.push(await code(page, 2, 'jdhy', '监督/会议'))
    words.push(await code(page, 2, 'ld', '亮点'))
  })

  await test.step('the next place of the year, and three more', async () => {
    await page.keyboard.press('>')
    await expect(nameOf(page)).not.toHaveText(/临溪市/)
    await expect(page.locator('[data-pane-text]')).toContainText('各位代表')
    words.push(await code(page, 3, 'zb', '指标'))
    words.push(await code(page, 2, 'ztxw', '监督/专题询问'))
    words.push(await code(page, 2, 'lz', '代表工作/履职管理'))
  })

  await test.step('the last one is taken back and done again', async () => {
    const last = words.at(-1) ?? ''
    await page.keyboard.press('Control+z')
    await expect(card(page, last)).toBeHidden()
    await page.keyboard.press('Control+Shift+z')
    await expect(card(page, last)).toContainText('代表工作/履职管理')
  })

  await test.step('all ten are among the notes', async () => {
    await page.keyboard.press('Alt+7')
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
  const painted = await paintedWords(page)

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
    expect(await paintedWords(page)).toEqual(painted)
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
