import { Check, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReadingList } from '../../../shared/model/list.ts'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FilterList } from '../../ui/filter-list.tsx'
import styles from './lists.module.css'

type Choice = { readonly list: ReadingList } | { readonly create: string }

/** Puts reports into a reading list, old or new, or takes them out of one that holds them all. */
export default function ListPicker() {
  const { t } = useTranslation(['lists', 'common'])
  const reportIds = useApp(state => state.listing) ?? []
  const lists = useApp(state => state.lists)
  const close = useApp(state => state.closeListing)
  const makeList = useApp(state => state.makeList)
  const changeList = useApp(state => state.changeList)
  const [query, setQuery] = useState('')
  const holdsAll = ({ reportIds: held }: ReadingList) => reportIds.length > 0 && reportIds.every(id => held.includes(id))

  function choose(choice: Choice): void {
    close()
    if ('create' in choice) void makeList(choice.create, reportIds)
    else if (holdsAll(choice.list)) void changeList(choice.list.id, { remove: reportIds })
    else void changeList(choice.list.id, { add: reportIds })
  }

  return (
    <Dialog
      open
      onClose={close}
      title={t('picker.title', { count: reportIds.length })}
      width={440}
      actions={<Button onClick={close}>{t('common:action.cancel')}</Button>}
    >
      <div className={styles.picker}>
        <FilterList
          label={t('picker.label')}
          placeholder={t('picker.placeholder')}
          query={query}
          onQuery={setQuery}
          items={choicesOf(lists, query)}
          keyOf={choice => ('list' in choice ? choice.list.id : 'create')}
          onChoose={choose}
          empty={t('picker.none')}
          autoFocus
          render={choice => (
            <>
              <span className={styles.sign} aria-hidden>
                {'create' in choice ? <Plus size={14} /> : holdsAll(choice.list) && <Check size={14} />}
              </span>
              <span className={styles.name}>{'create' in choice ? t('picker.create', { name: choice.create }) : choice.list.name}</span>
              {'list' in choice && (
                <span className={styles.detail}>
                  {holdsAll(choice.list) ? t('picker.takeOut') : t('count', { count: choice.list.reportIds.length })}
                </span>
              )}
            </>
          )}
        />
      </div>
    </Dialog>
  )
}

function choicesOf(lists: readonly ReadingList[], query: string): Choice[] {
  const name = query.trim()
  const found: Choice[] = lists.filter(list => list.name.toLowerCase().includes(name.toLowerCase())).map(list => ({ list }))
  return name === '' || lists.some(list => list.name === name) ? found : [...found, { create: name }]
}
