import type { TFunction } from 'i18next'
import type { Range } from '../../../shared/model/search.ts'
import type { RepairStep } from '../../../shared/model/source.ts'

/** Characters of a quote that are shown; the place itself shows the rest. */
const QUOTE = 28

/** The first words of a stretch of the source, on one line. */
export function quoteOf(text: string, { start, end }: Range, length = QUOTE): string {
  // White space is joined, so more than is shown is looked at.
  const words = text
    .slice(start, Math.min(end, start + length * 4))
    .replace(/\s+/g, ' ')
    .trim()
  const shown = Array.from(words).slice(0, length).join('')
  return shown.length < words.length || end > start + length * 4 ? `${shown}…` : shown
}

/** A repair as a sentence, with the words that it is about. */
export function repairSentence(t: TFunction<'source'>, step: RepairStep, text: string): string {
  const toLineEnd = (start: number) => quoteOf(text, { start, end: lineEnd(text, start) })
  switch (step.kind) {
    case 'split':
      return t('repairs.of.split', { quote: toLineEnd(step.at) })
    case 'merge':
      return t('repairs.of.merge', { quote: toLineEnd(step.at) })
    case 'cut':
      return t('repairs.of.cut', { quote: quoteOf(text, step) })
    case 'keep':
      return t(step.as === 'report' ? 'repairs.of.keep-as-report' : 'repairs.of.keep', { quote: quoteOf(text, step) })
    case 'move':
      return t(step.side === 'before' ? 'repairs.of.move-before' : 'repairs.of.move-after', {
        quote: quoteOf(text, step),
        place: toLineEnd(step.beside),
      })
  }
}

/** Where a repair was made. */
export function placeOfStep(step: RepairStep): Range {
  return 'at' in step ? { start: step.at, end: step.at + 1 } : { start: step.start, end: step.end }
}

function lineEnd(text: string, start: number): number {
  const end = text.indexOf('\n', start)
  return end === -1 ? text.length : end
}
