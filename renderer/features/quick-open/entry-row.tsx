import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { QuickOpenItem } from '../../../shared/model/quick-open.ts'
import type { Range } from '../../../shared/model/search.ts'
import { useOrigin } from '../../locale/use-origin.ts'
import { usePlaceName } from '../../locale/use-place-name.ts'
import { useKeys } from '../../naming/use-key-hint.ts'
import { useApp } from '../../state/store.ts'
import styles from './palette.module.css'
import type { Entry } from './use-found.ts'

/** What it is, with what was typed marked, and where it belongs. */
export function EntryRow({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation('commands')
  const keysOf = useKeys()
  if (entry.kind === 'command') {
    const { id } = entry.command
    const [key] = keysOf(id)
    return (
      <>
        <span className={styles.text}>{t(`name.${id}`)}</span>
        {key && <kbd className={styles.keys}>{key}</kbd>}
      </>
    )
  }
  if (entry.kind === 'recent') return <Recent reportId={entry.reportId} />
  const { item } = entry
  return (
    <>
      <span className={styles.text}>{marked(item.text, item.marks)}</span>
      <Detail item={item} />
    </>
  )
}

function Recent({ reportId }: { readonly reportId: string }) {
  const title = useApp(state => state.reportsById.get(reportId)?.title)
  return (
    <>
      <span className={styles.text}>{title}</span>
      <Origin reportId={reportId} />
    </>
  )
}

function Detail({ item }: { readonly item: QuickOpenItem }) {
  const { t } = useTranslation('commands')
  switch (item.kind) {
    case 'tag':
      return null
    case 'place':
      return <span className={styles.detail}>{[...item.path.slice(0, -1), t('palette.reports', { count: item.reports })].join(' · ')}</span>
    case 'memo':
      return item.about.kind === 'report' ? <Origin reportId={item.about.id} /> : <span className={styles.detail}>{item.name}</span>
    default:
      return <Origin reportId={item.reportId} />
  }
}

function Origin({ reportId }: { readonly reportId: string }) {
  const report = useApp(state => state.reportsById.get(reportId))
  const placeName = usePlaceName()
  const origin = useOrigin()
  return report ? <span className={styles.detail}>{origin({ ...report, place: placeName(report) })}</span> : null
}

function marked(text: string, marks: readonly Range[]): ReactNode[] {
  const parts: ReactNode[] = []
  let at = 0
  for (const { start, end } of marks) {
    parts.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>)
    at = end
  }
  return [...parts, text.slice(at)]
}
