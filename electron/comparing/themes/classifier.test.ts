import { expect, it } from 'vitest'
import { type Classifier, countStretch, createClassifier, sharesOf } from './classifier.ts'
import { findThemes } from './find-themes.ts'
import { type Example, learn, NOTHING_LEARNED } from './learned.ts'
import { packLearned, unpackLearned } from './pack-learned.ts'
import { packThemes, unpackThemes } from './packed-themes.ts'
import { headingOf } from './stretch-heading.ts'

const words = (name: string) => ({ 'zh-CN': name, en: name })
const theme = (id: string, ...keywords: string[]) => ({ id, name: words(id), description: words(id), keywords })
const SET = { themes: [theme('trees', '绿化'), theme('roads'), theme('aims')] }

const example = (text: string, id: string, part: 'review' | 'plan' = 'review'): Example => {
  return { counts: countStretch('', text), themes: [id], weight: 1, part }
}
const TREES = ['栽种行道树,修剪枝叶', '栽种行道树,养护草坪', '修剪枝叶,养护草坪']
const ROADS = ['铺设沥青路面,疏通道路', '铺设沥青路面,修补桥梁', '疏通道路,修补桥梁']
const learned = learn(NOTHING_LEARNED, [...TREES.map(text => example(text, 'trees')), ...ROADS.map(text => example(text, 'roads'))])
const best = (classifier: Classifier, text: string, heading = '') =>
  sharesOf(classifier.themes, classifier.score(heading, text, 'review'))[0]?.theme

it('tells a theme by what examples of it have and others have not', () => {
  const classifier = createClassifier(SET, learned)
  expect(best(classifier, '今年继续栽种行道树')).toBe('trees')
  expect(best(classifier, '今年继续修补桥梁')).toBe('roads')
})

it('tells a theme by its keywords, also where they stand in the heading only', () => {
  const classifier = createClassifier(SET, NOTHING_LEARNED)
  expect(best(classifier, '推进绿化')).toBe('trees')
  expect(best(classifier, '春风化雨', '加强绿化')).toBe('trees')
})

it('names no theme where nothing speaks for any', () => {
  expect(best(createClassifier(SET, NOTHING_LEARNED), '春风化雨')).toBeUndefined()
})

it('shares add up to one at most, the best first', () => {
  const shares = sharesOf(['a', 'b', 'c'], Float64Array.of(0.2, 0.5, -3)).map(({ theme, share }) => [theme, share])
  expect(shares.map(([id]) => id)).toEqual(['b', 'a'])
  expect(shares.reduce((sum, [, share]) => sum + Number(share), 0)).toBeLessThanOrEqual(1)
})

it('believes that what stood in plans only stands in a plan', () => {
  const aims = learn(learned, [example('力争再上台阶,力争更进一步', 'aims', 'plan'), example('力争再上台阶,力争更好', 'aims', 'plan')])
  const classifier = createClassifier(SET, aims)
  const shareIn = (part: 'review' | 'plan') => classifier.score('', '力争栽种行道树', part)[2] ?? 0
  expect(shareIn('plan')).toBeGreaterThan(shareIn('review'))
})

it('gives a stretch of nearly the same words the theme that was said of it', () => {
  const unusual = '清扫积雪,洒水降尘,搬运冰块,打捞浮萍,清洗栏杆,疏通水沟,铺设路面'
  const said = { ...example(unusual, 'trees'), weight: 0.2 }
  expect(best(createClassifier(SET, learned), unusual)).toBe('roads')
  const corrected = createClassifier(SET, learn(learned, [said]), [said])
  expect(best(corrected, unusual.replace('浮萍', '落叶'))).toBe('trees')
  expect(best(corrected, '修补桥梁')).toBe('roads')
})

it('judges the same when what was learned has been packed', () => {
  const unpacked = unpackLearned(packLearned(learned, ['行道', '行道树', '枝叶', '草坪', '沥青', '路面', '桥梁', '疏通']))
  const [before, after] = [createClassifier(SET, learned), createClassifier(SET, unpacked)]
  for (const text of [...TREES, ...ROADS]) expect(best(after, text)).toBe(best(before, text))
  expect(unpacked.themes.get('trees')).toMatchObject({ stretches: 3, planned: 0 })
})

it('keeps the themes of a report as they were found', () => {
  const text = `工作报告\n一、绿化\n${TREES.join('。')}。\n继续努力。\n二、道路\n${ROADS.join('。')}。`
  const [first, second] = [text.indexOf('一、'), text.indexOf('二、')]
  const entry = (heading: string, start: number, end: number) => ({ level: 1, heading, start, end, part: 'review' as const })
  const outline = [entry('一、绿化', first, second), entry('二、道路', second, text.length)]
  const classifier = createClassifier(SET, learned)
  const work = findThemes({ text, outline }, classifier, [{ start: second, end: text.length, theme: 'aims' }])
  let step = work.next()
  while (!step.done) step = work.next()
  const named = step.value.sections.filter(({ themes }) => themes.length > 0)
  expect(named.map(({ heading, themes, chosen }) => [heading, themes[0]?.theme, chosen])).toEqual([
    ['一、绿化', 'trees', false],
    ['二、道路', 'aims', true],
  ])
  expect(step.value.paragraphs.find(({ start }) => start === text.indexOf('继续'))?.themes[0]?.theme).toBe('trees')
  expect(unpackThemes(packThemes(step.value, classifier.themes), classifier.themes)).toEqual(step.value)
})

it.each([
  ['一是加强立法。制定条例', '一是加强立法'],
  ['重点工作：三项', '重点工作'],
  ['标题\n正文。', '标题'],
  ['没有停顿', ''],
])('what begins %j like a heading is %j', (text, heading) => {
  expect(headingOf(text)).toBe(heading)
})
