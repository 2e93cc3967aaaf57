import { useTranslation } from 'react-i18next'
import { NOTES_VIEWS } from '../../state/notes.ts'
import { useApp } from '../../state/store.ts'
import { Bar, BarSpace } from '../../ui/bar.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { MATRIX_SIDES, type MatrixSide } from './quote-matrix.ts'

interface NotesViewsProps {
  /** What the columns of the matrix are. */
  readonly side: MatrixSide
  readonly onSide: (side: MatrixSide) => void
}

/** Above the notes: as what they are shown. */
export function NotesViews({ side, onSide }: NotesViewsProps) {
  const { t } = useTranslation('notes')
  const view = useApp(state => state.notesView)
  const show = useApp(state => state.showNotes)
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
          onChange={onSide}
        />
      )}
    </Bar>
  )
}
