import { expect, test } from '../fixtures/app.ts'
import { readTree } from '../fixtures/folders.ts'
import { selectWithMouse } from '../fixtures/select-text.ts'
import {
  card,
  chooseFolder,
  finishImport,
  margin,
  openFolder,
  openReport,
  paintedWords,
  reportRow,
  show,
  textOf,
} from '../fixtures/steps.ts'

const LANZHU = '兰渚市人民代表大会常务委员会工作报告'
const SHAHU = '沙湖市人民代表大会常务委员会工作报告'
const MEETINGS = '召开常委会会议5次'
const HEARD = '常委会会议5次，听取和审议专项工作报告11项'
/** What the two cover that overlap: in one colour they look like one. */
const MARKED = `召开${HEARD}`
const ELSEWHERE = '召开常委会会议9次'

test('reading two reports side by side, marking, finding again, exporting; all of it outlives a crash', async ({ app }) => {
  await test.step('open a folder', async () => {
    await openFolder(app, app.folders.reports)
    await finishImport(app.page, '3 份报告')
    await expect(reportRow(app.page, '兰渚市', '人大', 2023)).toBeVisible()
    await expect(reportRow(app.page, '雁桥市', '人大', 2024)).toBeVisible()
  })

  await test.step('open two reports', async () => {
    await openReport(app.page, reportRow(app.page, '兰渚市', 2023))
    await openReport(app.page, reportRow(app.page, '沙湖市', 2024), '在新栏打开')
    await expect(textOf(app.page, LANZHU)).toContainText('湿地保护条例')
    await expect(textOf(app.page, SHAHU)).toContainText('荀芦白')
  })

  await test.step('highlight with the mouse', async () => {
    await selectWithMouse(textOf(app.page, LANZHU), MEETINGS)
    await app.page.getByRole('toolbar', { name: '对选中的文字' }).getByRole('button', { name: /天青/ }).click()
    await expect(card(app.page, MEETINGS)).toContainText('天青')
    await expect.poll(() => paintedWords(app.page)).toContain(MEETINGS)
  })

  await test.step('tag an overlapping passage by pinyin', async () => {
    await selectWithMouse(textOf(app.page, LANZHU), HEARD)
    await app.page.getByRole('toolbar', { name: '对选中的文字' }).getByRole('button', { name: /标签/ }).click()
    const picker = app.page.getByRole('combobox', { name: '标签' })
    await picker.fill('jdhy')
    await expect(app.page.getByRole('option', { name: /监督 \/ 会议/ })).toBeVisible()
    await picker.press('Enter')
    await expect(card(app.page, HEARD)).toContainText('监督/会议')
  })

  await test.step('write a note', async () => {
    await card(app.page, MEETINGS).getByRole('button', { name: /笔记/ }).click()
    const note = app.page.getByRole('textbox', { name: '笔记' })
    await note.fill('对照沙湖：9 次')
    await note.press('Control+Enter')
    await expect(card(app.page, MEETINGS)).toContainText('对照沙湖：9 次')
  })

  await test.step('highlight in the other pane by key, undo, redo', async () => {
    await selectWithMouse(textOf(app.page, SHAHU), ELSEWHERE)
    await app.page.keyboard.press('4')
    await expect(card(app.page, ELSEWHERE)).toContainText('胭脂')
    await app.page.keyboard.press('Control+z')
    await expect(card(app.page, ELSEWHERE)).toBeHidden()
    await expect.poll(() => paintedWords(app.page)).not.toContain(ELSEWHERE)
    await app.page.keyboard.press('Control+Shift+z')
    await expect(card(app.page, ELSEWHERE)).toContainText('胭脂')
  })

  await test.step('search and go to the hit', async () => {
    await show(app.page, '检索')
    await app.page.getByRole('combobox', { name: '检索全部报告' }).fill('渔村')
    const hits = app.page.getByRole('listbox', { name: '检索结果' })
    await expect(app.page.getByRole('main').getByRole('status').first()).toContainText('3 份报告，共 3 处')
    await hits.getByRole('option', { name: /走访渔村和码头14处/ }).click()
    await expect(textOf(app.page, SHAHU).getByText('走访渔村和码头14处')).toBeInViewport()
  })

  const { exports: folder } = app.folders
  const exportNotes = async () => {
    await show(app.page, '笔记')
    await chooseFolder(app, app.page.getByRole('button', { name: /^选择…/ }), folder)
    await app.page.getByRole('button', { name: '导出 Markdown' }).click()
    await expect(app.page.getByRole('main')).toContainText(/已写 \d+ 个文件，\d+ 个没有变化/)
    return readTree(folder)
  }

  const first = await test.step('export Markdown', async () => {
    const files = await exportNotes()
    const report = Object.values(files).find(text => text.includes(MEETINGS))
    expect(report).toContain('对照沙湖：9 次')
    expect(report).toContain('监督/会议')
    expect(report).toContain('兰渚市')
    return files
  })

  await test.step('kill the program and start it again', async () => {
    await app.kill()
    await app.start()
    await show(app.page, '阅读')
    await expect(textOf(app.page, LANZHU)).toContainText('湿地保护条例')
    await textOf(app.page, LANZHU).click()
    await expect(card(app.page, MEETINGS)).toContainText('对照沙湖：9 次')
    await expect(card(app.page, HEARD)).toContainText('监督/会议')
    await expect.poll(() => paintedWords(app.page)).toEqual(expect.arrayContaining([MARKED, ELSEWHERE]))
    await expect(margin(app.page).getByRole('listitem')).toHaveCount(2)
  })

  await test.step('a second export is the same to the byte', async () => {
    expect(await exportNotes()).toEqual(first)
  })
})
