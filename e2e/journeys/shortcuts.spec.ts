import { expect, test } from '../fixtures/app.ts'
import { selectWithMouse } from '../fixtures/select-text.ts'
import { card, openReport, reportRow, settingsOnDisk, textOf } from '../fixtures/steps.ts'

const TITLE = '石渡县人民代表大会常务委员会工作报告'
const WORDS = '青禾河的源头'

test('a key is given to another command, the conflict is told, and it holds after a restart', async ({ app }) => {
  await openReport(app.page, reportRow(app.page, '石渡县', 2024))
  await textOf(app.page, TITLE).focus()
  await app.page.keyboard.press('?')
  await app.page.getByRole('button', { name: '修改快捷键…' }).click()
  const editor = app.page.getByRole('dialog', { name: '修改快捷键' })
  await editor.getByRole('button', { name: /修改“标上颜色：胭脂”的快捷键/ }).click()
  await app.page.keyboard.press('Control+t')
  await expect(editor.getByRole('alert')).toContainText('Ctrl+T 归浏览器或系统使用')
  await app.page.keyboard.press('t')
  await expect(editor.getByRole('alert')).toContainText('T 已用于“加标签”')
  await editor.getByRole('button', { name: '互换' }).click()
  await expect(editor.getByRole('button', { name: '修改“加标签”的快捷键: 4' })).toBeVisible()
  await expect.poll(async () => Object.keys((await settingsOnDisk(app))['shortcuts'] ?? {})).toHaveLength(2)
  await editor.getByRole('button', { name: '关闭', exact: true }).click()

  await app.kill()
  await app.start()
  const text = textOf(app.page, TITLE)
  await selectWithMouse(text, WORDS)
  await expect(app.page.getByRole('toolbar').getByRole('button', { name: '胭脂，快捷键 T' })).toBeVisible()
  await app.page.keyboard.press('t')
  await expect(card(app.page, WORDS)).toContainText('胭脂')
})

test('the end of a highlight is dragged, moved by key and taken back', async ({ app }) => {
  const { page } = app
  await openReport(page, reportRow(page, '石渡县', 2024))
  await selectWithMouse(textOf(page, TITLE), WORDS)
  await page.keyboard.press('2')
  await expect(card(page, WORDS)).toBeVisible()
  const box = await page.locator('[data-end="start"]').boundingBox()
  if (!box) throw new Error('no handle')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 20, y, { steps: 4 })
  await page.mouse.move(x + 54, y, { steps: 4 })
  await page.mouse.up()
  await expect(card(page, WORDS.slice(3))).toBeVisible()
  await page.keyboard.press('Shift+ArrowLeft')
  await expect(card(page, WORDS.slice(3, -1))).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(card(page, WORDS.slice(3))).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(card(page, WORDS)).toContainText('石绿')
})
