import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import type { Cut } from '../../../shared/model/source.ts'
import type { Bar, Part } from './layout-source.ts'
import { inkOf } from './report-ink.ts'
import styles from './source-text.module.css'

interface SourceRowProps {
  readonly ref: Ref<HTMLDivElement>
  readonly index: number
  /** Distance from the top of the text, in px. */
  readonly top: number
  /** Of the whole source. */
  readonly text: string
  readonly cuts: readonly Cut[]
  readonly parts: readonly Part[]
  readonly bars: readonly Bar[]
  readonly current: number | null
  readonly beside: number
}

/** A line of the source: what belongs to which report, and what was left out. */
export function SourceRow({ ref, index, top, text, cuts, parts, bars, current, beside }: SourceRowProps) {
  return (
    <div ref={ref} data-index={index} className={styles.row} data-blank={parts.length === 0 || undefined} style={{ top }}>
      <span className={styles.bars} aria-hidden>
        {bars.map(bar => (
          <span
            key={bar.report}
            className={styles.bar}
            style={inkOf(bar.report)}
            data-beside={bar.report === beside || undefined}
            data-begins={bar.begins || undefined}
            data-ends={bar.ends || undefined}
          >
            {bar.begins && <span className={styles.number}>{bar.report + 1}</span>}
          </span>
        ))}
      </span>
      <p className={styles.line}>
        {parts.map(part => (
          <SourcePart key={`${part.kind} ${part.start} ${part.cut}`} part={part} text={text} cuts={cuts} current={current} />
        ))}
      </p>
    </div>
  )
}

interface SourcePartProps {
  readonly part: Part
  readonly text: string
  readonly cuts: readonly Cut[]
  readonly current: number | null
}

function SourcePart({ part: { start, end, kind, cut, lit, mark }, text, cuts, current }: SourcePartProps) {
  const { t } = useTranslation('source')
  const place = {
    'data-start': start,
    'data-end': end,
    'data-lit': lit || undefined,
    'data-mark': mark?.as,
    // Where what is moved would go in.
    'data-edge': (mark?.as === 'before' && mark.start === start) || (mark?.as === 'after' && mark.end === end) || undefined,
  }
  const reason = cut === null ? undefined : cuts[cut]?.reason
  if (kind === 'text' || reason === undefined) return <span {...place}>{text.slice(start, end)}</span>
  const words = text.slice(start, end)
  const isCurrent = cut === current || undefined
  if (kind === 'line-end-put-in') {
    return (
      <ins {...place} className={styles.sign} title={t('cuts.lineEndPutIn')} data-current={isCurrent}>
        ¶
      </ins>
    )
  }
  if (kind === 'line-end-cut') {
    const title = reason === 'line-wrap' ? t('cuts.lineEndCut') : t(`why.${reason}`)
    return (
      <del {...place} className={styles.sign} title={title} data-current={isCurrent}>
        ⏎
      </del>
    )
  }
  const tip = t('cuts.tip', { reason: t(`reason.${reason}`), why: t(`why.${reason}`) })
  const blank = words.trim() === ''
  return (
    <del
      {...place}
      className={styles.cut}
      data-current={isCurrent}
      data-blank={blank || undefined}
      {...(blank ? {} : { 'data-why': tip, 'aria-description': tip, tabIndex: 0 })}
    >
      {words}
    </del>
  )
}
