const UNITS = 65_536

let made: Uint16Array | undefined

/**
 * Rank of every UTF-16 unit where texts are sorted by what stands beside a hit: Chinese characters by pinyin, as in a
 * dictionary, behind all else by code. One rank for each unit, so that equal contexts stand together.
 */
export function pinyinRanks(): Uint16Array {
  made ??= makeRanks()
  return made
}

function makeRanks(): Uint16Array {
  const units = Array.from({ length: UNITS }, (_, unit) => unit)
  const others = units.filter(unit => !isHan(unit))
  const collator = new Intl.Collator('zh-Hans-CN-u-co-pinyin')
  const han = units
    .filter(isHan)
    .map(unit => String.fromCharCode(unit))
    .sort(collator.compare)
    .map(character => character.charCodeAt(0))
  const ranks = new Uint16Array(UNITS)
  for (const [rank, unit] of [...others, ...han].entries()) ranks[unit] = rank
  // Nothing at all and a line end come first.
  ranks[0] = 0
  return ranks
}

function isHan(unit: number): boolean {
  return (unit >= 0x3400 && unit <= 0x9fff) || (unit >= 0xf900 && unit <= 0xfaff)
}
