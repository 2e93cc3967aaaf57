import { describe, expect, test } from 'vitest'
import type { Clue } from './found-place.ts'
import { loadGazetteer } from './gazetteer.ts'
import { findPlace, placeInsteadOf } from './place.ts'

const gazetteer = await loadGazetteer()

function place(clues: readonly (string | Clue)[], text = ''): (string | null | undefined)[] {
  const all = clues.map(clue => (typeof clue === 'string' ? { from: 'title' as const, text: clue, short: true } : clue))
  const found = findPlace(gazetteer, all, text)
  return [found?.province, found?.city, found?.county, found?.level]
}

describe('findPlace', () => {
  test.each([
    ['a city', '白山市人民政府工作报告', ['吉林省', '白山市', null, 'prefecture']],
    ['a city by its short name', '白山政府工作报告', ['吉林省', '白山市', null, 'prefecture']],
    ['a municipality', '上海市政府工作报告', ['上海市', null, null, 'province']],
    ['a district of a municipality', '政协徐汇区第十五届委员会常务委员会工作报告', ['上海市', null, '徐汇区', 'county']],
    ['a county-level city under a city', '昆山市人大常委会工作报告', ['江苏省', '苏州市', '昆山市', 'county']],
    ['a county-level city under a province', '仙桃市政府工作报告', ['湖北省', '仙桃市', null, 'county']],
    ['an autonomous prefecture by its short name', '2024年甘孜政府工作报告', ['四川省', '甘孜藏族自治州', null, 'prefecture']],
    ['a league', '锡林郭勒盟行政公署工作报告', ['内蒙古自治区', '锡林郭勒盟', null, 'prefecture']],
    ['an autonomous region by its short name', '广西政府工作报告', ['广西壮族自治区', null, null, 'province']],
    ['a prefecture that is a city today', '毕节地区行政公署工作报告', ['贵州省', '毕节地区', null, 'prefecture']],
    ['a city that has another name today', '襄樊市人民政府工作报告', ['湖北省', '襄樊市', null, 'prefecture']],
    ['a county that is a district today', '长清县人大常委会工作报告', ['山东省', '济南市', '长清县', 'county']],
    ['a chain of names', '陕西省渭南市临渭区人大常委会工作报告', ['陕西省', '渭南市', '临渭区', 'county']],
    ['an unknown place with its province', '云岭省青禾市人民代表大会常务委员会工作报告', ['云岭省', '青禾市', null, 'prefecture']],
    ['an unknown district of an unknown city', '沧海市南溪区人大常委会工作报告', [null, '沧海市', '南溪区', 'county']],
    ['a term before an unknown place', '政协第六届青禾市委员会常务委员会工作报告', [null, '青禾市', null, 'prefecture']],
  ])('knows %s', (_, title, expected) => {
    expect(place([title])).toEqual(expected)
  })

  test('decides by context between districts of the same name', () => {
    const title = '鼓楼区人大常委会工作报告'
    expect(place([title], '在南京市委领导下，南京建设取得进展')).toEqual(['江苏省', '南京市', '鼓楼区', 'county'])
    expect(place([title], '在福州市委领导下，福建省人大常委会')).toEqual(['福建省', '福州市', '鼓楼区', 'county'])
    expect(place([title, { from: 'folder', text: '河南省/开封市' }])).toEqual(['河南省', '开封市', '鼓楼区', 'county'])
    expect(place([title])).toEqual([null, null, '鼓楼区', 'county'])
  })

  test('decides by whoever reports between a province and its city of the same name', () => {
    const file: Clue = { from: 'file-name', text: '吉林', short: true }
    expect(place([file], '现在，我代表市人民政府向大会报告工作。')).toEqual(['吉林省', '吉林市', null, 'prefecture'])
    expect(place([file], '现在，我代表省人民政府向大会报告工作。')).toEqual(['吉林省', null, null, 'province'])
  })

  test('takes the province above an unknown county from the text', () => {
    expect(place(['石渡县人大常委会工作报告'], '落实中共云岭省委、中共青禾市委部署')).toEqual(['云岭省', '青禾市', '石渡县', 'county'])
  })

  test('takes an unknown place from the name of a file, with or without a body behind it', () => {
    expect(place([{ from: 'file-name', text: '2025年云岭省政府工作报告', short: true }])).toEqual(['云岭省', null, null, 'province'])
    expect(place([{ from: 'file-name', text: '云岭省青禾市_2024', short: true }])).toEqual(['云岭省', '青禾市', null, 'prefecture'])
    expect(place([{ from: 'file-name', text: '城市工作总结', short: true }])).toEqual([undefined, undefined, undefined, undefined])
  })

  describe('where nothing but the text tells', () => {
    const own = '我代表市人民政府报告工作。在省委、省政府和市委坚强领导下，居全省前列。'
    const about = (words: string) =>
      `${own}与柳州互通。${`${words}${'经济社会平稳发展，人民生活改善，各项事业取得新进步。'.repeat(4)}`.repeat(30)}`

    test('the place is what the text speaks of, with the places below it', () => {
      expect(place(['政府工作报告'], about('现代化桂林建设提速，灵川县、全州县、阳朔县竞相发展。'))).toEqual([
        '广西壮族自治区',
        '桂林市',
        null,
        'prefecture',
      ])
    })

    test('a name of the file that the text does not speak of is noticed, one that it does is believed', () => {
      const text = about('现代化桂林建设提速，灵川县、全州县、阳朔县竞相发展。')
      const named = (city: string) => findPlace(gazetteer, [{ from: 'file-name', text: city, short: true }], text)
      const [right, wrong] = [named('桂林'), named('昆明')]
      expect(right && placeInsteadOf(gazetteer, right, text)).toBeUndefined()
      expect(wrong && placeInsteadOf(gazetteer, wrong, text)).toMatchObject({ city: '桂林市', from: 'text' })
    })

    test('two words are no county because a county has the name of both', () => {
      expect(place(['政府工作报告'], about('落实省和县的部署，建成县级医院，加快建设。'))).toEqual([
        undefined,
        undefined,
        undefined,
        undefined,
      ])
    })
  })

  test('takes a place that only the text names, when it names it often', () => {
    expect(place(['履职尽责谱新篇'], '渭滨区人大常委会依法履职。渭滨区代表积极建言。渭滨区全面振兴。')).toEqual([
      '陕西省',
      '宝鸡市',
      '渭滨区',
      'county',
    ])
    expect(place(['履职尽责谱新篇'], '全市各级城区建设加快，城区更美，城区更新')).toEqual([undefined, undefined, undefined, undefined])
  })
})
