import { useEffect, useState } from 'react'
import { toErrorData } from '../../../shared/errors.ts'
import type { QueryHelp } from '../../../shared/model/search.ts'
import { useApp } from '../../state/store.ts'

export interface KnownHelp extends QueryHelp {
  readonly query: string
  readonly caret: number
}

/** What the program says of the query that stands in the box; of an earlier one until the answer is there. Null asks nothing. */
export function useQueryHelp(query: string | null, caret: number): KnownHelp | null {
  const readQuery = useApp(state => state.readQuery)
  const fail = useApp(state => state.fail)
  const [help, setHelp] = useState<KnownHelp | null>(null)
  useEffect(() => {
    if (query === null) return
    const turn = new AbortController()
    readQuery(query, caret, turn.signal)
      .then(answer => !turn.signal.aborted && setHelp({ ...answer, query, caret }))
      .catch(error => toErrorData(error).code !== 'cancelled' && fail(error))
    return () => turn.abort()
  }, [query, caret, readQuery, fail])
  return help
}
