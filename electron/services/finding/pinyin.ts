import { customPinyin, pinyin } from 'pinyin-pro'
import { PLACE_READINGS } from './place-readings.ts'

customPinyin({ ...PLACE_READINGS })

/** How a Chinese name is typed on a Latin keyboard: `监督/会议` is `jiandu/huiyi`, in short `jd/hy`. */
export interface Pinyin {
  readonly pinyin: string
  readonly initials: string
}

/** Lower case, no tones; `/` stays where it is, and a character that has no known reading stands for itself. */
export function pinyinOf(path: string): Pinyin {
  const names = path.split('/').map(name => joined(syllablesOf(name)))
  return {
    pinyin: names.map(name => name.pinyin).join('/'),
    initials: names.map(name => name.initials).join('/'),
  }
}

/** One for each character, read by the word it stands in; empty for white space. */
export function syllablesOf(name: string): string[] {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', v: true, nonZh: 'spaced' })
  return syllables.map(syllable => syllable.replaceAll(/\s/g, '').toLowerCase())
}

/** The same, with nothing for what is not spoken: signs between the words. */
export function spokenSyllablesOf(name: string): string[] {
  return syllablesOf(name).map(syllable => (/[\p{L}\p{N}]/u.test(syllable) ? syllable : ''))
}

export function joined(syllables: readonly string[]): Pinyin {
  return { pinyin: syllables.join(''), initials: syllables.map(syllable => [...syllable][0] ?? '').join('') }
}
