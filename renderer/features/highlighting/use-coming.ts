import { useCallback, useRef, useState } from 'react'
import type { Input } from '../../../shared/contract.ts'
import type { Colour, Highlight } from '../../../shared/model/highlight.ts'
import type { Range } from '../../../shared/model/search.ts'
import { useAppStore } from '../../state/store.ts'

/** Words for which a highlight has been asked; the engine has not said yet that it is safe on the disk. */
export interface Coming extends Range {
  readonly colour: Colour
}

interface ComingHighlights {
  readonly coming: readonly Coming[]
  /** The highlight once it is acknowledged; null where that failed, which the window has told then. */
  add(input: Input<'highlights.add'>): Promise<Highlight | null>
  /** What was asked for last, until it is answered. */
  last(): Promise<Highlight | null> | null
}

/** Highlights are seen in the text from the moment they are asked for; everywhere else, once they are acknowledged. */
export function useComing(): ComingHighlights {
  const store = useAppStore()
  const [coming, setComing] = useState<readonly Coming[]>([])
  const latest = useRef<Promise<Highlight | null> | null>(null)

  const add = useCallback(
    async (input: Input<'highlights.add'>) => {
      const { colour, addHighlight } = store.getState()
      const own: Coming = { start: input.start, end: input.end, colour: input.colour ?? colour }
      setComing(all => [...all, own])
      const answer = addHighlight(input)
      latest.current = answer
      const highlight = await answer
      setComing(all => all.filter(each => each !== own))
      if (latest.current === answer) latest.current = null
      return highlight
    },
    [store],
  )
  return { coming, add, last: () => latest.current }
}
