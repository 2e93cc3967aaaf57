import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Backup } from '../../../shared/model/backup.ts'
import { fakeApi } from '../../testing/fake-api.ts'
import { mount } from '../../testing/mount.tsx'
import BackupsDialog from './backups-dialog.tsx'

const BACKUP: Backup = { name: 'asked-20240615T120000Z.sqlite', at: '2024-06-15T12:00:00Z', bytes: 2_500_000, reason: 'asked' }

test('puts a backup back only after it was asked once more, and the keyboard may say no', async () => {
  const restored: string[] = []
  const api = fakeApi({
    reports: [],
    answers: {
      'backups.list': () => [BACKUP],
      'backups.restore': ({ name }) => {
        restored.push(name)
        return api.call('library.resume', {})
      },
    },
  })
  const { store } = await mount(<BackupsDialog />, api)
  await store.getState().showBackups(true)
  const row = page.getByRole('listitem')
  await expect.element(row.getByText('手动')).toBeVisible()
  await expect.element(row.getByText('2.5 MB')).toBeVisible()

  await row.getByRole('button', { name: /^恢复/ }).click()
  await row.getByRole('button', { name: '取消' }).click()
  expect(restored).toEqual([])
  await row.getByRole('button', { name: /^恢复/ }).click()
  await expect.element(row.getByRole('button', { name: '恢复', exact: true })).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => restored).toEqual([BACKUP.name])
  await expect.element(row.getByRole('button', { name: '取消' })).not.toBeInTheDocument()
  await expect.element(page.getByRole('status')).toMatchTextContent('已恢复')
})
