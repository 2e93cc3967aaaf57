import { useDeferredValue, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { firstIndex } from '../../../shared/first-index.ts'
import { COLOURS, type Colour, type Highlight } from '../../../shared/model/highlight.ts'
import type { OutlineEntry } from '../../../shared/model/report.ts'
import { useApp } from '../../state/store.ts'
import side from '../../ui/side-list.module.css'
import { Swatch } from '../../ui/swatch.tsx'
import styles from './outline.module.css'

/** More colours would leave no room for the words. */
const DOTS = 4

const NOTHING: readonly never[] = []

/** The outline of the active pane's report. */
export function Outline() {
  const { t } = useTranslation('reading')
  const index = useApp(state => state.activePane)
  return (
    <nav className={`${side.side} ${styles.outline}`} aria-label={t('outline.label')}>
      <h2 className={side.title}>{t('outline.label')}</h2>
      <OutlineList index={index} />
    </nav>
  )
}

/** The sections of a pane's report: where the reader is, and which of them hold highlights. `onChoose`: one was gone to. */
export function OutlineList({ index, onChoose }: { readonly index: number; readonly onChoose?: () => void }) {
  const { t } = useTranslation('reading')
  const report = useApp(state => state.panes[index]?.report ?? null)
  const highlights = useDeferredValue(useApp(state => (report ? state.highlights.get(report.id) : undefined)) ?? NOTHING, NOTHING)
  const openReport = useApp(state => state.openReport)
  const outline = report?.outline ?? NOTHING
  const colours = useMemo(() => coloursBySection(outline, highlights), [outline, highlights])
  const depths = useMemo(() => depthsOf(outline), [outline])
  // Not the place itself: it changes with every line that is scrolled.
  const current = useApp(state => sectionAt(outline, state.panes[index]?.position ?? 0))
  const list = useRef<HTMLOListElement>(null)

  useEffect(() => {
    list.current?.children[current]?.scrollIntoView({ block: 'nearest' })
  }, [current])

  return (
    <>
      {outline.length === 0 && <p className={styles.empty}>{report ? t('outline.none') : t('outline.noReport')}</p>}
      <ol ref={list} className={side.list}>
        {outline.map((entry, at) => (
          <li key={entry.start}>
            <button
              type="button"
              className={`${side.entry} ${styles.entry}`}
              data-level={Math.min(depths[at] ?? 1, 4)}
              aria-current={at === current ? 'location' : undefined}
              title={entry.heading}
              onClick={() => {
                if (report) void openReport(report.id, { pane: index, position: entry.start })
                onChoose?.()
              }}
            >
              <span className={side.words}>{entry.heading}</span>
              <Dots colours={colours.get(entry) ?? NOTHING} />
            </button>
          </li>
        ))}
      </ol>
    </>
  )
}

function Dots({ colours }: { readonly colours: readonly Colour[] }) {
  const { t } = useTranslation('reading')
  if (colours.length === 0) return null
  return (
    <span className={styles.dots}>
      {COLOURS.filter(colour => colours.includes(colour))
        .slice(0, DOTS)
        .map(colour => (
          <Swatch key={colour} colour={colour} />
        ))}
      <span className="visually-hidden">{t('outline.marks', { count: colours.length })}</span>
    </span>
  )
}

/** How deep each heading lies, from 1: levels that a report leaves out (一、 and right below it ——) make no gap. */
export function depthsOf(outline: readonly Pick<OutlineEntry, 'level'>[]): number[] {
  const above: number[] = []
  return outline.map(({ level }) => {
    while ((above.at(-1) ?? 0) >= level) above.pop()
    return above.push(level)
  })
}

/** The innermost section that the offset is in: the last heading before it. -1 above the first. */
function sectionAt(outline: readonly OutlineEntry[], offset: number): number {
  return firstIndex(outline.length, at => (outline[at]?.start ?? 0) > offset) - 1
}

function coloursBySection(outline: readonly OutlineEntry[], highlights: readonly Highlight[]): Map<OutlineEntry, Colour[]> {
  const colours = new Map<OutlineEntry, Colour[]>()
  for (const highlight of highlights) {
    const entry = outline[sectionAt(outline, highlight.start)]
    if (!entry || highlight.state === 'orphan') continue
    const known = colours.get(entry)
    if (known) known.push(highlight.colour)
    else colours.set(entry, [highlight.colour])
  }
  return colours
}
