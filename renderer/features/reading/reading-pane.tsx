import { type ReactNode, type SyntheticEvent, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { isFocusLost } from '../../dom/focus.ts'
import type { TextSurface } from '../../dom/text-surface.ts'
import { isWriting } from '../../dom/writing.ts'
import { pressedOf } from '../../state/key-registry.ts'
import { isFocused } from '../../state/reading-view.ts'
import { useApp, useAppStore } from '../../state/store.ts'
import { FindBar } from './find-bar.tsx'
import { type Folded, foldBlocks } from './fold-blocks.ts'
import { Unfold } from './fold-sign.tsx'
import { layoutText } from './layout-text.ts'
import { Minimap } from './minimap.tsx'
import { NotesLayer } from './notes-layer.tsx'
import { PaneHeader } from './pane-header.tsx'
import styles from './reading-pane.module.css'
import { ReportPicker } from './report-picker.tsx'
import { ReportText } from './report-text.tsx'
import { SectionTitle } from './section-title.tsx'
import { useColumns } from './use-columns.ts'
import { useFindMarks } from './use-find-marks.ts'
import { usePaintedPart } from './use-painted-part.ts'
import { useReadingPlace } from './use-reading-place.ts'
import { useSurface } from './use-surface.ts'

interface ReadingPaneProps {
  readonly index: number
  /** What lies over the text and knows where it stands: marks, selection bar. */
  readonly layer: (surface: TextSurface) => ReactNode
  /** Words that are folded away while nothing is looked for. */
  readonly folds?: readonly Folded[]
  /** They are to be shown again: those that begin there. */
  readonly onUnfold?: (start: number) => void
  readonly before?: ReactNode
  /** At the end of the line that names the section. */
  readonly sectionEnd?: ReactNode
}

const NONE: readonly Folded[] = []

/** One report, or the question which one. */
export function ReadingPane({ index, layer, folds = NONE, onUnfold, before, sectionEnd }: ReadingPaneProps) {
  const { t } = useTranslation('reading')
  const store = useAppStore()
  const reportId = useApp(state => state.panes[index]?.reportId ?? null)
  const report = useApp(state => state.panes[index]?.report ?? null)
  const active = useApp(state => state.activePane === index)
  const activatePane = useApp(state => state.activatePane)
  const openReport = useApp(state => state.openReport)
  const scroller = useRef<HTMLDivElement>(null)
  const sheet = useRef<HTMLElement>(null)
  const focused = useApp(isFocused)
  const finding = useApp(state => state.findPane === index)
  const isFinding = useApp(state => state.findPane !== null)
  const openFind = useApp(state => state.openFind)
  const text = report?.text ?? ''
  const outline = report?.outline
  const laidOut = useMemo(() => layoutText(text, outline ?? []), [text, outline])
  const folded = isFinding ? NONE : folds
  const blocks = useMemo(() => foldBlocks(laidOut, folded), [laidOut, folded])
  const surface = useSurface(report, blocks, scroller, sheet)
  useReadingPlace(surface, index)
  useColumns(sheet)
  usePaintedPart(surface)
  useFindMarks(surface, index)

  // What led here is gone with its screen, its list or its field.
  useEffect(() => {
    if (!surface || !active || isFinding) return
    // Another pane's text has the keyboard no longer, once this one is the active pane.
    if (isFocusLost() || document.activeElement?.matches('[data-pane-text]')) surface.scroller.focus({ preventScroll: true })
  }, [surface, active, isFinding])

  const activate = ({ target }: SyntheticEvent) => {
    if (!(target instanceof Element) || target.closest('[data-window-tools]') === null) activatePane(index)
  }

  useEffect(() => {
    if (!active || !surface) return
    function onKeyDown(event: KeyboardEvent): void {
      if (!pressedOf(['findInReport'], event, store.getState().settings.shortcuts)) return
      if (isWriting(event) && !surface?.scroller.parentElement?.contains(event.target as Node)) return
      event.preventDefault()
      openFind(index, selectedLine(surface))
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [active, surface, index, openFind, store])

  return (
    <section
      className={styles.pane}
      data-active={active || undefined}
      aria-label={report?.title ?? t('pane.empty')}
      onPointerDownCapture={activate}
      onFocusCapture={activate}
    >
      {!focused && <PaneHeader index={index} onFind={() => openFind(index, selectedLine(surface))} before={before} />}
      {reportId === null ? (
        <div className={styles.invitation}>
          <h2 className={styles.question}>{t('pane.invitation')}</h2>
          <p className={styles.hint}>{t('pane.hint')}</p>
          <div className={styles.choice}>
            <ReportPicker onChoose={id => void openReport(id, { pane: index })} />
          </div>
        </div>
      ) : (
        <>
          <SectionTitle index={index} end={sectionEnd} />
          <div className={styles.body}>
            <section
              ref={scroller}
              className={styles.scroller}
              // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
              tabIndex={0}
              data-pane-text
              aria-label={t('pane.text')}
              aria-busy={report === null}
            >
              <article ref={sheet} className={styles.sheet} lang="zh-CN">
                <Unfold value={onUnfold}>{report && <ReportText text={text} blocks={blocks} />}</Unfold>
                {surface && layer(surface)}
                {surface && <NotesLayer key={`notes ${surface.reportId}`} surface={surface} index={index} />}
              </article>
            </section>
            {surface && <Minimap surface={surface} index={index} />}
          </div>
        </>
      )}
      {finding && surface && <FindBar key={surface.reportId} />}
    </section>
  )
}

/** A short selection is what the reader wants to find. */
function selectedLine(surface: TextSurface | null): string {
  const range = surface?.positions.selected(getSelection())
  const words = range ? (surface?.text.slice(range.start, range.end) ?? '') : ''
  return words.length <= 40 && !words.includes('\n') ? words : ''
}
