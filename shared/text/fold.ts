/**
 * Folded text, the form in which texts are searched and compared: width, case, traditional characters, quotation marks
 * and dashes unified. One UTF-16 unit becomes one unit, so a position in folded text is the same position in the
 * canonical text. Folded text is never shown.
 */
export type Fold = (text: string) => string

const UNITS = 65_536
/** Longest argument list that is safe everywhere for `String.fromCharCode`. */
const CHUNK = 8192

/** Each string holds units that all become its first one. */
const UNIFIED = [
  '"\u201c\u201d\u201e\u201f',
  "'\u2018\u2019\u201a\u201b",
  '-\u2010\u2011\u2012\u2013\u2014\u2015\u2212',
  '\u00b7\u2022\u30fb',
  '[\u3014\u3010',
  ']\u3015\u3011',
  '<\u300a\u3008',
  '>\u300b\u3009',
  ' \u00a0\t\r',
]

/** `traditionalToSimplified` holds single characters; pairs beyond one unit or outside U+3400-9FFF are left out. */
export function createFoldTable(traditionalToSimplified: Iterable<readonly [string, string]>): Uint16Array {
  const simplified = new Map<number, number>()
  for (const [from, to] of traditionalToSimplified) {
    const unit = from.charCodeAt(0)
    if (from.length === 1 && to.length === 1 && unit >= 0x3400 && unit <= 0x9fff) simplified.set(unit, to.charCodeAt(0))
  }
  const unified = new Map<number, number>()
  for (const group of UNIFIED) for (const unit of group) unified.set(unit.charCodeAt(0), group.charCodeAt(0))

  const table = new Uint16Array(UNITS)
  for (let unit = 0; unit < UNITS; unit++) {
    let folded = unit
    if (unit < 0xd800 || unit > 0xdfff) {
      folded = oneUnit(folded, String.fromCharCode(folded).normalize('NFKC'))
      folded = oneUnit(folded, String.fromCharCode(folded).toLowerCase())
      folded = simplified.get(folded) ?? folded
      folded = unified.get(folded) ?? folded
    }
    table[unit] = folded
  }
  return close(table)
}

export function createFold(traditionalToSimplified: Iterable<readonly [string, string]>): Fold {
  const table = createFoldTable(traditionalToSimplified)
  const buffer = new Uint16Array(CHUNK)
  return text => {
    let folded = ''
    for (let from = 0; from < text.length; from += CHUNK) {
      const length = Math.min(CHUNK, text.length - from)
      // `?? 0` only satisfies the compiler: the table has an entry for every unit.
      for (let i = 0; i < length; i++) buffer[i] = table[text.charCodeAt(from + i)] ?? 0
      const part = length === CHUNK ? buffer : buffer.subarray(0, length)
      folded += String.fromCharCode.apply(null, part as unknown as number[])
    }
    return folded
  }
}

function oneUnit(unit: number, replacement: string): number {
  return replacement.length === 1 ? replacement.charCodeAt(0) : unit
}

/** Follows every unit to its end, so that folding folded text changes nothing; a ring ends at its lowest unit. */
function close(table: Uint16Array): Uint16Array {
  const closed = new Uint16Array(UNITS)
  for (let unit = 0; unit < UNITS; unit++) {
    const seen = new Set([unit])
    let end = table[unit] ?? unit
    while (!seen.has(end)) {
      seen.add(end)
      end = table[end] ?? end
    }
    // `end` was met before: it is a fixed point, or lies on a ring.
    let lowest = end
    for (let next = table[end] ?? end; next !== end; next = table[next] ?? next) lowest = Math.min(lowest, next)
    closed[unit] = lowest
  }
  return closed
}
