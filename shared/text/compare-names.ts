const collator = new Intl.Collator('zh-CN', { numeric: true })

/** The order of names in every list, whatever the language of the interface: Chinese by pinyin, numbers by their value. */
export function compareNames(a: string, b: string): number {
  return collator.compare(a, b)
}
