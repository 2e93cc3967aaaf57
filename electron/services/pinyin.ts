import { pinyin } from 'pinyin-pro'

/** How a Chinese name is typed on a Latin keyboard: `监督/会议` is `jiandu/huiyi`, in short `jd/hy`. */
export interface Pinyin {
  readonly pinyin: string
  readonly initials: string
}

/** Lower case, no tones; `/` stays where it is, and a character that has no known reading stands for itself. */
export function pinyinOf(path: string): Pinyin {
  const names = path.split('/').map(name => {
    const syllables = pinyin(name, { toneType: 'none', type: 'array', v: true, nonZh: 'spaced' })
    return syllables.map(syllable => syllable.replaceAll(/\s/g, '').toLowerCase())
  })
  return {
    pinyin: names.map(syllables => syllables.join('')).join('/'),
    initials: names.map(syllables => syllables.map(syllable => [...syllable][0] ?? '').join('')).join('/'),
  }
}
