import { expect, it } from 'vitest'
import { filesOfDrop } from './dropped-files.ts'

it('takes dropped files and leaves dropped words alone', async () => {
  const transfer = new DataTransfer()
  transfer.items.add(new File(['一'], '青禾.txt'))
  transfer.items.add('只是文字', 'text/plain')
  transfer.items.add(new File(['二'], '临溪.txt'))
  expect((await filesOfDrop(transfer)).map(file => file.name)).toEqual(['青禾.txt', '临溪.txt'])
})
