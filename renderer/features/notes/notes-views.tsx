import { useTranslation } from 'react-i18next'
import { MATRIX_SIDES } from '../../../shared/tabling/quote-matrix.ts'
import { NOTES_VIEWS } from '../../state/notes.ts'
import { useApp } from '../../state/store.ts'
import { Bar, BarSpace } from '../../ui/bar.tsx'
import { Button } from '../../ui/button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { TableFormats } from '../../ui/table-formats.tsx'

/** Above the notes: as what they are shown, and how the tables of them leave the program. */
export function NotesViews() {
  const { t } = useTranslation(['notes', 'common'])
  const view = useApp(state => state.notesView)
  const show = useApp(state => state.showNotes)
  const side = useApp(state => state.quoteMatrixBy)
  const divide = useApp(state => state.divideQuoteMatrix)
  const exportTable = useApp(state => state.exportNotesTable)
  const doubtful = useApp(state => state.review?.filter(({ now }) => now !== null).length ?? 0)
  return (
    <Bar edge="top">
      <Segmented
        label={t('view.label')}
        value={view}
        options={NOTES_VIEWS.map(value => ({
          value,
          label: value === 'review' && doubtful > 0 ? `${t('view.review')} ${doubtful}` : t(`view.${value}`),
        }))}
        onChange={show}
      />
      <BarSpace />
      {view === 'matrix' && (
        <Segmented
          label={t('matrix.by')}
          value={side}
          options={MATRIX_SIDES.map(value => ({ value, label: t(`group.${value}`) }))}
          onChange={divide}
        />
      )}
      {(view === 'matrix' || view === 'pairs') && (
        <Menu trigger={<Button>{t('common:table.export')}</Button>}>
          <TableFormats name={format => t(`common:table.${format}`)} onChoose={format => void exportTable(view, format)} />
        </Menu>
      )}
    </Bar>
  )
}
