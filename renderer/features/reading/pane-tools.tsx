import { ArrowLeft, ArrowRight, Flag, Link2, List, Unlink2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeyHint } from '../../naming/use-key-hint.ts'
import { useApp } from '../../state/store.ts'
import { IconButton } from '../../ui/button.tsx'
import { Popover } from '../../ui/popover.tsx'
import { OutlineList } from './outline.tsx'
import styles from './pane-tools.module.css'

/** Back to where the reader of this pane was, and forward again. */
export function PaneHistoryButtons({ index }: { readonly index: number }) {
  const { t } = useTranslation('reading')
  const withKey = useKeyHint()
  const past = useApp(state => (state.panes[index]?.history.past.length ?? 0) > 0)
  const future = useApp(state => (state.panes[index]?.history.future.length ?? 0) > 0)
  const travel = useApp(state => state.travel)
  // From the beginning there is nothing to go back to: the name has the room.
  if (!past && !future) return null
  return (
    <>
      <IconButton label={withKey(t('pane.back'), 'back')} disabled={!past} onClick={() => void travel(index, -1)}>
        <ArrowLeft size={16} />
      </IconButton>
      <IconButton label={withKey(t('pane.forward'), 'forward')} disabled={!future} onClick={() => void travel(index, 1)}>
        <ArrowRight size={16} />
      </IconButton>
    </>
  )
}

/** While the panes follow one of them: whether this one leads, follows or stays where it is. */
export function FollowButton({ index }: { readonly index: number }) {
  const { t } = useTranslation('reading')
  const withKey = useKeyHint()
  const part = useApp(({ leader, panes }) => {
    const pane = panes[index]
    if (leader === null || !pane || panes.length < 2) return null
    return pane.key === leader ? 'leads' : pane.free ? 'free' : 'follows'
  })
  const toggleFree = useApp(state => state.toggleFree)
  if (part === null) return null
  if (part === 'leads') {
    return (
      <span className={styles.leads} title={t('follow.leadsHelp')}>
        <Flag size={12} aria-hidden />
        <span className={styles.word}>{t('follow.leads')}</span>
      </span>
    )
  }
  const follows = part === 'follows'
  return (
    <IconButton
      label={withKey(t(follows ? 'follow.free' : 'follow.couple'), 'freePane')}
      pressed={follows}
      onClick={() => toggleFree(index)}
    >
      {follows ? <Link2 size={16} /> : <Unlink2 size={16} />}
    </IconButton>
  )
}

/** The outline of this pane's own report. */
export function PaneOutline({ index }: { readonly index: number }) {
  const { t } = useTranslation('reading')
  const [open, setOpen] = useState(false)
  // One pane's outline stands in the column beside it.
  const offered = useApp(state => state.panes.length > 1 || !state.outlineShown)
  if (!offered) return null
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label={t('outline.ofPane')}
      align="end"
      trigger={
        <IconButton label={t('outline.ofPane')}>
          <List size={16} />
        </IconButton>
      }
    >
      <div className={styles.outline}>
        <OutlineList index={index} onChoose={() => setOpen(false)} />
      </div>
    </Popover>
  )
}
