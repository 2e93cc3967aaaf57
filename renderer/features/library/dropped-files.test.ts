import { expect, it } from 'vitest'
import { filesOfDrop } from './dropped-files.ts'

it('takes dropped files and leaves dropped words alone', async () => {
  const transfer = new DataTransfer()
  transfer.items.add(new File(['一'], '青禾.txt'))
  transfer.items.add('只是文字', 'text/plain')
  transfer.items.add(new File(['二'], '临溪.txt'))
  const { files, folders } = await filesOfDrop(transfer)
  expect(files.map(file => file.name)).toEqual(['青禾.txt', '临溪.txt'])
  expect(folders.size).toBe(0)
})

/** What the browser gives for a dropped folder; a script can make no real one. */
function entry(name: string, content: string | readonly object[]) {
  if (typeof content === 'string') {
    return { name, isFile: true, isDirectory: false, file: (resolve: (file: File) => void) => resolve(new File([content], name)) }
  }
  const portions = [content, []]
  const reader = { readEntries: (resolve: (entries: unknown) => void) => resolve(portions.shift()) }
  return { name, isFile: false, isDirectory: true, createReader: () => reader }
}

it('knows in which folders the files of a dropped folder lay', async () => {
  const folder = entry('报告', [entry('青禾.txt', '一'), entry('.隐藏.txt', '无'), entry('二', [entry('临溪.txt', '二')])])
  const item = { kind: 'file', webkitGetAsEntry: () => folder, getAsFile: () => null }
  const { files, folders } = await filesOfDrop({ items: [item] } as unknown as DataTransfer)
  expect(files.map(file => [file.name, folders.get(file)])).toEqual([
    ['青禾.txt', ['报告']],
    ['临溪.txt', ['报告', '二']],
  ])
})
