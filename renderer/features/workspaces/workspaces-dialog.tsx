import { Trash2 } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SavedLayout } from '../../../shared/model/settings.ts'
import { reportName } from '../../locale/report-name.ts'
import { usePlaceName } from '../../locale/use-place-name.ts'
import { useApp } from '../../state/store.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { NameField } from '../../ui/name-field.tsx'
import styles from './workspaces-dialog.module.css'

/** The layouts of panes that are kept under names: opened, renamed in place, taken away, and the present one added. */
export default function WorkspacesDialog() {
  const { t } = useTranslation('reading')
  const { t: common } = useTranslation()
  const layouts = useApp(state => state.savedLayouts)
  const show = useApp(state => state.showWorkspaces)
  const saveLayout = useApp(state => state.saveLayout)
  const removeLayout = useApp(state => state.removeLayout)
  const restoreLayout = useApp(state => state.restoreLayout)
  const [name, setName] = useState('')
  const [removed, setRemoved] = useState<SavedLayout | null>(null)
  const wanted = name.trim()
  const replaces = layouts.some(layout => layout.name === wanted)
  const close = () => void show(false)

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (wanted !== '' && (await saveLayout(wanted))) setName('')
  }

  async function remove(layout: SavedLayout): Promise<void> {
    if (await removeLayout(layout.id)) setRemoved(layout)
  }

  return (
    <Dialog
      open
      onClose={close}
      title={t('workspaces.title')}
      width={600}
      actions={<Button onClick={close}>{common('action.close')}</Button>}
    >
      <p className={styles.help}>{t('workspaces.help')}</p>
      <form className={styles.save} onSubmit={event => void save(event)}>
        <div className={styles.name}>
          <TextField
            label={t('workspaces.name')}
            labelHidden
            placeholder={t('workspaces.name')}
            value={name}
            maxLength={200}
            onChange={event => setName(event.target.value)}
          />
        </div>
        <Button tone="primary" disabled={wanted === ''} onClick={event => event.currentTarget.form?.requestSubmit()}>
          {t(replaces ? 'workspaces.replace' : 'workspaces.save')}
        </Button>
      </form>
      {layouts.length === 0 && <p className={styles.none}>{t('workspaces.none')}</p>}
      <ul className={styles.rows} aria-label={t('workspaces.title')}>
        {layouts.map(layout => (
          <LayoutRow key={layout.id} layout={layout} others={layouts} onRemove={() => void remove(layout)} />
        ))}
      </ul>
      <p className={styles.removed} role="status">
        {removed && (
          <>
            {t('workspaces.removed', { name: removed.name })}{' '}
            <Button
              onClick={() => {
                void restoreLayout(removed)
                setRemoved(null)
              }}
            >
              {t('workspaces.restore')}
            </Button>
          </>
        )}
      </p>
    </Dialog>
  )
}

interface LayoutRowProps {
  readonly layout: SavedLayout
  readonly others: readonly SavedLayout[]
  readonly onRemove: () => void
}

function LayoutRow({ layout, others, onRemove }: LayoutRowProps) {
  const { t } = useTranslation('reading')
  const renameLayout = useApp(state => state.renameLayout)
  const openLayout = useApp(state => state.openLayout)
  const reports = useReportNames(layout)

  return (
    <li className={styles.row} aria-label={layout.name}>
      <div className={styles.name}>
        <NameField
          label={t('workspaces.name')}
          name={layout.name}
          refuse={wanted => (others.some(({ id, name }) => id !== layout.id && name === wanted) ? t('workspaces.taken') : null)}
          onRename={wanted => renameLayout(layout.id, wanted)}
        />
      </div>
      <span className={styles.reports} title={reports}>
        {t('workspaces.panes', { count: layout.layout.panes.length })} · {reports}
      </span>
      <Button onClick={() => openLayout(layout)}>{t('workspaces.show')}</Button>
      <IconButton label={t('workspaces.remove', { name: layout.name })} onClick={onRemove}>
        <Trash2 size={16} />
      </IconButton>
    </li>
  )
}

function useReportNames({ layout }: SavedLayout): string {
  const { t } = useTranslation()
  const placeName = usePlaceName()
  const reportsById = useApp(state => state.reportsById)
  return layout.panes
    .flatMap(({ reportId }) => reportsById.get(reportId ?? '') ?? [])
    .map(report => reportName({ ...report, place: placeName(report) }, t(`body.${report.body}`)))
    .join(' | ')
}
