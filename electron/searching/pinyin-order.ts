const UNITS = 65_536

/** Chinese characters that were met, as a dictionary has them; to sort all there are would take 55 ms. */
let met: string[] = []
let ranks: Uint16Array | undefined

/**
 * The rank of each of these UTF-16 units, by unit, where texts are sorted by what stands beside a hit: Chinese characters by
 * pinyin, as in a dictionary, behind all else by code. One rank for each unit, so that equal contexts stand together. Other
 * units may have none yet; the ranks, but not their order, may be others at the next call.
 */
export function pinyinRanks(units: Uint16Array): Uint16Array {
  ranks ??= ranksOfOthers()
  const fresh = new Set<number>()
  for (let i = 0; i < units.length; i++) {
    const unit = units[i] ?? 0
    if (ranks[unit] === 0 && unit !== 0) fresh.add(unit)
  }
  if (fresh.size > 0) rank([...fresh], ranks)
  return ranks
}

const byPinyin = new Intl.Collator('zh-Hans-CN-u-co-pinyin')

function rank(fresh: readonly number[], into: Uint16Array): void {
  met = [...met, ...fresh.map(unit => String.fromCharCode(unit))].sort((a, b) => byPinyin.compare(a, b) || (a < b ? -1 : 1))
  // All Chinese characters that may yet come have room behind all else.
  for (const [place, character] of met.entries()) into[character.charCodeAt(0)] = UNITS - met.length + place
}

/** Of all units but Chinese characters, by code. Those have 0, as nothing at all has, which comes first. */
function ranksOfOthers(): Uint16Array {
  const others = new Uint16Array(UNITS)
  let next = 0
  for (let unit = 0; unit < UNITS; unit++) if (!isHan(unit)) others[unit] = next++
  return others
}

function isHan(unit: number): boolean {
  return (unit >= 0x3400 && unit <= 0x9fff) || (unit >= 0xf900 && unit <= 0xfaff)
}
