import { useMemo } from 'react'
import { useApp } from '../../state/store.ts'

interface About {
  readonly reportId?: string
  /** Path of the file. */
  readonly path: string
}

/** The way from a problem to what it is about: the report, or the list of the file's reports. Undefined where there is none. */
export function useProblemTarget(): (about: About) => (() => void) | undefined {
  const reports = useApp(state => state.reports)
  const read = useApp(state => state.read)
  const show = useApp(state => state.show)
  const narrow = useApp(state => state.narrowLibrary)
  const byPath = useMemo(() => Map.groupBy(reports, report => report.sourcePath), [reports])
  return ({ reportId, path }) => {
    const ids = reportId ? [reportId] : (byPath.get(path) ?? []).map(report => report.id)
    const [first, second] = ids
    if (first === undefined) return undefined
    if (second === undefined) return () => read(first)
    return () => {
      narrow({}, path)
      show('library')
    }
  }
}
