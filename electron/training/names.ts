import type { Gazetteer } from '../importing/metadata/gazetteer.ts'

/** Whoever is named in reports of many places. */
const PEOPLE = /习近平|毛泽东|邓小平|江泽民|胡锦涛/g

/** Takes names out of what themes are learned from: who and where tells nothing of what a text is about. */
export interface Names {
  /** The text with a space for each letter of a name, so that no gram reaches into it. */
  blank(text: string): string
  /** Whether letters are the short name of a place, which may be an ordinary word elsewhere. */
  isName(gram: string): boolean
}

/** Names of people, provinces, regions, cities and prefectures; those of counties are ordinary words too often (公安, 合作). */
export function createNames(gazetteer: Gazetteer): Names {
  const isProvince = (name: string) => gazetteer.nicknamed(name).some(({ level }) => level === 'province')
  const isLarge = (name: string) => gazetteer.named(name).some(({ level }) => level !== 'county')
  return {
    blank(text) {
      const places = [
        ...gazetteer.mentions(text).filter(({ name }) => isLarge(name)),
        // Of the short names only those of provinces are never part of other words (大理 is, in 重大理论).
        ...gazetteer.shortMentions(text).filter(({ name }) => isProvince(name)),
      ]
      const letters = text.replace(PEOPLE, name => ' '.repeat(name.length)).split('')
      for (const { name, start } of places) letters.fill(' ', start, start + name.length)
      return letters.join('')
    },
    isName: gram => gazetteer.nicknamed(gram).some(({ level }) => level !== 'county'),
  }
}
