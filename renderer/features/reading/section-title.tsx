import { ChevronRight } from 'lucide-react'
import { Fragment, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useShallow } from 'zustand/react/shallow'
import type { OutlineEntry } from '../../../shared/model/report.ts'
import { useApp } from '../../state/store.ts'
import { Popover } from '../../ui/popover.tsx'
import { OutlineList } from './outline.tsx'
import styles from './section-title.module.css'

/** Above the text: in which part and section the reader is. Opens the outline. It is always there, so that the text stays where it is. */
export function SectionTitle({ index }: { readonly index: number }) {
  const { t } = useTranslation('reading')
  const [open, setOpen] = useState(false)
  const headings = useApp(useShallow(({ panes }) => headingsAt(panes[index]?.report?.outline ?? [], panes[index]?.position ?? 0)))
  const title = useApp(({ panes }) => panes[index]?.report?.title ?? '')
  const path = headings.length > 0 ? headings : [title]
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label={t('outline.ofPane')}
      trigger={
        <button
          type="button"
          className={styles.title}
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

/** From the outermost to the innermost, each once. */
function headingsAt(outline: readonly OutlineEntry[], position: number): string[] {
  const here = outline.filter(({ start, end }) => start <= position && position < end)
  return [...new Set(here.sort((a, b) => a.level - b.level).map(({ heading }) => heading))]
}
