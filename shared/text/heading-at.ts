import type { OutlineEntry } from '../model/report.ts'

/** The heading under which a place stands, the lowest one; undefined before the first. */
export function headingAt(outline: readonly OutlineEntry[], offset: number): string | undefined {
  const above = outline.filter(({ start, end, heading }) => start <= offset && offset < end && heading !== '')
  return above.reduce<OutlineEntry | undefined>((lowest, entry) => (lowest && lowest.level >= entry.level ? lowest : entry), undefined)
    ?.heading
}
