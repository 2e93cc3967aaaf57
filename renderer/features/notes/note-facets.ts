import { COLOURS, type HighlightInContext } from '../../../shared/model/highlight.ts'

/** The inks that were used, in their order. */
export function countColours(notes: readonly HighlightInContext[]): { colour: (typeof COLOURS)[number]; count: number }[] {
  return COLOURS.map(colour => ({ colour, count: notes.filter(note => note.colour === colour).length })).filter(({ count }) => count > 0)
}
