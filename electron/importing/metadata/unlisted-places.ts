import type { Level } from '../../../shared/model/place.ts'

/**
 * Places that GB/T 2260 does not list: under the names and ranks they had when their reports were given, and areas that
 * report like a division and are none. Changes of rank alone (毕节地区, 长清县) need no entry: see formerRank in unknown-place.ts.
 */
export interface NamedPlace {
  readonly province: string
  readonly city: string | null
  readonly county: string | null
  readonly level: Level
}

/** Prefectures that had another name or were merged, by province as it is today. */
const FORMER_PREFECTURES: Readonly<Record<string, string>> = {
  安徽省: '徽州地区 宿县地区 滁县地区 巢湖地区',
  福建省: '晋江地区 龙溪地区 建阳地区',
  甘肃省: '武都地区',
  广东省: '惠阳地区 梅县地区 海南行政区',
  广西壮族自治区: '南宁地区 柳州地区 贺县地区',
  贵州省: '兴义地区',
  黑龙江省: '松花江地区 合江地区 嫩江地区',
  湖北省: '襄樊市 襄阳地区 郧阳地区 荆沙市 沙市市',
  湖南省: '零陵地区 大庸市 黔阳地区',
  吉林省: '浑江市',
  江苏省: '淮阴市',
  辽宁省: '锦西市',
  内蒙古自治区: '哲里木盟 昭乌达盟 伊克昭盟',
  山东省: '莱芜市 昌潍地区 惠民地区',
  山西省: '雁北地区 晋东南地区',
  四川省: '渡口市 达县地区 江津地区 万县地区 涪陵地区 黔江地区 万县市',
  新疆维吾尔自治区: '新疆生产建设兵团',
  云南省: '思茅市 思茅地区 东川市',
  河北省: '雄安新区',
}

/** Counties and cities of their rank that had another name, and new areas, below the city in which they lie today; and the newest ones. */
const COUNTIES: Readonly<Record<string, string>> = {
  '湖北省/咸宁市': '蒲圻市',
  '湖北省/襄阳市': '襄阳县 光化县',
  '福建省/南平市': '崇安县',
  '江苏省/苏州市': '沙洲县 吴县市',
  '江苏省/南京市': '江北新区',
  '四川省/成都市': '灌县 天府新区 四川天府新区',
  '四川省/阿坝藏族羌族自治州': '南坪县',
  '云南省/迪庆藏族自治州': '中甸县',
  '云南省/昆明市': '路南彝族自治县 滇中新区',
  '云南省/普洱市': '翠云区',
  '贵州省/贵阳市': '贵安新区',
  '陕西省/西安市': '西咸新区 长安县',
  '山东省/青岛市': '青岛西海岸新区 西海岸新区',
  '辽宁省/大连市': '金普新区',
  '湖南省/长沙市': '湘江新区 湖南湘江新区',
  '福建省/福州市': '福州新区',
  '黑龙江省/哈尔滨市': '哈尔滨新区',
  '吉林省/长春市': '长春新区',
  '江西省/南昌市': '赣江新区',
  '浙江省/舟山市': '舟山群岛新区',
  '广东省/深圳市': '大鹏新区',
  '广东省/珠海市': '横琴粤澳深度合作区 横琴新区',
  '重庆市/': '两江新区 万盛经济技术开发区',
  '北京市/': '崇文区 宣武区 北京经济技术开发区',
  '上海市/': '卢湾区 南汇区 闸北区 南市区 松江县 青浦县 南汇县 奉贤县 崇明县 川沙县',
  '天津市/': '塘沽区 汉沽区 大港区',
  '西藏自治区/山南市': '错那市',
  '西藏自治区/林芝市': '米林市',
  '新疆维吾尔自治区/和田地区': '和安县 和康县',
}

export function* unlistedPlaces(): Generator<NamedPlace> {
  for (const [province, names] of Object.entries(FORMER_PREFECTURES))
    for (const city of names.split(' ')) yield { province, city, county: null, level: 'prefecture' }
  for (const [above, names] of Object.entries(COUNTIES)) {
    const [province = '', city = ''] = above.split('/')
    for (const county of names.split(' ')) yield { province, city: city || null, county, level: 'county' }
  }
}
