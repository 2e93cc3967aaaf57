/** Measure words that count alike: 3件建议 and 3条建议 may be held against each other, 3件 and 3件次, 3人 and 3人次 may not. */
const FAMILIES: readonly (readonly string[])[] = [
  ['件', '项', '个', '部', '条', '份', '篇', '家', '处', '所', '座', '起', '宗', '例', '款'],
  ['人', '名', '位'],
  ['次', '场', '期', '场次', '期次', '回'],
  ['批', '批次'],
]

const FAMILY_OF = new Map(FAMILIES.flatMap(family => family.map(unit => [unit, family[0] ?? unit])))

/** What stands for all measure words that count like this one: the first of them. */
export function unitFamily(unit: string): string {
  return FAMILY_OF.get(unit) ?? unit
}
