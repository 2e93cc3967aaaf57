/** For tests and benchmarks: invented texts, and questions about them that have answers of every kind. */

export type Dice = (sides: number) => number

/** Always the same numbers for the same seed. */
export function createDice(seed: number): Dice {
  let state = seed >>> 0
  return sides => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides
  }
}

/** Few enough that short strings repeat; with a pair of surrogates, a unit with the high bit, a line end and U+0000. */
const UNITS = [...'的的的工作报告审议监督代表预算决算养老服务乡村振兴法。，、5g2023哈', '\n', '\0', '\ud83d\ude00', '\uff5e', '\ue000']

export function randomText(dice: Dice, length: number): string {
  let text = ''
  while (text.length < length) text += UNITS[dice(UNITS.length)] ?? ''
  return text.slice(0, length)
}

/** Mostly a part of one of the texts, 1 to `longest` units long; now and then changed in one unit, or found nowhere. */
export function randomNeedle(dice: Dice, texts: readonly string[], longest = 30): string {
  const text = texts[dice(texts.length)] ?? ''
  const length = 1 + dice(longest)
  const start = dice(Math.max(1, text.length - length + 1))
  const part = text.slice(start, start + length)
  if (part === '') return UNITS[dice(UNITS.length)] ?? '的'
  const way = dice(20)
  if (way === 0) return `${part}鼯`
  if (way > 2) return part
  const at = dice(part.length)
  return part.slice(0, at) + (UNITS[dice(UNITS.length)] ?? '') + part.slice(at + 1)
}

/** Looks at each slot with the probability of one half. */
export function randomMask(dice: Dice, slots: number): Uint8Array {
  return Uint8Array.from({ length: slots }, () => dice(2))
}

/** Whether two answers are the same, number by number. */
export function sameArrays<T extends object>(left: T, right: T): boolean {
  const parts = (answer: object) => Object.values(answer) as Uint32Array[]
  const others = parts(right)
  return parts(left).every((part, i) => {
    const other = others[i] ?? new Uint32Array()
    return Buffer.from(part.buffer, part.byteOffset, part.byteLength).equals(Buffer.from(other.buffer, other.byteOffset, other.byteLength))
  })
}
