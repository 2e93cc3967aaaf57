import { useMemo, useState } from 'react'
import type { Highlight } from '../../../shared/model/highlight.ts'
import type { Range } from '../../../shared/model/search.ts'
import { useApp } from '../../state/store.ts'
import { useWording } from './use-wording.ts'
import { type Fold, foldsOf } from './wording-steps.ts'

interface Folding {
  readonly folds: readonly Fold[]
  /** Opens the fold that begins there. */
  readonly unfold: (start: number) => void
}

interface FoldedReport {
  readonly id: string
  readonly text: string
}

const NONE: readonly Fold[] = []
const UNMARKED: readonly Highlight[] = []
const NOTHING_OPEN: readonly Range[] = []

/**
 * What of a report, or of a part of it, is folded away while only the substance is shown. Never what the reader has marked,
 * opened or just went to (`target`).
 */
export function useFolds(report: FoldedReport | null, target: Range | null, within?: Range): Folding {
  const on = useApp(state => state.substanceOnly)
  const least = useApp(state => state.wordingLeast)
  const highlights = useApp(state => state.highlights.get(report?.id ?? '') ?? UNMARKED)
  const wording = useWording(report?.id ?? null)
  const [opened, setOpened] = useState<{ readonly of: string; readonly ranges: readonly Range[] } | null>(null)
  const id = report?.id ?? null
  const text = report?.text ?? ''
  const { start: from = 0, end: to = Number.POSITIVE_INFINITY } = within ?? {}
  const ranges = on && opened && opened.of === id ? opened.ranges : NOTHING_OPEN
  // Kept beyond the jump: what was opened by going there must not close again.
  if (on && id !== null && target && !ranges.includes(target)) setOpened({ of: id, ranges: [...ranges, target] })

  const folds = useMemo(() => {
    if (!on || !wording) return NONE
    const marked = highlights.filter(({ state }) => state !== 'orphan')
    const passages = wording.passages.filter(({ start, end }) => start < to && end > from)
    return foldsOf({ ...wording, passages }, text, least, [...marked, ...ranges])
  }, [on, text, wording, least, highlights, ranges, from, to])

  return {
    folds,
    unfold(start) {
      const fold = folds.find(one => one.start <= start && start < one.end)
      if (fold && id !== null) setOpened({ of: id, ranges: [...ranges, fold] })
    },
  }
}
