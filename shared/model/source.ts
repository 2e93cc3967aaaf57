import type { z } from 'zod'
import type { repairStep } from '../schemas.ts'
import type { Metadata, OutlineEntry, Problem } from './report.ts'
import type { AnchoringCounts } from './review.ts'
import type { Table } from './table.ts'

/** Why a stretch of a source is in no report. */
export type CutReason =
  | 'blank'
  | 'page-number'
  | 'running-head'
  | 'line-wrap'
  | 'advertisement'
  | 'site-chrome'
  | 'caption'
  | 'credits'
  | 'false-title'
  | 'markup'
  | 'preamble'
  | 'leftover'
  | 'by-hand'

/** `[start, end)` of the source's decoded text that is in no report. `replacement` stands in its place (a line end). */
export interface Cut {
  readonly start: number
  readonly end: number
  readonly reason: CutReason
  readonly replacement?: string
}

/** `[start, end)` of the source's decoded text that belongs to a report, in the report's own order. */
export interface Piece {
  readonly start: number
  readonly end: number
}

/** `table`: a column of a table with a report per row. */
export type EvidenceFrom = 'text' | 'title' | 'file-name' | 'folder' | 'table' | 'neighbour' | 'gazetteer' | 'default'

/** Why a metadata value is believed. */
export interface Evidence {
  readonly from: EvidenceFrom
  /** The words that say so. */
  readonly quote: string
  /** 0 (a guess) to 1 (stated outright). */
  readonly confidence: number
}

export type MetadataEvidence = Readonly<Partial<Record<keyof Metadata, Evidence>>>

/** One report as the importer made it from a source. */
export interface ParsedReport extends Metadata {
  /** Canonical text: the pieces in order, with the replacements of the cuts inside them. */
  readonly text: string
  readonly pieces: readonly Piece[]
  readonly outline: readonly OutlineEntry[]
  readonly incomplete: boolean
  readonly evidence: MetadataEvidence
  readonly problems: readonly Problem[]
  /** Of the text, packed (importing/duplicates/duplicates.ts); where it is absent, it is made later. It never leaves the engine. */
  readonly fingerprint?: string
}

/** Format of a file, by content rather than by name. */
export type SourceFormat = 'text' | 'markdown' | 'docx' | 'pdf' | 'html' | 'csv' | 'jsonl' | 'xlsx' | 'zip' | 'unknown'

/**
 * One file (or archive member) taken apart. Every unit of `text` is in exactly one piece of one report or in one cut.
 */
export interface ParsedSource {
  /** Path below the opened folder, or `archive.zip/member`. */
  readonly path: string
  readonly sha256: string
  readonly bytes: number
  readonly format: SourceFormat
  readonly encoding: string | null
  /** Decoded text, line ends as `\n`, no BOM. Empty where the file could not be read as text, and where only `packedText` is wanted. */
  readonly text: string
  /** The same as a library keeps it (electron/packed-text.ts); where it is absent, it is made later. It never leaves the engine. */
  readonly packedText?: Uint8Array
  readonly cuts: readonly Cut[]
  readonly reports: readonly ParsedReport[]
  readonly problems: readonly Problem[]
  /** The beginning of a table with a report per row, where it was asked for. */
  readonly table?: Table
}

/** A source as the library knows it. */
export interface Source {
  readonly id: number
  readonly path: string
  readonly sha256: string
  readonly format: SourceFormat
  readonly encoding: string | null
  readonly bytes: number
  readonly importedAt: string
  readonly reports: number
  readonly problems: readonly Problem[]
  readonly sample: boolean
  /** Since when its file is no longer where it was; null while it is there, or nobody looked. */
  readonly missingSince: string | null
}

/** A source with its text in full, and the reports of it that are in the library, in the order of the source. */
export interface SourceInFull {
  readonly source: Source
  readonly text: string
  readonly cuts: readonly Cut[]
  readonly reports: readonly ReportInSource[]
  /** What the user repaired, in the order in which it was done. */
  readonly repairs: readonly Repair[]
}

/** What the user says of the text of a source where the importer was wrong. Offsets are those of the source's decoded text. */
export type RepairStep = z.infer<typeof repairStep>

/** A repair as the library keeps it: it is done again each time the file is read, and wins over what the importer finds. */
export interface Repair {
  readonly id: number
  readonly madeAt: string
  /** With the offsets that hold in the source's text as it is now. */
  readonly step: RepairStep
  /** The words it is about, shortened. */
  readonly quote: string
  /** `lost`: the file changed and the words it was about are no longer there. */
  readonly state: 'applied' | 'lost'
}

/** The repairs of one source, in the order in which they were done. */
export interface SourceRepairs {
  readonly sourceId: number
  readonly path: string
  readonly sha256: string
  readonly repairs: readonly Repair[]
}

export interface ReportInSource {
  readonly id: string
  readonly title: string
  readonly pieces: readonly Piece[]
}

export interface ImportProgress {
  readonly phase: 'scanning' | 'importing'
  readonly done: number
  /** Null while the folder is still being walked. */
  readonly total: number | null
  /** Name of the file that was finished last. */
  readonly current: string
  readonly reports: number
  readonly problems: number
  /** Null until it can be told honestly. */
  readonly secondsLeft: number | null
}

export interface ImportResult {
  /** Files read anew or again because they changed. */
  readonly sources: number
  /** Those of them whose text was read. */
  readonly read: number
  /** Files that could not be read; the problems say why. */
  readonly unread: number
  readonly reports: number
  /** Files that were in the library already, with the same bytes. */
  readonly unchanged: number
  readonly problems: readonly (Problem & { readonly path: string })[]
  /** What became of the highlights on sources that changed; absent where there were none. */
  readonly highlights?: AnchoringCounts
  readonly seconds: number
}
