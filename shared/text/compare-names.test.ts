import { expect, it } from 'vitest'
import { compareNames } from './compare-names.ts'

it('lists Chinese by pinyin and numbers by their value', () => {
  expect(['雁桥市', '第10号', '青禾市', '第9号', '临溪市'].sort(compareNames)).toEqual(['第9号', '第10号', '临溪市', '青禾市', '雁桥市'])
})
