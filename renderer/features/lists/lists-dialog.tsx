import { Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useApp } from '../../state/store.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { NameField } from '../../ui/name-field.tsx'
import styles from './lists.module.css'

/** All reading lists and saved searches: opened, renamed, removed. */
export default function ListsDialog() {
  const { t } = useTranslation(['lists', 'common'])
  const lists = useApp(state => state.lists)
  const searches = useApp(state => state.savedSearches)
  const showLists = useApp(state => state.showLists)
  const renameList = useApp(state => state.renameList)
  const removeList = useApp(state => state.removeList)
  const renameSearch = useApp(state => state.renameSearch)
  const removeSearch = useApp(state => state.removeSearch)
  const runSearch = useApp(state => state.runSearch)
  const narrowLibrary = useApp(state => state.narrowLibrary)
  const show = useApp(state => state.show)
  const close = () => showLists(false)
  return (
    <Dialog open onClose={close} title={t('title')} width={600} actions={<Button onClick={close}>{t('common:action.close')}</Button>}>
      <section className={styles.part} aria-label={t('lists')}>
        <h3>{t('lists')}</h3>
        {lists.length === 0 && <p className={styles.none}>{t('noLists')}</p>}
        <ul className={styles.rows}>
          {lists.map(list => (
            <Row
              key={list.id}
              name={list.name}
              detail={t('count', { count: list.reportIds.length })}
              onOpen={() => {
                close()
                narrowLibrary({ list: [list.id] })
                show('library')
              }}
              onRename={name => renameList(list.id, name)}
              onRemove={() => void removeList(list.id)}
            />
          ))}
        </ul>
      </section>
      <section className={styles.part} aria-label={t('searches')}>
        <h3>{t('searches')}</h3>
        {searches.length === 0 && <p className={styles.none}>{t('noSearches')}</p>}
        <ul className={styles.rows}>
          {searches.map(search => (
            <Row
              key={search.id}
              name={search.name}
              detail={search.query}
              onOpen={() => {
                close()
                void runSearch(search)
              }}
              onRename={name => renameSearch(search, name)}
              onRemove={() => void removeSearch(search.id)}
            />
          ))}
        </ul>
      </section>
    </Dialog>
  )
}

interface RowProps {
  readonly name: string
  readonly detail: string
  readonly onOpen: () => void
  /** False when the name cannot be taken. */
  readonly onRename: (name: string) => Promise<boolean>
  readonly onRemove: () => void
}

function Row({ name, detail, onOpen, onRename, onRemove }: RowProps) {
  const { t } = useTranslation('lists')
  return (
    <li className={styles.row}>
      <div className={styles.nameField}>
        <NameField label={t('name')} name={name} onRename={onRename} />
      </div>
      <span className={styles.rowDetail} title={detail}>
        {detail}
      </span>
      <Button onClick={onOpen}>{t('open')}</Button>
      <IconButton label={t('remove', { name })} onClick={onRemove}>
        <Trash2 size={16} />
      </IconButton>
    </li>
  )
}
