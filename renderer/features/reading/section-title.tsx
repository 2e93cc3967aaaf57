import { ChevronRight } from 'lucide-react'
import { Fragment, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useShallow } from 'zustand/react/shallow'
import type { Pane } from '../../state/panes.ts'
import { useApp } from '../../state/store.ts'
import { Popover } from '../../ui/popover.tsx'
import { firstInk } from './layout-text.ts'
import { OutlineList } from './outline.tsx'
import styles from './section-title.module.css'

/**
 * Above the text: in which part and section the reader is, once their headings are out of sight. Opens the outline. Its room is
 * always there, so that the text stays where it is. `end` stands at the end of the line.
 */
export function SectionTitle({ index, end }: { readonly index: number; readonly end?: ReactNode }) {
  const path = useApp(useShallow(({ panes }) => pathAt(panes[index])))
  return (
    <div className={styles.line}>
      {path.length > 0 ? <Here {...{ index, path }} /> : <span className={styles.here} />}
      {end}
    </div>
  )
}

function Here({ index, path }: { readonly index: number; readonly path: readonly string[] }) {
  const { t } = useTranslation('reading')
  const [open, setOpen] = useState(false)
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label={t('outline.ofPane')}
      trigger={
        <button
          type="button"
          className={styles.here}
          aria-label={t('outline.here', { section: path.join(' › ') })}
          title={path.join(' › ')}
        >
          {path.map((heading, at) => (
            <Fragment key={heading}>
              {at > 0 && <ChevronRight size={12} aria-hidden />}
              <span className={styles.heading}>{heading}</span>
            </Fragment>
          ))}
        </button>
      }
    >
      <div className={styles.outline}>
        <OutlineList index={index} onChoose={() => setOpen(false)} />
      </div>
    </Popover>
  )
}

/** The headings that the reader has left behind, from the outermost to the innermost, each once; the title before the first of them. */
function pathAt(pane: Pane | undefined): string[] {
  const { report, position = 0 } = pane ?? {}
  if (!report) return []
  const { text, title, outline } = report
  const isLeft = (words: string, start: number) => firstInk(text, start) + words.length <= position
  const here = outline.filter(({ heading, start, end }) => start <= position && position < end && isLeft(heading, start))
  if (here.length === 0) return isLeft(title, 0) ? [title] : []
  return [...new Set(here.sort((a, b) => a.level - b.level).map(({ heading }) => heading))]
}
