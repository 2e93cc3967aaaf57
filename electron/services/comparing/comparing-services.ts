import { Worker } from 'node:worker_threads'
import type { SegmentBytes, SegmentTexts } from '../../comparing/reuse/reuse-worker.ts'
import type { Finding } from '../finding/finding-services.ts'
import { createIdleThread } from '../idle-thread.ts'
import type { Announce, CurrentLibrary } from '../library/current-library.ts'
import type { DuplicatesService } from '../library/duplicates.ts'
import type { Quiet } from '../quiet.ts'
import { type ChangesExport, createChangesExport } from './changes-export.ts'
import { createComparedSections } from './compared-sections.ts'
import { type ComparisonService, createComparisons } from './comparison.ts'
import { createIndicatorChoices, type IndicatorChoices } from './indicator-choices.ts'
import { createIndicatorExports, type IndicatorExports } from './indicator-exports.ts'
import { createIndicators, type IndicatorsService } from './indicators.ts'
import { createReuseIndex } from './reuse-index.ts'
import { createSectionWords, type SectionWords } from './section-words.ts'
import { createSentenceChanges, type SentenceChangesService } from './sentence-changes.ts'
import { createSharedWording, type SharedWordingService } from './shared-wording.ts'
import { createThemeMatrix, type ThemeMatrixService } from './theme-matrix.ts'
import type { ThemesService } from './themes.ts'

/** Reports against one another: what they are about, count, share and change. */
export interface ComparingServices {
  readonly themes: ThemesService
  readonly themeMatrix: ThemeMatrixService
  readonly comparisons: ComparisonService
  readonly sectionWords: SectionWords
  readonly indicators: IndicatorsService
  readonly indicatorChoices: IndicatorChoices
  readonly indicatorExports: IndicatorExports
  readonly sharedWording: SharedWordingService
  readonly sentenceChanges: SentenceChangesService
  readonly changesExport: ChangesExport
}

export interface Comparing {
  readonly services: ComparingServices
  /** A window shows the library: what its user may ask next is made ready. */
  prepare(): void
  /** Another library, or none. */
  restart(): void
  /** Reports came, went or changed. */
  refresh(): void
  close(): Promise<void>
}

interface ComparingParts {
  readonly current: CurrentLibrary
  readonly quiet: Quiet
  readonly themes: ThemesService
  readonly duplicates: DuplicatesService
  readonly finding: Pick<Finding, 'texts' | 'searched' | 'wordThread' | 'terms' | 'stopWords'>
  /** File URL of the script of the thread that indexes shared wording. */
  readonly reuseWorker: string
  readonly announce: Announce
}

export function createComparing({ current, quiet, themes, duplicates, finding, reuseWorker, announce }: ComparingParts): Comparing {
  const { texts, searched, wordThread } = finding
  const reuseThread = createIdleThread<SegmentTexts, SegmentBytes>(
    () => new Worker(new URL(reuseWorker)),
    'Shared wording could not be indexed',
  )
  const reuseIndex = createReuseIndex(current, texts, reuseThread, quiet)
  const sections = createComparedSections()
  const indicators = createIndicators(current)
  const sentenceChanges = createSentenceChanges(current, wordThread)

  return {
    services: {
      themes,
      themeMatrix: createThemeMatrix(current, themes, announce),
      comparisons: createComparisons(current, sections, themes, announce),
      sectionWords: createSectionWords(current, sections, wordThread, finding.stopWords),
      indicators,
      indicatorChoices: createIndicatorChoices(current, announce),
      indicatorExports: createIndicatorExports(current, indicators),
      sharedWording: createSharedWording(current, texts, searched, reuseIndex, duplicates, finding.terms),
      sentenceChanges,
      changesExport: createChangesExport(current, sentenceChanges),
    },
    prepare: reuseIndex.prepare,
    restart() {
      sections.restart()
      reuseIndex.restart()
      sentenceChanges.restart()
    },
    refresh: reuseIndex.refresh,
    close: reuseThread.close,
  }
}
