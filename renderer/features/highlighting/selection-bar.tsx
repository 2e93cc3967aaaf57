import { Copy, Hash, NotebookPen, NotebookText, Tag } from 'lucide-react'
import { useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { COLOURS, type Colour } from '../../../shared/model/highlight.ts'
import type { Range } from '../../../shared/model/search.ts'
import type { TextSurface } from '../../dom/text-surface.ts'
import { useInkName } from '../../naming/use-ink-name.ts'
import { useKeyHint, useKeys } from '../../naming/use-key-hint.ts'
import { inkKey } from '../../state/passage-keys.ts'
import { useApp } from '../../state/store.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Swatch } from '../../ui/swatch.tsx'
import styles from './selection-bar.module.css'

interface SelectionBarProps {
  readonly surface: TextSurface
  readonly passage: Range
  readonly onColour: (colour: Colour) => void
  readonly onTag: () => void
  readonly onNote: () => void
  readonly onMemo: () => void
  /** Null where no number is selected that could be an example. */
  readonly onIndicator: (() => void) | null
  readonly onCopy: () => void
}

/** Between the bar and the lines, and the least distance from the sheet's edge, in px. */
const GAP = 8

/** What can be done with the selected words. Stands below the end of the selection, or above its beginning; never on it. */
export function SelectionBar({ surface, passage, onColour, onTag, onNote, onMemo, onIndicator, onCopy }: SelectionBarProps) {
  const { t } = useTranslation('reading')
  const inkName = useInkName()
  const keys = useKeys()
  const withKey = useKeyHint()
  const { t: memos } = useTranslation('memos')
  const { t: review } = useTranslation('review')
  const colour = useApp(state => state.colour)
  const moving = useApp(state => state.movingHighlight)
  const moveHighlight = useApp(state => state.moveHighlight)
  const bar = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null)

  useLayoutEffect(() => {
    const put = () => bar.current && setPlace(placeFor(surface, passage, bar.current))
    put()
    const resized = new ResizeObserver(put)
    resized.observe(surface.stage)
    return () => resized.disconnect()
  }, [surface, passage])

  return (
    <div
      ref={bar}
      className={styles.bar}
      style={{ ...place, visibility: place ? 'visible' : 'hidden' }}
      role="toolbar"
      aria-label={t('bar.label')}
      // The selection must survive a click on the bar.
      onPointerDown={event => event.preventDefault()}
      onMouseDown={event => event.preventDefault()}
    >
      <span className={styles.group}>
        {COLOURS.map(name => {
          const [key = ''] = keys(inkKey(name))
          const label = key === '' ? inkName(name) : t('margin.colourOf', { colour: inkName(name), key })
          return (
            <button
              key={name}
              type="button"
              className={styles.colour}
              data-last={name === colour || undefined}
              aria-label={label}
              title={label}
              onClick={() => onColour(name)}
            >
              <Swatch colour={name} shape="stroke" />
              <span className={styles.key} aria-hidden>
                {key}
              </span>
            </button>
          )
        })}
      </span>
      <span className={styles.group}>
        {moving && moving.reportId === surface.reportId && (
          <Button tone="primary" onClick={() => void moveHighlight({ ...passage, quote: surface.text.slice(passage.start, passage.end) })}>
            {review('moveHere')}
          </Button>
        )}
        <IconButton label={withKey(t('bar.tag'), 'tag')} onClick={onTag}>
          <Tag size={16} />
        </IconButton>
        <IconButton label={withKey(t('bar.note'), 'note')} onClick={onNote}>
          <NotebookPen size={16} />
        </IconButton>
        <IconButton label={withKey(memos('linkPassage'), 'linkMemo')} onClick={onMemo}>
          <NotebookText size={16} />
        </IconButton>
        <IconButton label={withKey(t('bar.copy'), 'copyCitation')} onClick={onCopy}>
          <Copy size={16} />
        </IconButton>
        {onIndicator && (
          <IconButton label={withKey(t('bar.indicator'), 'defineIndicator')} onClick={onIndicator}>
            <Hash size={16} />
          </IconButton>
        )}
      </span>
    </div>
  )
}

/** In coordinates of the stage, with which the bar scrolls. */
function placeFor({ stage, scroller, positions }: TextSurface, passage: Range, bar: HTMLElement): { left: number; top: number } | null {
  const boxes = positions.lineBoxes(passage)
  const first = boxes[0]
  const last = boxes.at(-1)
  if (!first || !last) return null
  const page = stage.getBoundingClientRect()
  const view = scroller.getBoundingClientRect()
  const { offsetWidth: width, offsetHeight: height } = bar
  const below = last.bottom + GAP
  const fits = below + height <= view.bottom - GAP
  const above = first.top - GAP - height
  const top = fits || above < view.top ? below : above
  const wished = (top === below ? last.right : first.left) - width / 2
  const left = Math.max(Math.min(wished, page.right - width - GAP), page.left + GAP)
  return { left: left - page.left, top: top - page.top }
}
