import type { Part } from '../../../shared/model/report.ts'
import type { ThemedStretch } from '../../../shared/model/theme.ts'
import type { FoundThemes } from './find-themes.ts'

/** Another number when the same text would be read otherwise, though set and examples are the same. */
export const THEMES_VERSION = 5

const PARTS: readonly Part[] = ['review', 'plan', 'notes', 'other']

/** Start, length, whether it was chosen, then theme (its place in the set) and share in thousandths, by turns. */
type PackedStretch = readonly number[]

interface PackedThemes {
  readonly sections: readonly (readonly [heading: string, part: number, stretch: PackedStretch, paragraphs: readonly PackedStretch[]])[]
}

/** The themes of a report as the library keeps them; `themes` are the ids of the set in its order. */
export function packThemes({ sections, paragraphs }: FoundThemes, themes: readonly string[]): string {
  const pack = (stretch: ThemedStretch, from: number): PackedStretch => [
    stretch.start - from,
    stretch.end - stretch.start,
    stretch.chosen ? 1 : 0,
    ...stretch.themes.flatMap(({ theme, share }) => [themes.indexOf(theme), Math.round(share * 1000)]),
  ]
  let next = 0
  const packed: PackedThemes = {
    sections: sections.map(section => {
      const first = next
      while ((paragraphs[next]?.start ?? Infinity) < section.end) next++
      const its = paragraphs.slice(first, next).map(paragraph => pack(paragraph, section.start))
      return [section.heading, PARTS.indexOf(section.part), pack(section, 0), its]
    }),
  }
  return JSON.stringify(packed)
}

export function unpackThemes(packed: string, themes: readonly string[]): FoundThemes {
  const { sections } = JSON.parse(packed) as PackedThemes
  const unpack = (
    [start = 0, length = 0, chosen, ...shares]: PackedStretch,
    from: number,
    heading: string,
    part: number,
  ): ThemedStretch => ({
    start: from + start,
    end: from + start + length,
    heading,
    part: PARTS[part] ?? 'other',
    themes: shares.flatMap((theme, at) => (at % 2 === 0 ? [{ theme: themes[theme] ?? '', share: (shares[at + 1] ?? 0) / 1000 }] : [])),
    chosen: chosen === 1,
  })
  return {
    sections: sections.map(([heading, part, stretch]) => unpack(stretch, 0, heading, part)),
    paragraphs: sections.flatMap(([heading, part, [start = 0], its]) => its.map(paragraph => unpack(paragraph, start, heading, part))),
  }
}
