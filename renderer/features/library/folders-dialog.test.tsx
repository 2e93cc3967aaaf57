import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Folder } from '../../../shared/model/folder.ts'
import { fakeApi } from '../../testing/fake-api.ts'
import { mount } from '../../testing/mount.tsx'
import FoldersDialog from './folders-dialog.tsx'

const FOLDER: Folder = {
  id: 1,
  name: '青禾',
  location: '/报告/青禾',
  watched: false,
  state: 'there',
  looking: false,
  lookedAt: null,
  sources: 3,
  missing: 1,
}

test('switches watching on by key', async () => {
  const asked: unknown[] = []
  const api = fakeApi({
    reports: [],
    answers: {
      'folders.list': () => [FOLDER],
      'folders.watch': input => {
        asked.push(input)
        return { ...FOLDER, watched: input.on }
      },
    },
  })
  await mount(<FoldersDialog />, api)
  const box = page.getByRole('checkbox', { name: '留意变化' })
  await expect.element(box).not.toBeChecked()
  ;(box.element() as HTMLElement).focus()
  await userEvent.keyboard(' ')
  await expect.element(box).toBeChecked()
  expect(asked).toEqual([{ id: 1, on: true }])
})

test('names the files that are no longer there', async () => {
  const source = { id: 7, path: '青禾/二.txt', missingSince: '2026-01-01T00:00:00Z' }
  const common = { sha256: '', format: 'text', encoding: null, bytes: 1, importedAt: '', reports: 1, problems: [], sample: false } as const
  const api = fakeApi({
    reports: [],
    answers: {
      'folders.list': () => [FOLDER],
      'sources.list': () => [
        { ...common, ...source },
        { ...common, id: 8, path: '青禾/一.txt', missingSince: null },
      ],
    },
  })
  await mount(<FoldersDialog />, api)
  await page.getByRole('button', { name: '1 个文件已不在原处' }).click()
  await expect.element(page.getByText('青禾/二.txt')).toBeVisible()
  expect(page.getByText('青禾/一.txt').query()).toBeNull()
})

test('offers to open what was never opened on this computer, and no switch', async () => {
  const api = fakeApi({ reports: [], answers: { 'folders.list': () => [{ ...FOLDER, watched: true, state: 'unknown' }] } })
  await mount(<FoldersDialog />, api)
  await expect.element(page.getByText(/没有在这台电脑上打开过/)).toBeVisible()
  await expect.element(page.getByRole('button', { name: /打开文件夹/ })).toBeVisible()
  expect(page.getByRole('checkbox').query()).toBeNull()
})
