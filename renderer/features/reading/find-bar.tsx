import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Range } from '../../../shared/model/search.ts'
import { scrollToRange } from '../../dom/scrolling.ts'
import type { TextSurface } from '../../dom/text-surface.ts'
import { useApp, useAppStore } from '../../state/store.ts'
import { IconButton } from '../../ui/button.tsx'
import styles from './find-bar.module.css'

interface FindBarProps {
  readonly surface: TextSurface
  readonly index: number
  /** Words that were selected when the bar was opened. */
  readonly start: string
  /** Grows each time the reader asks for the bar again. */
  readonly asked: number
  readonly onClose: () => void
}

/** What the bar floats over, in px. */
const COVERED = 52

/** Finds words in one report; every hit is painted, Enter and Shift+Enter go from one to the next. */
export function FindBar({ surface, index, start, asked, onClose }: FindBarProps) {
  const { t } = useTranslation('reading')
  const store = useAppStore()
  const findInReport = useApp(state => state.findInReport)
  const fail = useApp(state => state.fail)
  const field = useRef<HTMLInputElement>(null)
  const [query, setQuery] = useState(start)
  const [hits, setHits] = useState<readonly Range[]>([])
  const [current, setCurrent] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` is the wish to write again
  useEffect(() => field.current?.select(), [asked])

  useEffect(() => {
    const turn = new AbortController()
    findInReport(surface.reportId, query, turn.signal)
      .then(found => {
        if (turn.signal.aborted) return
        const place = store.getState().panes[index]?.position ?? 0
        setHits(found)
        setCurrent(
          Math.max(
            found.findIndex(hit => hit.start >= place),
            0,
          ),
        )
      })
      .catch(error => {
        if (!turn.signal.aborted) fail(error)
      })
    return () => turn.abort()
  }, [surface, query, index, findInReport, fail, store])

  useEffect(() => {
    const hit = hits[current]
    surface.painting.show('find', hits)
    surface.painting.show('find-current', hit ? [hit] : [])
    if (hit) scrollToRange(surface.scroller, surface.positions, hit, COVERED)
    return () => {
      surface.painting.show('find', [])
      surface.painting.show('find-current', [])
    }
  }, [surface, hits, current])

  const step = (by: number) => setCurrent(hits.length === 0 ? 0 : (current + by + hits.length) % hits.length)

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') step(event.shiftKey ? -1 : 1)
    else if (event.key === 'Escape') onClose()
    else return
    event.preventDefault()
  }

  const count = hits.length > 0 ? t('find.count', { at: current + 1, count: hits.length }) : t('find.none')
  return (
    <search className={styles.bar}>
      <input
        ref={field}
        className={styles.field}
        type="text"
        aria-label={t('find.label')}
        placeholder={t('find.label')}
        autoComplete="off"
        spellCheck={false}
        value={query}
        onChange={event => setQuery(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <output className={styles.count}>{query.trim() !== '' && count}</output>
      <IconButton label={`${t('find.previous')} (Shift+Enter)`} disabled={hits.length === 0} onClick={() => step(-1)}>
        <ChevronUp size={16} />
      </IconButton>
      <IconButton label={`${t('find.next')} (Enter)`} disabled={hits.length === 0} onClick={() => step(1)}>
        <ChevronDown size={16} />
      </IconButton>
      <IconButton label={`${t('find.close')} (Esc)`} onClick={onClose}>
        <X size={16} />
      </IconButton>
    </search>
  )
}
