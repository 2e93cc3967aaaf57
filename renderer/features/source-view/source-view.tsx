import { type ReactNode, useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CutReason, ReportInSource, SourceInFull } from '../../../shared/model/source.ts'
import { mapSource } from '../../../shared/text/source-map.ts'
import { reportNear, stretchAt } from '../../../shared/text/source-stretches.ts'
import type { OpenReport } from '../../state/panes.ts'
import type { SourceView as View } from '../../state/source-view.ts'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { CutBar } from './cut-bar.tsx'
import { countReasons, isQuiet, stepCut } from './cut-steps.ts'
import { layoutSource } from './layout-source.ts'
import { litBy, type Place, placeOf } from './place.ts'
import { ReportSide } from './report-side.tsx'
import { SourceHeader } from './source-header.tsx'
import { SourceText } from './source-text.tsx'
import styles from './source-view.module.css'
import { useSourceKeys } from './use-source-keys.ts'

export interface SourceViewParts {
  /** A report's name in a word or three: place, body, year. */
  readonly nameOf: (report: ReportInSource) => string
  /** The text of a report as the reading pane sets it. */
  readonly text: (report: OpenReport) => ReactNode
}

/** A source beside what was made of it: what was left out and why, and which report has which words. */
export function SourceView(parts: SourceViewParts) {
  const { t } = useTranslation(['source', 'errors'])
  const view = useApp(state => state.sourceView)
  const close = useApp(state => state.closeSource)
  if (!view) return null
  const { content, failure } = view
  return (
    <div className={styles.view} aria-busy={content === null && failure === null}>
      <SourceHeader source={content?.source ?? null} characters={content?.text.length ?? 0} />
      {failure && (
        <EmptyState title={t('failed.title')} actions={<Button onClick={close}>{t('back')}</Button>}>
          <p>{failure.code === 'too-large' ? t('failed.tooLarge') : t(`errors:${failure.code}`, { ...failure.details })}</p>
        </EmptyState>
      )}
      {content && <Comparison view={view} content={content} {...parts} />}
    </div>
  )
}

interface ComparisonProps extends SourceViewParts {
  readonly view: View
  readonly content: SourceInFull
}

function Comparison({ view, content, nameOf, text }: ComparisonProps) {
  const { t } = useTranslation('source')
  const { reports, cuts } = content
  const { target, reportId, report } = view
  const choose = useApp(state => state.chooseSourceReport)
  const layout = useMemo(() => layoutSource(content), [content])
  const reasons = useMemo(() => countReasons(cuts), [cuts])
  const [chosen, setChosen] = useState<ReadonlySet<CutReason>>(
    () => new Set(reasons.map(({ reason }) => reason).filter(reason => !isQuiet(reason))),
  )
  const [place, setPlace] = useState<Place | null>(() => placeOf(target, reportId))
  /** Offset at the top of the source's side. */
  const [top, setTop] = useState(0)
  const at = reports.findIndex(({ id }) => id === reportId)
  const pieces = reports[at]?.pieces
  const map = useMemo(() => pieces && mapSource(pieces, cuts), [pieces, cuts])
  const lit = useMemo(() => litBy(place, report, map ?? null), [place, report, map])
  const cut = place?.kind === 'spot' ? place.cut : null

  const showCut = useCallback(
    (index: number) => {
      const range = cuts[index]
      if (!range) return
      setPlace({ kind: 'spot', range, cut: index })
      const near = reports[reportNear(layout.stretches, range.start) ?? -1]
      if (near) void choose(near.id)
    },
    [cuts, reports, layout, choose],
  )

  const showOffset = useCallback(
    (offset: number) => {
      const stretch = layout.stretches[stretchAt(layout.stretches, offset)]
      if (!stretch) return
      if (stretch.cut !== null) showCut(stretch.cut)
      const own = stretch.report === null ? undefined : reports[stretch.report]
      const there = own && mapSource(own.pieces, cuts).toReport(offset)
      if (own === undefined || there === undefined || there === null) return
      setPlace({ kind: 'sentence', reportId: own.id, offset: there })
      void choose(own.id)
    },
    [layout, reports, cuts, choose, showCut],
  )

  const step = (by: 1 | -1) => {
    const from = stepCut(cuts, chosen, { cut, offset: lit.source[0]?.start ?? top }, by)
    if (from !== undefined) showCut(from)
  }
  useSourceKeys(step)

  if (content.text.trim() === '') {
    return (
      <EmptyState title={t('empty.title')}>
        <p>{t('empty.text')}</p>
      </EmptyState>
    )
  }
  return (
    <div className={styles.sides}>
      <div className={styles.side}>
        <CutBar cuts={cuts} reasons={reasons} chosen={chosen} current={cut} onChoose={setChosen} onStep={step} />
        <SourceText
          content={content}
          layout={layout}
          lit={lit.source}
          cut={cut}
          beside={at}
          nameOf={nameOf}
          onPlace={showOffset}
          onTop={setTop}
        />
      </div>
      <ReportSide
        view={view}
        content={content}
        lit={lit}
        nameOf={nameOf}
        text={text}
        onPlace={offset => reportId && setPlace({ kind: 'sentence', reportId, offset })}
        onChoose={id => {
          setPlace({ kind: 'sentence', reportId: id, offset: 0 })
          void choose(id)
        }}
      />
    </div>
  )
}
