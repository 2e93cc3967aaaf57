import { useEffect, useState } from 'react'
import type { QuerySuggestion } from '../../../shared/model/search.ts'
import { useApp } from '../../state/store.ts'

/** Values that reports of the open library have, as they are written in a query. */
export interface SampleValues {
  readonly place: string
  /** A year, or the first and the last one. */
  readonly years: string
  readonly tag: string
}

/** Where the library has none: names of no place, as in the sample library. */
const INVENTED: SampleValues = { place: '青禾', years: '2020-2024', tag: '亮点' }

/** What examples of queries are made with, so that they find something. */
export function useSampleValues(): SampleValues {
  const readQuery = useApp(state => state.readQuery)
  const fail = useApp(state => state.fail)
  const [values, setValues] = useState(INVENTED)

  useEffect(() => {
    const turn = new AbortController()
    const known = async (field: string) => (await readQuery(field, field.length, turn.signal)).suggestions
    Promise.all(['place:', 'year:', 'tag:'].map(known))
      .then(([places = [], years = [], tags = []]) => {
        if (turn.signal.aborted) return
        setValues({
          place: places[0]?.text ?? INVENTED.place,
          years: spanOf(years) ?? INVENTED.years,
          tag: tags[0]?.text ?? INVENTED.tag,
        })
      })
      .catch(error => !turn.signal.aborted && fail(error))
    return () => turn.abort()
  }, [readQuery, fail])

  return values
}

/** Of years, the last first. */
function spanOf(years: readonly QuerySuggestion[]): string | undefined {
  const [last, first] = [years[0]?.text, years.at(-1)?.text]
  return first === last ? last : `${first}-${last}`
}
