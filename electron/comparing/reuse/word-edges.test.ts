import { expect, it } from 'vitest'
import { placeUnits } from '../../placed-text.ts'
import { showStretches } from './shown-stretches.ts'
import { foldedUnits } from './test-index.ts'
import { createRunCutter, createWordEdges } from './word-edges.ts'

const cut = createRunCutter(['代表联络站', '常委会'])

/** What is shown of the words between the bars. */
function within(marked: string): string {
  const [start, end] = [marked.indexOf('|'), marked.lastIndexOf('|') - 1]
  const text = marked.replaceAll('|', '')
  const shown = createWordEdges(placeUnits(foldedUnits(text)), cut).within({ start, end })
  return text.slice(shown.start, shown.end)
}

it.each([
  ['完善监|督工作机制，加强统|筹', '工作机制，加强'],
  ['坚持|的监督工作机制和|落实', '监督工作机制'],
  ['|，推动工作落实。|', '推动工作落实'],
  ['建设代表联|络站推动工作|落实', '推动工作'],
  ['推动高|质量发展工作|落实', '发展工作'],
  ['作为出发|点推动工作落实到位|', '推动工作落实到位'],
  ['听取报告1|2项并作出决|定', '并作出'],
  ['监|督|', ''],
  ['以新思想|统揽各项工作|', '统揽各项工作'],
])('shows whole words without particles at the ends: %s', (marked, shown) => {
  expect(within(marked)).toBe(shown)
})

const TEXT = '听取审议监督工作报告推动落实'

/** Stretches that end where the bars stand; `others` of each, 0 for one that nobody shares. */
function shown(marked: string, others: readonly number[]): string[] {
  let at = 0
  const stretches = marked.split('|').flatMap((words, i) => {
    at += words.length
    const count = others[i] ?? 0
    return count > 0 ? [{ start: at - words.length, end: at, others: count, letters: words.length }] : []
  })
  const text = marked.replaceAll('|', '')
  expect(text).toBe(TEXT)
  return showStretches(stretches, createWordEdges(placeUnits(foldedUnits(text)), cut)).map(({ start, end }) => text.slice(start, end))
}

it('gives a word over the end of a stretch to the one that fewer share', () => {
  expect(shown('听取审议监|督工作报告推动落实', [9, 2])).toEqual(['听取审议', '监督工作报告推动落实'])
  expect(shown('听取审议监|督工作报告推动落实', [2, 9])).toEqual(['听取审议监督', '工作报告推动落实'])
  expect(shown('听取审|议|监督工作报告推动落实', [2, 5, 5])).toEqual(['听取审议', '', '监督工作报告推动落实'])
})

it('shows nothing of a word that is shared in part', () => {
  expect(shown('听|取审议监督工作报告推|动落实', [0, 3, 0])).toEqual(['审议监督工作报告'])
})
