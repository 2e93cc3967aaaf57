import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../fixtures/app.ts'
import { chooseFile, chooseFolder, reportRow, show } from '../fixtures/steps.ts'

test('a folder of notes follows the library, and what is written there stays', async ({ app }) => {
  const { page } = app
  const folder = app.folders.exports
  const files = async () => (await readdir(folder)).filter(name => name.endsWith('.md')).sort()
  const textOf = async (name: string) => await readFile(join(folder, name), 'utf8')

  await test.step('one file for each tag, seen before it is written', async () => {
    await show(page, '笔记')
    await page.getByRole('combobox', { name: '怎样分文件' }).selectOption({ label: '每个标签一个文件' })
    await expect(page.getByRole('region', { name: '预览' })).toContainText('颜色：')
    await chooseFolder(app, page.getByRole('button', { name: /^选择…/ }), folder)
    await page.getByRole('checkbox', { name: '一直跟着更新这个文件夹' }).click()
    await expect(page.getByText(/正在跟着更新/)).toBeVisible()
    await expect.poll(files).toContain('亮点.md')
  })

  const before = await textOf('亮点.md')
  await test.step('the user writes into a file, between the blocks and in one', async () => {
    await writeFile(join(folder, '亮点.md'), `${before.replace('颜色：', '我改过的颜色：')}\n## 我的想法\n`)
  })

  await test.step('a note is written in the program', async () => {
    await page.getByRole('button', { name: '写笔记' }).first().click()
    await page.keyboard.type('随后补的一句')
    await page.keyboard.press('Control+Enter')
    await expect.poll(async () => (await Promise.all((await files()).map(textOf))).join('\n')).toContain('随后补的一句')
    const after = await textOf('亮点.md')
    expect(after).toContain('我改过的颜色：')
    expect(after).toContain('## 我的想法')
  })
})

test('references and documents are written for the reports that are noted', async ({ app }) => {
  const { page } = app
  await show(page, '笔记')
  await chooseFolder(app, page.getByRole('button', { name: /^选择…/ }), app.folders.exports)
  const format = page.getByRole('combobox', { name: '格式' })
  await format.selectOption({ label: '参考文献（GB/T 7714）' })
  await page.getByRole('button', { name: /^导出 参考文献/ }).click()
  await expect(page.getByText(/共 \d+ 条参考文献/)).toBeVisible()
  expect(await readFile(join(app.folders.exports, 'references.txt'), 'utf8')).toMatch(/^\[1\] .*\[R\]\. 20\d\d/)

  await format.selectOption({ label: 'Word 文档' })
  await page.getByRole('button', { name: '导出 Word 文档' }).click()
  await expect(page.getByText(/已写 \d+ 个文档/)).toBeVisible()
  expect((await readdir(app.folders.exports)).filter(name => name.endsWith('.docx')).length).toBeGreaterThan(0)
})

test('tables of the notes are written from their views', async ({ app }) => {
  const { page } = app
  const written = async () => (await readdir(app.folders.exports)).sort()
  await show(page, '笔记')
  for (const [view, format, name] of [
    ['矩阵', '导出 Excel 工作簿…', /-摘录矩阵\.xlsx$/],
    ['矩阵', '导出 CSV…', /-摘录数\.csv$/],
    ['共现', '导出 CSV…', /-标签共现\.csv$/],
    ['编码本', '导出 Excel 工作簿…', /^codebook\.xlsx$/],
  ] as const) {
    await page
      .getByRole('radio', { name: view })
      .or(page.getByRole('button', { name: view, exact: true }))
      .first()
      .click()
    await page.getByRole('button', { name: '导出…' }).click()
    await chooseFolder(app, page.getByRole('menuitem', { name: format }), app.folders.exports)
    await expect.poll(async () => (await written()).some(file => name.test(file))).toBe(true)
  }
})

test('everything goes out and comes back by the palette', async ({ app }) => {
  const { page } = app
  await expect(reportRow(page, '青禾市').first()).toBeVisible()
  const command = async (name: string) => {
    await page.keyboard.press('Control+Shift+P')
    const palette = page.getByRole('combobox', { name: '快速打开' })
    await palette.pressSequentially(name)
    return page.getByRole('option', { name, exact: true })
  }
  const run = async (name: string) => (await command(name)).click()
  const written = async () => (await readdir(app.folders.exports)).sort()
  const writtenAs = (ending: RegExp) => expect.poll(async () => (await written()).some(name => ending.test(name))).toBe(true)

  await test.step('the highlights in each format, into the folder that is chosen once', async () => {
    await chooseFolder(app, await command('导出 REFI-QDA 项目（qdpx）'), app.folders.exports)
    await writtenAs(/\.qdpx$/)
    for (const [name, ending] of [
      ['导出网络批注（JSON-LD）', /\.jsonld$/],
      ['导出批注：Excel 表格', /-摘录\.xlsx$/],
      ['导出参考文献（BibTeX）', /\.bib$/],
    ] as const) {
      await run(name)
      await writtenAs(ending)
    }
  })

  await test.step('tables', async () => {
    await chooseFolder(app, await command('导出摘录矩阵（Excel）'), app.folders.exports)
    await writtenAs(/-摘录矩阵\.xlsx$/)
    await chooseFolder(app, await command('导出标签共现（CSV）'), app.folders.exports)
    await writtenAs(/-标签共现\.csv$/)
    await chooseFolder(app, await command('导出编码本（Excel）'), app.folders.exports)
    await writtenAs(/^codebook\.xlsx$/)
  })

  await test.step('the whole library, and from it the annotations, a comparison of coders, and the library again', async () => {
    await chooseFolder(app, await command('整个书库存成一个文件…'), app.folders.exports)
    await writtenAs(/\.zip$/)
    await expect(page.getByText(/整个书库已存成一个文件.*\.zip/)).toBeVisible()
    const archive = join(app.folders.exports, (await written()).find(name => name.endsWith('.zip')) ?? '')

    await chooseFile(app, await command('导入批注…'), archive)
    const importing = page.getByRole('dialog', { name: '导入批注' })
    await expect(importing).toContainText('文件里的内容书库里都有了')
    await page.keyboard.press('Escape')
    await expect(importing).toBeHidden()

    await chooseFile(app, await command('与批注文件对比编码…'), archive)
    const coders = page.getByRole('dialog', { name: '两人编码对比' })
    await expect(coders).toContainText('每一句都一致')
    await page.keyboard.press('Escape')
    await expect(coders).toBeHidden()
  })
})
