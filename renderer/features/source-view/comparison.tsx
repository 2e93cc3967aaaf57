import { type ReactNode, useMemo, useRef, useState } from 'react'
import type { Range } from '../../../shared/model/search.ts'
import type { CutReason, ReportInSource, SourceInFull } from '../../../shared/model/source.ts'
import { mapSource } from '../../../shared/text/source-map.ts'
import type { OpenReport } from '../../state/panes.ts'
import { toggled as withToggled } from '../../state/selection.ts'
import type { SourceView } from '../../state/source-view.ts'
import { useApp } from '../../state/store.ts'
import { CutBar } from './cut-bar.tsx'
import { countReasons, isQuiet, stepCut } from './cut-steps.ts'
import { layoutSource, type Mark, rowsOf } from './layout-source.ts'
import { blockAfterKey, placeAfterKey } from './paragraph-steps.ts'
import { litBy } from './place.ts'
import { RepairBar } from './repair-bar.tsx'
import { RepairList } from './repair-list.tsx'
import { ReportSide } from './report-side.tsx'
import { type Block, blocksOf } from './source-blocks.ts'
import { SourceHeader } from './source-header.tsx'
import { SourceText } from './source-text.tsx'
import styles from './source-view.module.css'
import { usePointing } from './use-pointing.ts'
import { type Repairs, useRepairs } from './use-repairs.ts'
import { useSourceKeys } from './use-source-keys.ts'
import { useCopying } from './use-source-selection.ts'

export interface SourceViewParts {
  /** A report's name in a word or three: place, body, year. */
  readonly nameOf: (report: ReportInSource) => string
  /** The text of a report as the reading pane sets it. */
  readonly text: (report: OpenReport) => ReactNode
}

interface ComparisonProps extends SourceViewParts {
  readonly view: SourceView
  readonly content: SourceInFull
  readonly onHelp: () => void
}

/** The source at the left, a report of it at the right; pointing at a place on either side shows it on the other. */
export function Comparison({ view, content, onHelp, nameOf, text }: ComparisonProps) {
  const { reports, cuts } = content
  const { reportId, report } = view
  const close = useApp(state => state.closeSource)
  const rows = useMemo(() => rowsOf(content.text), [content.text])
  const layout = useMemo(() => layoutSource(content, rows), [content, rows])
  const blocks = useMemo(() => blocksOf(content, layout.stretches), [content, layout])
  const reasons = useMemo(() => countReasons(cuts), [cuts])
  /** White space is passed over and all else stepped through, but for these. */
  const [toggled, setToggled] = useState<ReadonlySet<CutReason>>(new Set())
  const chosen = new Set(reasons.map(({ reason }) => reason).filter(reason => isQuiet(reason) === toggled.has(reason)))
  const { place, asked, picked, block, target, ...pointing } = usePointing(view, content, layout, blocks)
  const repairs = useRepairs(target, content, layout, blocks, pointing.follow)
  useCopying(content.text, picked)
  const [inView, setInView] = useState<Range>({ start: 0, end: 0 })
  /** The paragraphs taken along with Shift, from the first to the last that was reached. */
  const extent = useRef<{ readonly from: Block; readonly to: Block } | null>(null)
  const at = reports.findIndex(({ id }) => id === reportId)
  const pieces = reports[at]?.pieces
  const map = useMemo(() => pieces && mapSource(pieces, cuts), [pieces, cuts])
  const lit = useMemo(() => litBy(place, report, map ?? null), [place, report, map])
  const cut = place?.kind === 'spot' ? place.cut : null

  function showCut(index: number | undefined): void {
    const range = index === undefined ? undefined : cuts[index]
    if (range && index !== undefined) pointing.point({ kind: 'spot', range, cut: index })
  }
  const step = (by: 1 | -1) => showCut(stepCut(cuts, chosen, { cut, offset: lit.source[0]?.start ?? inView.start }, by))

  function stepParagraph(by: 1 | -1, more: boolean, inReport: boolean): void {
    if (repairs.moving) {
      const next = placeAfterKey(blocks, repairs.moving, repairs.drop?.block, by)
      if (!next) return
      pointing.pointAt(next.start)
      repairs.aim(next, 'after')
      return
    }
    const from = more && picked ? extent.current?.to : seen(block)
    const next = blockAfterKey(blocks, from, by, { inView, report: inReport && at !== -1 ? at : null })
    if (!next) return
    if (!more || !from) pointing.pointAt(next.start)
    else {
      const first = picked && extent.current ? extent.current.from : from
      extent.current = { from: first, to: next }
      pointing.pick({ start: Math.min(first.start, next.start), end: Math.max(first.end, next.end) }, next)
    }
  }
  /** What has been scrolled away is not where the reader is. */
  const seen = (known: Block | undefined) => (known && known.start < inView.end && known.end > inView.start ? known : undefined)

  useSourceKeys({
    stepCut: step,
    stepParagraph: (by, { more, inReport }) => stepParagraph(by, more, inReport),
    reorder: by => repairs.run(by === 1 ? 'down' : 'up'),
    split: () => repairs.run(possible => (possible['keep-as-report'] ? 'keep-as-report' : 'split')),
    merge: by => repairs.run(by === 1 ? 'merge-next' : 'merge-previous'),
    leaveOut: () => repairs.run(possible => (possible.keep && !possible.cut ? 'keep' : 'cut')),
    move: repairs.startMove,
    put(side) {
      if (!repairs.moving) return false
      repairs.put(repairs.drop?.block, side)
      return true
    },
    leave() {
      if (repairs.moving) repairs.stopMove()
      else if (picked) pointing.pick(null)
      else close()
    },
  })

  return (
    <>
      <SourceHeader source={content.source} characters={content.text.length} onHelp={onHelp}>
        <RepairList
          repairs={content.repairs}
          text={content.text}
          onShow={({ start }) => pointing.pointAt(start)}
          onTakeBack={repairs.takeBack}
        />
      </SourceHeader>
      <div className={styles.sides}>
        <div className={styles.side}>
          <CutBar
            cuts={cuts}
            reasons={reasons}
            chosen={chosen}
            current={cut}
            onToggle={reason => setToggled(new Set(withToggled([...toggled], reason)))}
            onStep={step}
          />
          <SourceText
            content={content}
            layout={layout}
            blocks={blocks}
            place={asked}
            lit={lit.source}
            marks={marksOf(picked, block, repairs)}
            repairs={repairs}
            selecting={picked !== null}
            cut={cut}
            beside={at}
            nameOf={nameOf}
            onPlace={pointing.pointAt}
            onSelect={pointing.pick}
            onView={setInView}
          />
        </div>
        <ReportSide
          view={view}
          content={content}
          blocks={blocks}
          map={map}
          place={place}
          lit={lit}
          held={repairs.moving ?? picked}
          repairs={repairs}
          nameOf={nameOf}
          text={text}
          onPlace={offset => reportId && pointing.point({ kind: 'sentence', reportId, offset })}
          onSelect={pointing.pick}
          onChoose={id => pointing.point({ kind: 'sentence', reportId: id, offset: 0 })}
        />
      </div>
      <RepairBar repairs={repairs} target={target} text={content.text} />
    </>
  )
}

function marksOf(picked: Range | null, block: Block | undefined, { moving, drop }: Repairs): Mark[] {
  if (moving) {
    const place: Mark[] = drop ? [{ start: drop.block.start, end: drop.block.end, as: drop.side }] : []
    return [{ ...moving, as: 'moving' }, ...place]
  }
  if (picked) return [{ ...picked, as: 'picked' }]
  return block ? [{ start: block.start, end: block.end, as: 'pointed' }] : []
}
