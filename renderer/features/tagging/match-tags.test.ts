import { describe, expect, test } from 'vitest'
import { fakeTag } from '../../testing/fake-api.ts'
import { matchTags } from './match-tags.ts'

const tag = (path: string, pinyin: string, initials: string, count = 0) => fakeTag(path, { pinyin, initials, count })
const tags = [
  tag('监督', 'jiandu', 'jd'),
  tag('监督/会议', 'jiandu/huiyi', 'jd/hy', 3),
  tag('监督/预算', 'jiandu/yusuan', 'jd/ys', 1),
  tag('监督/环境', 'jiandu/huanjing', 'jd/hj'),
  tag('代表工作', 'daibiaogongzuo', 'dbgz'),
  tag('代表工作/会议保障', 'daibiaogongzuo/huiyibaozhang', 'dbgz/hybz', 9),
  tag('亮点', 'liangdian', 'ld'),
]
const best = (query: string, recent: string[] = []) => matchTags(query, tags, recent).map(({ path }) => path)

describe('what is typed', () => {
  test.each([
    ['会议', '监督/会议'],
    ['hy', '监督/会议'],
    ['huiyi', '监督/会议'],
    ['huiyib', '代表工作/会议保障'],
    ['hyb', '代表工作/会议保障'],
    ['jdys', '监督/预算'],
    ['jd/ys', '监督/预算'],
    ['监督/hj', '监督/环境'],
    ['保障', '代表工作/会议保障'],
    ['ld', '亮点'],
    ['jd', '监督'],
  ])('%s finds %s first', (query, path) => {
    expect(best(query)[0]).toBe(path)
  })

  test('what fits nothing finds nothing', () => {
    expect([best('xyz'), best('会议室')]).toEqual([[], []])
  })

  test('with nothing typed the tags used last come first, then those used most', () => {
    expect(best('', ['亮点', '监督/预算']).slice(0, 4)).toEqual(['亮点', '监督/预算', '代表工作/会议保障', '监督/会议'])
  })

  test('of two that fit alike the one used last comes first', () => {
    expect(best('jd', ['监督/环境']).slice(0, 2)).toEqual(['监督', '监督/环境'])
  })
})

describe('a codebook of 300', () => {
  // Names of two characters, made of 30 syllables: many share their initials.
  const syllables = ['jian', 'du', 'hui', 'yi', 'dai', 'biao', 'li', 'fa', 'jue', 'ding', 'ren', 'mian', 'yu', 'suan', 'sheng'].concat([
    'tai',
    'min',
    'ji',
    'ke',
    'wen',
    'jiao',
    'wei',
    'nong',
    'gong',
    'shang',
    'cai',
    'zheng',
    'zu',
    'xin',
    'fang',
  ])
  const many = Array.from({ length: 300 }, (_, at) => {
    const first = syllables[at % 30] ?? ''
    const second = syllables[(at * 7 + Math.floor(at / 30)) % 30] ?? ''
    return fakeTag(`t${at}`, {
      name: `名${at}`,
      path: `名${at}`,
      pinyin: first + second,
      initials: `${first.charAt(0)}${second.charAt(0)}`,
    })
  })

  test('three keys reach any: two initials and a digit', () => {
    const unreachable = many.filter(wanted => !matchTags(wanted.initials, many, []).slice(0, 9).includes(wanted))
    expect(unreachable.map(({ pinyin }) => pinyin)).toEqual([])
  })
})
