import { Undo2 } from 'lucide-react'
import { useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LEVELS } from '../../../shared/model/place.ts'
import { BODIES, KINDS, type ReportSummary } from '../../../shared/model/report.ts'
import { useApp } from '../../state/store.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import inputs from '../../ui/field.module.css'
import { FieldGroup } from '../../ui/field.tsx'
import styles from './edit-dialog.module.css'
import { checkDraft, type Draft, draftOf, type Field, patchOf, touch } from './metadata-draft.ts'

/** Field names read by the check for each group of the dialog. */
const GROUPS: readonly { readonly title: 'place' | 'kind' | 'time'; readonly fields: readonly Field[] }[] = [
  { title: 'place', fields: ['province', 'city', 'county', 'level'] },
  { title: 'kind', fields: ['body', 'kind', 'speaker'] },
  { title: 'time', fields: ['year', 'date', 'session', 'reviewFrom', 'reviewTo'] },
]

/** Fields that are chosen from a list, and whether they may be unknown. */
const CHOICES: Readonly<Partial<Record<Field, { readonly values: readonly string[]; readonly unknown: boolean }>>> = {
  level: { values: LEVELS, unknown: true },
  body: { values: BODIES, unknown: false },
  kind: { values: KINDS, unknown: false },
}

const SUGGESTED: ReadonlySet<Field> = new Set(['province', 'city', 'county', 'session', 'speaker'])

interface EditDialogProps {
  readonly reports: readonly ReportSummary[]
  readonly onClose: () => void
}

/** Metadata of one report or many. Nothing but touched fields is changed. */
export function EditDialog({ reports, onClose }: EditDialogProps) {
  const { t } = useTranslation(['library', 'common'])
  const updateReports = useApp(state => state.updateReports)
  const untouched = useMemo(() => draftOf(reports), [reports])
  const [draft, setDraft] = useState<Draft>(untouched)
  const [checked, setChecked] = useState(false)
  const errors = checked ? checkDraft(draft) : {}
  const patch = patchOf(draft)
  const nothing = Object.keys(patch).length === 0

  async function save(): Promise<void> {
    setChecked(true)
    if (Object.keys(checkDraft(draft)).length > 0) return
    if (
      await updateReports(
        reports.map(report => report.id),
        patch,
      )
    ) {
      onClose()
    }
  }

  const input = (field: Field) => (
    <MetadataInput
      key={field}
      field={field}
      draft={draft}
      error={errors[field] ? t(`edit.${errors[field]}`) : null}
      onChange={text => setDraft(touch(draft, field, text))}
      onRestore={() => setDraft({ ...draft, [field]: untouched[field] })}
    />
  )

  return (
    <Dialog
      open
      onClose={onClose}
      title={t('edit.title', { count: reports.length })}
      width={600}
      actions={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button tone="primary" disabled={nothing} onClick={() => void save()}>
            {t('edit.save')}
          </Button>
        </>
      }
    >
      <form
        className={styles.form}
        onSubmit={event => {
          event.preventDefault()
          if (!nothing) void save()
        }}
      >
        {reports.length > 1 && <p className={styles.help}>{t('edit.help')}</p>}
        {input('title')}
        {GROUPS.map(({ title, fields }) => (
          <FieldGroup key={title} title={t(`edit.${title}`)}>
            <div className={styles.row}>{fields.map(input)}</div>
          </FieldGroup>
        ))}
        <button type="submit" className="visually-hidden" tabIndex={-1} aria-hidden>
          {t('edit.save')}
        </button>
      </form>
    </Dialog>
  )
}

interface MetadataInputProps {
  readonly field: Field
  readonly draft: Draft
  readonly error: string | null
  readonly onChange: (text: string) => void
  readonly onRestore: () => void
}

function MetadataInput({ field, draft, error, onChange, onRestore }: MetadataInputProps) {
  const { t } = useTranslation(['library', 'common'])
  const id = useId()
  const { text, mixed, touched } = draft[field]
  const choice = CHOICES[field]
  const undecided = mixed && !touched
  const shared = {
    id,
    className: inputs.input,
    value: text,
    'aria-invalid': error !== null,
    'aria-describedby': error ? `${id}-error` : undefined,
  }
  return (
    <div className={styles.field} data-wide={field === 'title' || field === 'session' || undefined}>
      <span className={styles.label}>
        <label htmlFor={id}>{t(`field.${field}`)}</label>
        {touched && (
          <>
            <span className={styles.touched}>{t('edit.touched')}</span>
            <IconButton label={t('edit.restore', { field: t(`field.${field}`) })} onClick={onRestore}>
              <Undo2 size={14} />
            </IconButton>
          </>
        )}
      </span>
      {choice ? (
        <select {...shared} onChange={event => onChange(event.target.value)}>
          {undecided && (
            <option value="" disabled>
              {t('edit.mixed')}
            </option>
          )}
          {choice.unknown && !undecided && <option value="">{t('edit.unknown')}</option>}
          {choice.values.map(value => (
            <option key={value} value={value}>
              {choiceLabel(t, field, value)}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...shared}
          list={SUGGESTED.has(field) ? `${id}-known` : undefined}
          inputMode={field === 'year' || field.startsWith('review') ? 'numeric' : undefined}
          placeholder={undecided ? t('edit.mixed') : '—'}
          autoComplete="off"
          spellCheck={false}
          onChange={event => onChange(event.target.value)}
        />
      )}
      {SUGGESTED.has(field) && <Known id={`${id}-known`} field={field} />}
      {error && (
        <span id={`${id}-error`} className={styles.error} role="alert">
          {error}
        </span>
      )}
    </div>
  )
}

/** Values that other reports of the library have there. */
function Known({ id, field }: { readonly id: string; readonly field: Field }) {
  const reports = useApp(state => state.reports)
  const values = useMemo(() => [...new Set(reports.flatMap(report => report[field] ?? []))].slice(0, 500), [reports, field])
  return (
    <datalist id={id}>
      {values.map(value => (
        <option key={value} value={value} />
      ))}
    </datalist>
  )
}

function choiceLabel(t: ReturnType<typeof useTranslation<['library', 'common']>>['t'], field: Field, value: string): string {
  if (field === 'level') return t(`level.${value as 'country'}`)
  return field === 'body' ? t(`common:body.${value as 'npc'}`) : t(`common:kind.${value as 'report'}`)
}
