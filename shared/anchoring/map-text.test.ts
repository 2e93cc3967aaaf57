import fc from 'fast-check'
import { expect, it } from 'vitest'
import { mapText } from './map-text.ts'

const PARTS = [
  '听取和审议专项工作报告十六项',
  '开展执法检查五次并推动整改落实',
  '组织代表视察调研办理建议意见',
  '任免国家机关工作人员三十人次',
]

/** What of the old text is still there, by the map. */
const carried = (before: string, after: string) => [...mapText(before, after)].map(at => (at < 0 ? '·' : after.charAt(at))).join('')

it('carries what stays over what is put in, taken out and replaced', () => {
  expect(carried('召开会议七次，听取报告。', '全年召开会议九次，听取和审议报告。')).toBe('召开会议·次，听取报告。')
  expect(carried('甲乙丙', '')).toBe('···')
  expect(carried('', '甲乙丙')).toBe('')
})

it('finds paragraphs that changed places, with small edits in them', () => {
  const [a = '', b = '', c = '', d = ''] = PARTS
  const before = [a, b, c, d].join('\n')
  const after = [c.replace('视察', '专题'), d, a, b].join('\n')
  const map = mapText(before, after)
  const at = before.indexOf('办理建议')
  expect(after.slice(map[at], (map[at + 3] ?? 0) + 1)).toBe('办理建议')
  expect(after.slice(map[0], (map[a.length - 1] ?? 0) + 1)).toBe(a)
})

it('never maps a unit onto another one, nor two onto one', () => {
  const text = fc.array(fc.constantFrom(...PARTS, '。', '七', '𠮷', '\n'), { maxLength: 40 }).map(parts => parts.join(''))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const map = mapText(before, after)
      const places = [...map].filter(at => at >= 0)
      expect(new Set(places).size).toBe(places.length)
      map.forEach((at, from) => {
        if (at >= 0) expect(after[at]).toBe(before[from])
      })
    }),
  )
})
