import type { Range } from '../../shared/model/search.ts'
import type { FoldedText } from './folded-text.ts'

/**
 * The folded texts of all reports as the searching engine sees them: numbered slots, each holding one report's text. A
 * string occurs where the folded text has it, overlapping occurrences included, never across two reports. How they are
 * found (a scan, an index) changes the time only, never the answer.
 */
export interface Corpus {
  /** One more than the highest slot in use; a slot may be empty. */
  readonly slots: number
  /** UTF-16 units of the report in this slot; 0 for an empty one. */
  lengthOf(slot: number): number
  /** Its folded text. */
  foldedText(slot: number, range?: Range): string
  /** One unit at each offset (which may be negative) of the slot at the same place; 0 beyond the text. */
  unitsAt(slots: Uint32Array, offsets: Int32Array): Uint16Array
  /** Where `needle` (folded, not empty) occurs. `mask` holds 1 for each slot to look at; all when absent. */
  occurrences(needle: string, mask?: Uint8Array): Occurrences
  /** How often it occurs: what `occurrences` says of the same, for less. For totals and ranks where no position is asked. */
  counts(needle: string, mask?: Uint8Array): Counts
}

/** Occurrences of one string, by slot. */
export interface Occurrences {
  /** Slots that hold it, rising. */
  readonly slots: Uint32Array
  /** `starts[firsts[i]]` to `starts[firsts[i + 1]]` (exclusive) are those in `slots[i]`; one longer than `slots`. */
  readonly firsts: Uint32Array
  /** Where it begins in the text of its report, rising within a report. */
  readonly starts: Uint32Array
}

/** How often one string occurs, by slot. */
export interface Counts {
  /** Slots that hold it, rising. */
  readonly slots: Uint32Array
  /** How often each of `slots` holds it. */
  readonly counts: Uint32Array
}

/** A corpus as whoever fills it sees it. */
export interface WritableCorpus extends Corpus {
  /** Folded text of a report; an empty one empties the slot. */
  put(slot: number, folded: FoldedText): void
  clear(): void
}
