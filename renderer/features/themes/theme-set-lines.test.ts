import { expect, it } from 'vitest'
import type { SpelledThemeSet } from '../../../shared/model/theme.ts'
import { EMPTY_LINE, readThemeSet, writeThemeSet } from './theme-set-lines.ts'

const words = (text: string) => ({ 'zh-CN': text, en: text })
const theme = (id: string, keywords: string[]) => ({ id, name: words(id), description: words(''), keywords, pinyin: '', initials: '' })
const set: SpelledThemeSet = {
  id: 's',
  name: words('我的'),
  bodies: ['npc'],
  builtIn: false,
  chosen: 0,
  themes: [theme('水', ['河长', '水库']), theme('山', [])],
}

it('is read as it is written, with the ids of themes that were there', () => {
  const written = writeThemeSet(set, 'zh-CN')
  const draft = readThemeSet({
    ...written,
    lines: [...written.lines, { ...EMPTY_LINE, name: '林', keywords: '造林，造林、 护林 ' }, EMPTY_LINE],
  })
  expect(draft).toEqual({
    id: 's',
    name: '我的',
    bodies: ['npc'],
    themes: [
      { id: '水', name: '水', description: '', keywords: ['河长', '水库'] },
      { id: '山', name: '山', description: '', keywords: [] },
      { name: '林', description: '', keywords: ['造林', '护林'] },
    ],
  })
})

it('needs a name and two themes that are called differently', () => {
  const written = writeThemeSet(set, 'zh-CN')
  expect(readThemeSet({ ...written, name: ' ' })).toBeUndefined()
  expect(readThemeSet({ ...written, lines: written.lines.slice(0, 1) })).toBeUndefined()
  expect(readThemeSet({ ...written, lines: written.lines.map(line => ({ ...line, name: '水' })) })).toBeUndefined()
})

it('begins a copy of one of the program as a new set', () => {
  expect(writeThemeSet({ ...set, builtIn: true }, 'zh-CN')).toMatchObject({
    id: null,
    name: '',
    lines: [{ id: null, name: '水' }, { id: null }],
  })
})
