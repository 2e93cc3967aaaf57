import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Input } from '../../../shared/contract.ts'
import type { ExportTemplate } from '../../../shared/model/export-template.ts'
import { fakeApi } from '../../testing/fake-api.ts'
import { mount } from '../../testing/mount.tsx'
import { ExportPanel } from './export-panel.tsx'

const REPORT: ExportTemplate = { id: 'report', name: '', unit: 'report', source: '# {{ name }}', builtIn: true }

async function open() {
  await page.viewport(1280, 800)
  const templates = [REPORT]
  const saved: Input<'exports.saveTemplate'>[] = []
  const kept: Input<'exports.keep'>[] = []
  const api = fakeApi({
    reports: [],
    answers: {
      'exports.templates': () => templates,
      'exports.preview': ({ draft, template }) => {
        const broken = draft?.source.includes('{{ }}') ?? false
        return { files: ['a.md'], highlights: 1, markdown: `样子：${draft?.source ?? template}`, problem: broken ? '第 1 行不对' : null }
      },
      'exports.saveTemplate': input => {
        saved.push(input)
        const template = { id: 'mine', builtIn: false, name: input.name, unit: input.unit, source: input.source }
        templates.push(template)
        return template
      },
      'exports.keep': input => {
        kept.push(input)
        return { directory: input.directory, template: input.template ?? null, filter: {}, writtenAt: null, conflicts: [], problem: null }
      },
      'exports.unkeep': () => null,
      'host.grant': ({ path }) => ({ path }),
      'host.browse': () => ({ path: '/home', parent: null, entries: [] }),
    },
  })
  const mounted = await mount(<ExportPanel />, api)
  return { saved, kept, ...mounted }
}

test('a template of one’s own is tried while it is written, and cannot be saved while it is broken', async () => {
  const { saved, store } = await open()
  await page.getByRole('button', { name: '模板…' }).click()
  const source = page.getByRole('textbox', { name: '模板（Liquid）' })
  await expect.element(source).toHaveValue('# {{ name }}')
  await expect.element(page.getByText('样子：# {{ name }}')).toBeVisible()

  await source.fill('# {{ }}')
  await expect.element(page.getByRole('alert')).toHaveTextContent('第 1 行不对')
  await expect.element(page.getByRole('button', { name: '存为新模板' })).toBeDisabled()

  await source.fill('# 我的')
  await expect.element(page.getByText('样子：# 我的')).toBeVisible()
  await page.getByRole('textbox', { name: '名称' }).fill('我的模板')
  await page.getByRole('button', { name: '存为新模板' }).click()
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
  expect(saved).toEqual([{ name: '我的模板', unit: 'report', source: '# 我的' }])
  expect(store.getState().exportTemplate).toBe('mine')
  await expect.element(page.getByRole('combobox', { name: '怎样分文件' })).toHaveDisplayValue('我的模板')
})

test('a folder follows the library once it is chosen, until it is told not to', async () => {
  const { kept, store } = await open()
  const box = page.getByRole('checkbox', { name: '一直跟着更新这个文件夹' })
  await box.click()
  await vi.waitFor(() => expect(store.getState().picking).toBe('export-folder'))
  await store.getState().answerPick(['/home/笔记'])
  await expect.element(box).toBeChecked()
  await expect.element(page.getByText(/正在跟着更新 \/home\/笔记/)).toBeVisible()
  expect(kept).toEqual([{ directory: '/home/笔记', filter: {}, language: 'zh-CN', template: 'report' }])
  store.getState().livingChanged({
    directory: '/home/笔记',
    template: null,
    filter: {},
    writtenAt: '2024-06-15T12:00:00Z',
    conflicts: [{ file: '/home/笔记/a.md', about: ['h'] }],
    problem: null,
  })
  await expect.element(page.getByText('1 个文件里，你和对读改了同一处')).toBeVisible()
  await expect.element(page.getByRole('listitem')).toHaveTextContent('a.md')
  await expect.element(page.getByText(/打开文件，删去不要的一段/)).toBeVisible()
  await userEvent.click(box)
  await expect.element(box).not.toBeChecked()
})
