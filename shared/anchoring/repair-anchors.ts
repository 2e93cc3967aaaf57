import type { Selector } from '../model/highlight.ts'
import type { RepairStep } from '../model/source.ts'
import { describe } from './describe.ts'
import { createLocator, type Locator } from './locate.ts'

/** The places that a step speaks of. `next` is the beginning of the report that a merge takes in. */
type Place = 'at' | 'start' | 'end' | 'beside' | 'next'

/**
 * A step with the words at each of its places, so that it is found again when the file changes. The offsets of `step` are
 * those of the text in which it was found last. Users' saved data depend on this shape.
 */
export interface AnchoredStep {
  readonly step: RepairStep
  readonly anchors: Readonly<Partial<Record<Place, Selector>>>
}

/**
 * Words kept of each place, in UTF-16 units: enough to be found by, and a stretch of many pages stays small. They end with
 * their line, so that a title is still found when the text under it changes.
 */
const QUOTE = 40

/** Offsets come back on the borders of whole characters. `next` is needed for a merge only. */
export function anchorStep(text: string, step: RepairStep, next?: number): AnchoredStep {
  const from = (offset: number) => describe(text, offset, lineEndAfter(text, offset, text.length))
  switch (step.kind) {
    case 'split':
      return withOffsets(step, { at: from(step.at) })
    case 'merge':
      return withOffsets(step, { at: from(step.at), ...(next === undefined ? {} : { next: from(next) }) })
    case 'move':
      return withOffsets(step, { ...rangeOf(text, step), beside: from(step.beside) })
    case 'keep':
    case 'cut':
      return withOffsets(step, rangeOf(text, step))
  }
}

function rangeOf(text: string, { start, end }: { readonly start: number; readonly end: number }) {
  return {
    start: describe(text, start, lineEndAfter(text, start, end)),
    end: describe(text, lineStartBefore(text, start, end), end),
  }
}

function lineEndAfter(text: string, start: number, end: number): number {
  let from = start
  while (text[from] === '\n') from++
  const found = text.indexOf('\n', from)
  return Math.min(end, start + QUOTE, found < 0 ? text.length : found)
}

function lineStartBefore(text: string, start: number, end: number): number {
  let to = end
  while (to > start && text[to - 1] === '\n') to--
  return Math.max(start, end - QUOTE, to > 0 ? text.lastIndexOf('\n', to - 1) + 1 : 0)
}

function withOffsets(step: RepairStep, anchors: AnchoredStep['anchors']): AnchoredStep {
  const offsets = Object.entries(anchors).flatMap(([place, { start, end }]) =>
    place === 'next' ? [] : [[place, place === 'end' ? end : start]],
  )
  return { step: { ...step, ...Object.fromEntries(offsets) } as RepairStep, anchors }
}

/** Finds steps in a text. Undefined for one whose words are not surely there: it must not be done to other words. */
export type StepLocator = (anchored: AnchoredStep) => { readonly step: RepairStep; readonly next: number | undefined } | undefined

/** `previous` is the text in which the steps were found last, where it is known. */
export function createStepLocator(text: string, previous?: string): StepLocator {
  const find = previous === undefined ? createLocator(text) : locatorBeside(previous, text)
  return ({ step, anchors }) => {
    const found = Object.entries(anchors).map(([place, selector]) => [place, selector.quote === '' ? undefined : find(selector)] as const)
    const offsets = new Map<string, number>()
    for (const [place, located] of found) {
      if (located?.state !== 'anchored') return undefined
      offsets.set(place, place === 'end' ? located.end : located.start)
    }
    if ((offsets.get('start') ?? 0) > (offsets.get('end') ?? Number.POSITIVE_INFINITY)) return undefined
    const next = offsets.get('next')
    offsets.delete('next')
    return { step: { ...step, ...Object.fromEntries(offsets) } as RepairStep, next }
  }
}

/** What stands before all changes, or behind them, is where it was, however often the same words occur. */
function locatorBeside(previous: string, text: string): Locator {
  const shortest = Math.min(previous.length, text.length)
  let before = 0
  while (before < shortest && previous.charCodeAt(before) === text.charCodeAt(before)) before++
  let behind = 0
  while (behind < shortest - before && previous.charCodeAt(previous.length - 1 - behind) === text.charCodeAt(text.length - 1 - behind))
    behind++
  const shift = text.length - previous.length
  const find = createLocator(text, previous)
  return selector => {
    const { start, end, quote } = selector
    if (previous.slice(start, end) === quote) {
      if (end <= before) return { state: 'anchored', start, end }
      if (start >= previous.length - behind) return { state: 'anchored', start: start + shift, end: end + shift }
    }
    return find(selector)
  }
}

/** The words that a step is about, shortened in the middle where there are many. */
export function quoteOf({ anchors: { at, start, end } }: AnchoredStep): string {
  if (at) return at.quote
  if (!start || !end) return ''
  if (start.end >= end.end) return start.quote
  return end.start <= start.end ? start.quote + end.quote.slice(start.end - end.start) : `${start.quote}…${end.quote}`
}
