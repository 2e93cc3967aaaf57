import { type Division, type Gazetteer, liesIn, shortName } from './gazetteer.ts'

/** A place by a chain of names that lie in each other: 陕西省宝鸡市渭滨区, 湖北天门, 杭州西湖区, 湖北_天门. */
export interface Chain {
  readonly division: Division
  /** `[start, end)` in the words. */
  readonly start: number
  readonly end: number
}

const LONGEST_NAME = 16
/** What may stand between the names of a chain in the name of a file or folder. */
const BETWEEN = /^[\s_\-—·.、/\\（(【】]*/
/** What may follow a short name in a title or a file name. */
const AFTER_SHORT =
  /^(?:$|[\s_\-—.·()（）【】/\\\d]|省|市|人大|政协|政府|人民|法院|检察|中级|高级|两会|常委会|委员会|管委会|工作报告|报告|第|(?:一九|二[〇○零]))/

/**
 * The deepest chain that begins at `start`: each name, full or short, lies in the one before it. A short name ends a chain
 * only where it ends as a word. `choose` decides between divisions of one name.
 */
export function chainAt(
  gazetteer: Gazetteer,
  words: string,
  start: number,
  choose: (divisions: readonly Division[], after: string) => Division | undefined,
  within?: Division,
): Chain | undefined {
  for (let length = Math.min(LONGEST_NAME, words.length - start); length >= 2; length--) {
    const name = words.slice(start, start + length)
    const full = gazetteer.named(name)
    const named = full.length > 0 ? full : gazetteer.nicknamed(name)
    const inside = within ? named.filter(division => liesIn(division, within)) : named
    if (inside.length === 0) continue
    const end = start + length
    const next = end + (BETWEEN.exec(words.slice(end))?.[0].length ?? 0)
    for (const division of inside) {
      const deeper = chainAt(gazetteer, words, next, choose, division)
      if (deeper) return { ...deeper, start }
    }
    const after = words.slice(end)
    if (full.length === 0 && !AFTER_SHORT.test(after)) continue
    const division = choose(inside, after)
    if (division) return { division, start, end }
  }
  return undefined
}

/** 沧州青县: what stands right before a name is the short name of something it lies in; undefined where it is not. */
export function aboveByShortName(gazetteer: Gazetteer, before: string, divisions: readonly Division[]): readonly Division[] | undefined {
  const end = before.replace(/[\s_\-—·/\\]+$/, '')
  for (let length = Math.min(8, end.length); length >= 2; length--) {
    const parents = gazetteer.nicknamed(end.slice(-length))
    const fitting = divisions.filter(division => parents.some(parent => liesIn(division, parent)))
    if (fitting.length > 0) return fitting
  }
  return undefined
}

/** Special areas share the short name of the division around them: 井陉 is the county and not the 矿区. */
export function plainest(divisions: readonly Division[]): readonly Division[] {
  const plain = divisions.filter(({ name }) => name.length === shortName(name).length + 1 || !/区$/.test(name))
  return plain.length > 0 ? plain : divisions
}
