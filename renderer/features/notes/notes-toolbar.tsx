import { useTranslation } from 'react-i18next'
import { GROUPINGS } from '../../state/notes.ts'
import { useApp } from '../../state/store.ts'
import { Bar, BarFilter, BarSpace } from '../../ui/bar.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { useFilterText } from './use-filter-text.ts'

/** Above the list: filter by words, and what the quotes are grouped by, where they are. */
export function NotesToolbar({ grouped }: { readonly grouped: boolean }) {
  const { t } = useTranslation('notes')
  const grouping = useApp(state => state.notesGrouping)
  const group = useApp(state => state.groupNotes)
  const memos = useApp(state => state.memosInText)
  const showMemos = useApp(state => state.showMemosInText)
  const field = useFilterText()
  return (
    <Bar edge="top">
      <BarFilter>
        <TextField
          label={t('filter.text')}
          labelHidden
          type="search"
          placeholder={t('filter.placeholder')}
          value={field.text}
          onChange={event => field.write(event.target.value)}
        />
      </BarFilter>
      {memos > 0 && <Button onClick={showMemos}>{t('filter.inMemos', { count: memos })}</Button>}
      <BarSpace />
      {grouped && (
        <Segmented
          label={t('group.label')}
          value={grouping}
          options={GROUPINGS.map(value => ({ value, label: t(`group.${value}`) }))}
          onChange={group}
        />
      )}
    </Bar>
  )
}
