import { useEffect, useState } from 'react'
import type { SectionStart } from '../../state/comparison.ts'
import { useApp } from '../../state/store.ts'

/** The words that a section has in common with each of others; null until they are known. */
export function useSharedWords(from: SectionStart, others: readonly SectionStart[]): readonly (readonly string[])[] | null {
  const find = useApp(state => state.findSharedWords)
  const fail = useApp(state => state.fail)
  const [found, setFound] = useState<{ readonly asked: string; readonly words: readonly (readonly string[])[] } | null>(null)
  const asked = JSON.stringify([from, others])

  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` says which sections these are
  useEffect(() => {
    if (others.length === 0) return
    const turn = new AbortController()
    find(
      others.map(to => ({ from, to })),
      turn.signal,
    ).then(
      words => turn.signal.aborted || setFound({ asked, words }),
      error => turn.signal.aborted || fail(error),
    )
    return () => turn.abort()
  }, [asked, find, fail])

  return found?.asked === asked ? found.words : null
}
