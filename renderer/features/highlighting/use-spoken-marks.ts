import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Highlight } from '../../../shared/model/highlight.ts'
import type { Range } from '../../../shared/model/search.ts'
import { createSpokenMarks, type SpokenMark, type SpokenMarks } from '../../dom/spoken-marks.ts'
import type { TextSurface } from '../../dom/text-surface.ts'
import { useInkName } from '../../naming/use-ink-name.ts'
import { useApp } from '../../state/store.ts'
import { overlapGroups } from './overlaps.ts'

/** More that lie over one another are told as one: where marks begin and end in marks again and again, no ear can follow. */
const MOST = 4
/** A longer note is read in the margin. */
const LONGEST_NOTE = 160

/** Tells those who hear the text which words are marked, in what colour, with which tags and with what note. */
export function useSpokenMarks(surface: TextSurface, placed: readonly Highlight[]): void {
  const describe = useDescription()
  const [spoken, setSpoken] = useState<SpokenMarks | null>(null)

  useEffect(() => {
    const made = createSpokenMarks(surface)
    setSpoken(made)
    return () => made.end()
  }, [surface])

  useEffect(() => {
    spoken?.show(() => spokenMarks(placed, describe))
  }, [spoken, placed, describe])
}

type Describe = (highlights: readonly Highlight[]) => string

/** In reading order, as `all` is. */
function* spokenMarks(all: readonly Highlight[], describe: Describe): Generator<SpokenMark> {
  for (const group of overlapGroups(all)) {
    if (group.length > MOST) yield { ...rangeOf(group), description: describe(group) }
    else for (const highlight of group) yield { ...rangeOf([highlight]), description: describe([highlight]) }
  }
}

function rangeOf(group: readonly Highlight[]): Range {
  return { start: Math.min(...group.map(({ start }) => start)), end: Math.max(...group.map(({ end }) => end)) }
}

function useDescription(): Describe {
  const { t } = useTranslation('reading')
  const inkName = useInkName()
  const tagsById = useApp(state => state.tagsById)
  return useCallback(
    highlights => {
      const tagIds = new Set(highlights.flatMap(highlight => highlight.tagIds))
      const tags = [...tagIds].flatMap(id => tagsById.get(id)?.path ?? [])
      const [one, another] = highlights
      const what = one && !another ? inkName(one.colour) : t('spoken.several', { count: highlights.length })
      const parts = [what, ...(tags.length > 0 ? [t('spoken.tags', { tags: tags.join(t('spoken.and')) })] : [])]
      if (one && !another) {
        if (one.note !== '') parts.push(t('spoken.note', { note: shortened(one.note) }))
        if (one.state === 'doubtful') parts.push(t('margin.doubtful'))
      }
      return parts.join(t('spoken.between'))
    },
    [t, inkName, tagsById],
  )
}

function shortened(note: string): string {
  return note.length > LONGEST_NOTE ? `${note.slice(0, LONGEST_NOTE)}……` : note
}
