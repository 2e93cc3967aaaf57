import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { type App, expect, test } from '../fixtures/app.ts'
import { LANZHU_2023 } from '../fixtures/report-texts.ts'
import { selectWithMouse } from '../fixtures/select-text.ts'
import { card, chooseFile, finishImport, margin, openFolder, openReport, reportRow, show, textOf } from '../fixtures/steps.ts'

const LANZHU = '兰渚市人民代表大会常务委员会工作报告'
const MEETINGS = '召开常委会会议5次'
const HEARD = '听取和审议专项工作报告11项'

/** What the palette offers for these words. */
async function command(page: Page, name: string): Promise<Locator> {
  await page.keyboard.press('Control+Shift+P')
  await page.getByRole('combobox', { name: '快速打开' }).fill(`>${name}`)
  return page.getByRole('option', { name, exact: true })
}

/** Writes the open library into the folder of exports; gives the new file. */
async function archive(app: App): Promise<string> {
  const { page, folders } = app
  const before = await readdir(folders.exports)
  await (await command(page, '整个书库存成一个文件…')).click()
  if (!app.picksNatively) {
    const dialog = page.getByRole('dialog', { name: '选择导出到哪个文件夹' })
    await dialog.getByRole('option', { name: '文件夹 导出', exact: true }).click()
    await dialog.getByRole('button', { name: '选择此文件夹' }).click()
  }
  let made: string | undefined
  await expect
    .poll(async () => {
      made = (await readdir(folders.exports)).find(name => name.endsWith('.zip') && !before.includes(name))
      return made
    })
    .toBeDefined()
  return join(folders.exports, made ?? '')
}

/** An archive becomes a library of its own beside the user's files, and is opened. */
async function putBack(app: App, file: string, name: string): Promise<void> {
  const { page } = app
  await chooseFile(app, await command(page, '从文件恢复书库…'), file)
  const dialog = page.getByRole('dialog', { name: '新建书库' })
  await dialog.getByRole('textbox', { name: '书库的名字' }).fill(name)
  await dialog.getByRole('button', { name: '在这里新建' }).click()
  await expect(page.getByRole('contentinfo').getByText(name, { exact: true })).toBeVisible()
}

async function chooseLibrary(page: Page, name: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: '选择书库' })
  await dialog.getByRole('option', { name: new RegExp(name) }).click()
  await dialog.getByRole('button', { name: '选择此书库' }).click()
}

async function note(page: Page, quote: string, words: string): Promise<void> {
  await card(page, quote).click()
  await page.keyboard.press('n')
  await page.getByRole('textbox', { name: '笔记' }).fill(words)
  await page.keyboard.press('Control+Enter')
  await expect(card(page, quote)).toContainText(words)
}

test('an archive is put back; what two people did apart comes together, side by side where they differ, and only once', async ({
  app,
}, testInfo) => {
  testInfo.skip(app.picksNatively, 'needs two dialogs in a row; those of the system are answered one at a time')
  const { page, folders } = app
  const lanzhu = async () => {
    await openReport(page, reportRow(page, '兰渚市', 2023))
    await expect(textOf(page, LANZHU)).toContainText(MEETINGS)
  }

  const both = await test.step('both begin with the same library', async () => {
    expect(LANZHU_2023).toContain(HEARD)
    await openFolder(app, folders.reports)
    await finishImport(page, '3 份报告')
    await lanzhu()
    await selectWithMouse(textOf(page, LANZHU), MEETINGS)
    await page.keyboard.press('3')
    await note(page, MEETINGS, '次数偏少')
    return archive(app)
  })

  const hers = await test.step('one of them writes another note and marks more', async () => {
    await lanzhu()
    await note(page, MEETINGS, '比上年多一次')
    await selectWithMouse(textOf(page, LANZHU), HEARD)
    await page.keyboard.press('2')
    await expect(card(page, HEARD)).toBeVisible()
    return archive(app)
  })

  await test.step('the other one, too, each in a library of their own', async () => {
    await putBack(app, hers, '她的书库')
    await lanzhu()
    await expect(card(page, HEARD)).toBeVisible()
    await putBack(app, both, '我的书库')
    await lanzhu()
    await expect(card(page, MEETINGS)).toContainText('次数偏少')
    await expect(card(page, HEARD)).toBeHidden()
    await note(page, MEETINGS, '与三年前持平')
  })

  const dialog = page.getByRole('dialog', { name: '导入批注' })
  await test.step('before anything is merged, what would come and where the two differ stands there', async () => {
    await show(page, '笔记')
    await page.getByRole('button', { name: '与别人的书库' }).click()
    await page.getByRole('menuitem', { name: '合并书库…' }).click()
    await chooseLibrary(page, '她的书库')
    await expect(dialog).toContainText('新批注1')
    await expect(dialog.getByRole('region', { name: '本书库' })).toContainText('与三年前持平')
    await expect(dialog.getByRole('region', { name: '对方' })).toContainText('比上年多一次')
    await dialog.getByRole('checkbox', { name: '用对方的', exact: true }).check()
    await dialog.getByRole('button', { name: '导入', exact: true }).click()
    await expect(dialog).toContainText('导入完成，可以撤销。')
    await dialog.getByRole('button', { name: '关闭' }).click()
    const notes = page.getByRole('article')
    await expect(notes.filter({ hasText: HEARD })).toBeVisible()
    await expect(notes.filter({ hasText: MEETINGS })).toContainText('比上年多一次')
  })

  await test.step('a second time there is nothing to bring', async () => {
    await (await command(page, '合并书库…')).click()
    await chooseLibrary(page, '她的书库')
    await expect(dialog).toContainText('文件里的内容书库里都有了')
    await expect(dialog.getByRole('button', { name: '导入', exact: true })).toBeDisabled()
    await dialog.getByRole('button', { name: '取消' }).click()
  })

  await test.step('it is taken back in one step', async () => {
    await page.keyboard.press('Control+z')
    await lanzhu()
    await expect(card(page, MEETINGS)).toContainText('与三年前持平')
    await expect(margin(page).getByRole('listitem')).toHaveCount(1)
  })
})
