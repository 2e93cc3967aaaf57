import { Dialog } from '@base-ui/react/dialog'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type QuickOpenItem, quickOpenKey } from '../../../shared/model/quick-open.ts'
import { type AppState, useApp, useAppStore } from '../../state/store.ts'
import dialog from '../../ui/dialog.module.css'
import { FilterList, type Modifiers } from '../../ui/filter-list.tsx'
import { EntryRow } from './entry-row.tsx'
import styles from './palette.module.css'
import { commandIn, type Entry, useFound } from './use-found.ts'

/** One field that leads to everything in the library, and with `>` to everything that can be done. */
export default function Palette() {
  const { t } = useTranslation('commands')
  const store = useAppStore()
  const begun = useApp(state => state.palette?.query ?? '')
  const close = useApp(state => state.closePalette)
  const [query, setQuery] = useState(begun)
  const { entries, settled } = useFound(query)
  /** What was chosen takes the keyboard. */
  const chosen = useRef(false)

  function choose(entry: Entry, keys: Modifiers): void {
    chosen.current = entry.kind !== 'command'
    const app = store.getState()
    close()
    if (entry.kind === 'command') void entry.command.run(app)
    else go(entry, app, keys.ctrlKey || keys.metaKey || keys.shiftKey)
  }

  return (
    <Dialog.Root open onOpenChange={open => !open && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup className={`${dialog.popup} ${styles.popup}`} aria-label={t('palette.label')} finalFocus={() => !chosen.current}>
          <FilterList
            label={t('palette.label')}
            placeholder={t('palette.placeholder')}
            query={query}
            onQuery={setQuery}
            items={entries}
            settled={settled}
            keyOf={keyOf}
            groupOf={entry => groupName(entry)}
            onChoose={(entry, _by, keys) => choose(entry, keys)}
            empty={emptyWords()}
            autoFocus
            render={entry => <EntryRow entry={entry} />}
          />
          <p className={styles.foot}>{t(commandIn(query) === undefined ? 'palette.keys' : 'palette.commandKeys')}</p>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )

  function groupName(entry: Entry): string {
    if (entry.kind !== 'item') return t(`palette.${entry.kind}`)
    const { kind } = entry.item
    return t('palette.counted', { kind: t(`palette.${kind}`), count: entry.total })
  }

  function emptyWords(): string {
    if (commandIn(query) !== undefined) return t('palette.noCommand')
    return t(query.trim() === '' ? 'palette.begin' : settled ? 'palette.nothing' : 'palette.looking')
  }
}

function go(entry: Exclude<Entry, { kind: 'command' }>, app: AppState, besides: boolean): void {
  const pane = besides ? { pane: 'new' as const } : {}
  if (entry.kind === 'recent') app.read(entry.reportId, pane)
  else goTo(entry.item, app, pane)
}

function goTo(item: QuickOpenItem, app: AppState, pane: { readonly pane?: 'new' }): void {
  switch (item.kind) {
    case 'report':
      app.read(item.reportId, pane)
      break
    case 'section':
      app.read(item.reportId, { ...pane, position: item.start, flash: { start: item.start, end: item.start + item.text.length } })
      break
    case 'note':
      app.read(item.reportId, { ...pane, position: item.start, flash: { start: item.start, end: item.end } })
      break
    case 'place':
      app.narrowLibrary({ place: [item.path.join('/')] })
      app.show('library')
      break
    case 'tag':
      void app.filterNotes({ tagIds: [item.tagId] })
      app.showNotes('list')
      app.show('notes')
      break
    case 'memo':
      void app.openMemo(item.about)
  }
}

function keyOf(entry: Entry): string {
  if (entry.kind === 'command') return entry.command.id
  if (entry.kind === 'recent') return entry.reportId
  return quickOpenKey(entry.item)
}
