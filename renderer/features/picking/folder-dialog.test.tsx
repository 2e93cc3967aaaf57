import { describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { AppError } from '../../../shared/errors.ts'
import type { FolderListing } from '../../../shared/model/host.ts'
import type { Pickable } from '../../state/picking.ts'
import { fakeApi } from '../../testing/fake-api.ts'
import { mount } from '../../testing/mount.tsx'
import FolderDialog from './folder-dialog.tsx'

const HOME = '/home/ling'
const FOLDERS: Record<string, FolderListing['entries']> = {
  [HOME]: [
    { name: '报告', path: `${HOME}/报告`, kind: 'folder' },
    { name: '书架.duidu', path: '/data/duidu/书架.duidu', kind: 'library' },
  ],
  [`${HOME}/报告`]: [
    { name: '青禾.txt', path: `${HOME}/报告/青禾.txt`, kind: 'file' },
    { name: '临溪.txt', path: `${HOME}/报告/临溪.txt`, kind: 'file' },
  ],
}

async function open(what: Pickable) {
  await page.viewport(1280, 800)
  const made: string[] = []
  const api = fakeApi({
    reports: [],
    answers: {
      'host.browse': ({ path }) => {
        const here = path ?? HOME
        return { path: here, parent: here === HOME ? null : HOME, entries: FOLDERS[here] ?? [] }
      },
      'host.makeFolder': ({ parent, name }) => {
        if (name === '报告') throw new AppError('conflict', '')
        made.push(name)
        return { path: `${parent}/${name}` }
      },
      'host.grant': ({ path }) => ({ path }),
    },
  })
  const mounted = await mount(<FolderDialog what={what} />, api)
  const picked = mounted.store.getState().pickPaths(what)
  await expect.element(page.getByRole('option', { name: /报告/ })).toBeVisible()
  return { made, picked, ...mounted }
}

test.each(['folder', 'export-folder'] as const)(
  'shows the files of a folder that is to be chosen (%s), and takes the folder',
  async what => {
    const { picked } = await open(what)
    await userEvent.dblClick(page.getByRole('option', { name: /报告/ }))
    const file = page.getByRole('option', { name: /青禾\.txt/ })
    await expect.element(file).toHaveAttribute('aria-disabled', 'true')
    await userEvent.keyboard('{ArrowDown}')
    await expect.element(file).toHaveAttribute('aria-selected', 'false')
    await userEvent.click(page.getByRole('button', { name: '选择此文件夹' }))
    expect(await picked).toEqual([`${HOME}/报告`])
  },
)

test('says what can be reached, how to get at more, and where a library of the program lies', async () => {
  await open('library')
  await expect.element(page.getByText(/你自己的文件夹（\/home\/ling）.*npm run serve -- \/media/)).toBeVisible()
  await expect.element(page.getByRole('option', { name: /书架\.duidu/ })).toMatchTextContent('在 /data/duidu')
})

describe('a name that no folder can have', () => {
  test('is told beside the field and not sent', async () => {
    const { made } = await open('export-folder')
    await userEvent.click(page.getByRole('button', { name: '新建文件夹…' }))
    const field = page.getByRole('textbox', { name: '新文件夹的名字' })
    await userEvent.fill(field, '坏:名')
    await expect.element(field).toHaveAccessibleDescription(/名字里不能有/)
    await userEvent.keyboard('{Enter}')
    await userEvent.fill(field, '报告')
    await userEvent.keyboard('{Enter}')
    await expect.element(field).toHaveAccessibleDescription('这里已经有同名的文件或文件夹了。')
    await userEvent.fill(field, '笔记')
    await userEvent.keyboard('{Enter}')
    await vi.waitFor(() => expect(made).toEqual(['笔记']))
  })

  test('is no name for a library either', async () => {
    await open('new-library')
    const field = page.getByRole('textbox', { name: '书库的名字' })
    await userEvent.fill(field, '坏/名')
    await expect.element(field).toHaveAccessibleDescription(/名字里不能有/)
    await expect.element(page.getByRole('button', { name: '在这里新建' })).toBeDisabled()
    await userEvent.fill(field, '好名')
    await expect.element(page.getByRole('button', { name: '在这里新建' })).toBeEnabled()
  })
})
