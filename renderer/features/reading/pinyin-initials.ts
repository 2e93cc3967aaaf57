/**
 * First letters of the pinyin of a text (`青禾` → `qh`), by the browser's own Chinese order: the letter is that of the
 * last boundary character that sorts before the character. Rare readings are missed; good enough to type a place.
 */
export function pinyinInitials(text: string): string {
  let initials = ''
  for (const character of text) {
    if (/[a-z0-9]/i.test(character)) initials += character.toLowerCase()
    else if (HAN.test(character)) initials += letterOf(character)
  }
  return initials
}

const HAN = /\p{Script=Han}/u
const order = new Intl.Collator('zh-CN-u-co-pinyin')

/** The first character of each letter in pinyin order; no word begins with i, u or v. */
const BOUNDARIES = [...'阿八嚓哒妸发旮哈讥咔垃痳拏噢妑七呥扨它穵夕丫帀']
const LETTERS = 'abcdefghjklmnopqrstwxyz'

function letterOf(character: string): string {
  const at = BOUNDARIES.findLastIndex(boundary => order.compare(boundary, character) <= 0)
  return LETTERS.charAt(at)
}
