import { describe, expect, test } from 'vitest'
import { fakeTag } from '../../testing/fake-api.ts'
import { digitsOf } from './digits.ts'
import { findTags, matchTags } from './match-tags.ts'

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

test('what is searched leaves out what only holds the letters somewhere', () => {
  expect(findTags('hy', tags).map(({ path }) => path)).toEqual(['监督/会议', '代表工作/会议保障'])
  expect(matchTags('dz', tags, []).map(({ path }) => path)).toEqual(['代表工作/会议保障', '代表工作'])
  expect(findTags('dz', tags)).toEqual([])
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

describe('a codebook of 300 whose names are alike', () => {
  // As codebooks grow: the same aspects below every field, and fields and aspects that begin with the same letters.
  const FIELDS = ['监督 jian du', '经济 jing ji', '基层 ji ceng', '教育 jiao yu', '就业 jiu ye', '决定任免 jue ding ren mian']
    .concat(['立法 li fa', '社会 she hui', '生态 sheng tai', '民生 min sheng', '代表工作 dai biao gong zuo', '自身建设 zi shen jian she'])
    .map(spelled)
  const ASPECTS = ['会议 hui yi', '检查 jian cha', '询问 xun wen', '专题调研 zhuan ti diao yan', '执法检查 zhi fa jian cha', '预算 yu suan']
    .concat([
      '环境 huan jing',
      '教训 jiao xun',
      '医疗 yi liao',
      '机制 ji zhi',
      '计划 ji hua',
      '乡村 xiang cun',
      '数字 shu zi',
      '数据 shu ju',
    ])
    .concat([
      '风险 feng xian',
      '安全 an quan',
      '文化 wen hua',
      '创新 chuang xin',
      '开放 kai fang',
      '改革 gai ge',
      '合作 he zuo',
      '建议 jian yi',
    ])
    .concat(['经验 jing yan', '问题 wen ti'])
    .map(spelled)

  function spelled(words: string) {
    const [name = '', ...syllables] = words.split(' ')
    return { name, pinyin: syllables.join(''), initials: syllables.map(syllable => syllable.charAt(0)).join('') }
  }

  const alike = FIELDS.flatMap(field => [
    fakeTag(field.name, field),
    ...ASPECTS.map(({ name, pinyin, initials }) =>
      fakeTag(`${field.name}/${name}`, { pinyin: `${field.pinyin}/${pinyin}`, initials: `${field.initials}/${initials}` }),
    ),
  ])

  /** Two letters that bring the tag under a digit, or to the top, and the third key; undefined where no two do. */
  function keysTo(wanted: (typeof alike)[number], recent: string[] = []): string | undefined {
    const letters = [...new Set(wanted.initials.replaceAll('/', ''))]
    for (const query of letters.flatMap(first => letters.map(second => first + second))) {
      const found = matchTags(query, alike, recent)
      const digit = digitsOf(found.map(tag => ({ tag })))[found.indexOf(wanted)]
      if (digit && matchTags(query + digit, alike, recent).length === 0) return query + digit
    }
    return undefined
  }

  test('three keys reach all but a handful that nobody used yet, and those once they were used', () => {
    expect(alike).toHaveLength(300)
    const hard = alike.filter(tag => keysTo(tag) === undefined)
    expect(hard.length, hard.map(({ path }) => path).join('、')).toBeLessThan(5)
    const lately = alike.slice(0, 20).map(({ id }) => id)
    expect(hard.filter(tag => keysTo(tag, [...lately, tag.id]) === undefined)).toEqual([])
  })

  test('letters may be left out, and a field comes before what lies in it', () => {
    expect(matchTags('dgh', alike, [])[0]?.path).toBe('代表工作/会议')
    expect(matchTags('jy', alike, []).map(({ path }) => path)).toEqual(expect.arrayContaining(['教育', '就业', '社会/建议']))
    expect(
      matchTags('jy', alike, [])
        .slice(0, 2)
        .map(({ path }) => path),
    ).toEqual(['教育', '就业'])
  })
})
