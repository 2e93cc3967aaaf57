import { Grid3x3, Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Concept } from '../../../shared/model/search.ts'
import { useApp } from '../../state/store.ts'
import { keyOf, MOST_SUBJECTS, withSubject } from '../../state/trend-subjects.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { TableFormats } from '../../ui/table-formats.tsx'
import { ConceptDialog } from './concept-dialog.tsx'
import styles from './concept-panel.module.css'

/** The user's dictionary: names for several expressions, each one click from its line or its places and years. */
export function ConceptPanel() {
  const { t } = useTranslation(['trends', 'common'])
  const concepts = useApp(state => state.concepts)
  const exportConcepts = useApp(state => state.exportConcepts)
  const [editing, setEditing] = useState<Concept | 'new' | null>(null)
  return (
    <div className={styles.panel}>
      <h2 className={styles.title}>{t('concepts.title')}</h2>
      <p className={styles.quiet}>{concepts.length === 0 ? t('concepts.none') : t('concepts.help')}</p>
      <div className={styles.ways}>
        <Button onClick={() => setEditing('new')}>
          <Plus size={16} aria-hidden />
          {t('concepts.add')}
        </Button>
        {concepts.length > 0 && (
          <Menu trigger={<Button>{t('common:table.export')}</Button>}>
            <TableFormats name={format => t(`common:table.${format}`)} onChoose={format => void exportConcepts(format)} />
          </Menu>
        )}
      </div>
      <ul className={styles.list} aria-label={t('concepts.title')}>
        {concepts.map(concept => (
          <ConceptRow key={concept.id} concept={concept} onEdit={() => setEditing(concept)} />
        ))}
      </ul>
      {editing && <ConceptDialog concept={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </div>
  )
}

function ConceptRow({ concept, onEdit }: { readonly concept: Concept; readonly onEdit: () => void }) {
  const { t } = useTranslation('trends')
  const { id, name, expressions, note } = concept
  const subjects = useApp(state => state.trendSubjects)
  const countSubject = useApp(state => state.countSubject)
  const changeTrends = useApp(state => state.changeTrends)
  const draw = useApp(state => state.drawTrends)
  const forgetSubject = useApp(state => state.forgetSubject)
  const removeConcept = useApp(state => state.removeConcept)
  const counted = { kind: 'concept', conceptId: id } as const
  const key = keyOf(counted)
  const isCounted = subjects.some(subject => subject.key === key)
  const full = subjects.length >= MOST_SUBJECTS && !isCounted

  function showPanel(): void {
    draw({ view: 'chart' })
    void changeTrends({ subjects: withSubject(subjects, counted), by: 'place-year', focus: key })
  }

  return (
    <li className={styles.concept}>
      <label className={styles.name} title={t('concepts.show', { name })}>
        <input
          type="checkbox"
          checked={isCounted}
          disabled={full}
          onChange={() => void (isCounted ? forgetSubject(key) : countSubject(counted))}
        />
        <span>{name}</span>
      </label>
      <span className={styles.actions}>
        <IconButton label={t('concepts.panel', { name })} disabled={full} onClick={showPanel}>
          <Grid3x3 size={14} aria-hidden />
        </IconButton>
        <IconButton label={t('concepts.edit', { name })} onClick={onEdit}>
          <Pencil size={14} aria-hidden />
        </IconButton>
        <IconButton label={t('concepts.remove', { name })} onClick={() => void removeConcept(id)}>
          <Trash2 size={14} aria-hidden />
        </IconButton>
      </span>
      <p className={styles.expressions} title={[...expressions, ...(note === '' ? [] : ['', note])].join('\n')}>
        {expressions.join(' · ')}
      </p>
    </li>
  )
}
