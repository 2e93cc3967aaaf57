import { RotateCcw, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeyNames } from '../../naming/use-key-names.ts'
import {
  assignKeys,
  conflictsOf,
  KEY_ENTRIES,
  type KeyEntry,
  type KeyId,
  keysOf,
  type Refusal,
  refusalOf,
  resetKeys,
} from '../../state/key-registry.ts'
import { shortcutOfEvent } from '../../state/shortcut.ts'
import { useApp } from '../../state/store.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import styles from './shortcut-editor.module.css'

const PLACES = ['passages', 'reading', 'comparing', 'changes', 'source', 'library', 'everywhere'] as const

/** The row whose keys are being chosen: what was pressed last, and what is to be said of it. */
interface Choosing {
  readonly id: KeyId
  readonly pressed: string | null
  readonly refusal: Refusal | null
}

/** All keys of the window, and other ones for each of them. What is chosen holds at once and is kept with this machine. */
export default function ShortcutEditor({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['keys', 'common'])
  const own = useApp(state => state.settings.shortcuts)
  const update = useApp(state => state.updateSettings)
  const nameOf = useKeyNames()
  const [query, setQuery] = useState('')
  const [choosing, setChoosing] = useState<Choosing | null>(null)
  const [said, setSaid] = useState('')
  const save = (shortcuts: typeof own) => void update({ shortcuts })

  function give(id: KeyId, pressed: string, how: 'take' | 'swap'): void {
    save(assignKeys(id, pressed, own, how))
    setSaid(t('changedKey', { name: nameOf(id), keys: pressed }))
    setChoosing(null)
    focusRow(id)
  }

  function press(id: KeyId, pressed: string): void {
    const refusal = refusalOf(pressed)
    if (refusal === null && conflictsOf(id, pressed, own).length === 0) give(id, pressed, 'take')
    else setChoosing({ id, pressed, refusal })
  }

  function leave(id: KeyId): void {
    setChoosing(null)
    focusRow(id)
  }

  useChosenKeys(choosing && !(choosing.pressed !== null && choosing.refusal === null) ? choosing.id : null, press, leave)

  const wanted = query.trim().toLowerCase()
  const shown = KEY_ENTRIES.filter(({ id }) => `${nameOf(id)} ${keysOf(id, own).join(' ')}`.toLowerCase().includes(wanted))

  function row(entry: KeyEntry) {
    const { id, fixed } = entry
    const keys = keysOf(id, own)
    const name = nameOf(id)
    const chosen = choosing?.id === id ? choosing : null
    const conflicts = chosen?.pressed && chosen.refusal === null ? conflictsOf(id, chosen.pressed, own) : []
    return (
      <li key={id} className={styles.row} data-key-row={id}>
        <span className={styles.name}>{name}</span>
        {fixed ? (
          <span className={styles.fixed}>
            {keys.join(' / ')}　{t('fixed')}
          </span>
        ) : (
          <>
            <button
              type="button"
              className={styles.keys}
              aria-label={`${t('change', { name })}: ${keys.join(' / ') || t('none')}`}
              aria-pressed={chosen !== null}
              onClick={() => setChoosing(chosen ? null : { id, pressed: null, refusal: null })}
            >
              {chosen ? (chosen.pressed ?? t('press')) : keys.map(key => <kbd key={key}>{key}</kbd>)}
              {!chosen && keys.length === 0 && <span className={styles.none}>{t('none')}</span>}
            </button>
            <span className={styles.tools}>
              {keys.length > 0 && (
                <IconButton label={t('clearKey', { name })} onClick={() => save({ ...own, [id]: [] })}>
                  <X size={14} />
                </IconButton>
              )}
              {own[id] !== undefined && (
                <IconButton label={t('resetOne', { name })} onClick={() => save(resetKeys(id, own))}>
                  <RotateCcw size={14} />
                </IconButton>
              )}
            </span>
          </>
        )}
        {chosen?.pressed && chosen.refusal !== null && (
          <p className={styles.message} role="alert">
            {t(`refused.${chosen.refusal}`, { keys: chosen.pressed })}
          </p>
        )}
        {chosen?.pressed && conflicts.length > 0 && (
          <div className={styles.message} role="alert">
            <span>{t('conflict', { keys: chosen.pressed, other: conflicts.map(other => nameOf(other.id)).join('、') })}</span>
            <Button onClick={() => leave(id)}>{t('keepOld')}</Button>
            {keys.length > 0 && <Button onClick={() => give(id, chosen.pressed ?? '', 'swap')}>{t('swap')}</Button>}
            <Button tone="primary" autoFocus onClick={() => give(id, chosen.pressed ?? '', 'take')}>
              {t('take')}
            </Button>
          </div>
        )}
      </li>
    )
  }

  return (
    <Dialog
      open
      onClose={() => choosing === null && onClose()}
      title={t('title')}
      width={620}
      actions={
        <>
          <Button disabled={Object.keys(own).length === 0} onClick={() => save({})}>
            {t('resetAll')}
          </Button>
          <Button onClick={onClose}>{t('common:action.close')}</Button>
        </>
      }
    >
      <div className={styles.editor}>
        <TextField label={t('find')} labelHidden placeholder={t('find')} value={query} onChange={event => setQuery(event.target.value)} />
        <output className="visually-hidden">{said}</output>
        <div className={styles.list}>
          {shown.length === 0 && <p className={styles.nothing}>{t('nothingFound')}</p>}
          {PLACES.map(place => {
            const entries = shown.filter(({ where }) => where === place)
            return (
              entries.length > 0 && (
                <section key={place} aria-label={t(`where.${place}`)}>
                  <h3 className={styles.place}>{t(`where.${place}`)}</h3>
                  <ul className={styles.rows}>{entries.map(row)}</ul>
                </section>
              )
            )
          })}
        </div>
      </div>
    </Dialog>
  )
}

/** While keys are chosen all that is pressed is an answer, and does nothing else; Escape gives up. */
function useChosenKeys(id: KeyId | null, press: (id: KeyId, pressed: string) => void, leave: (id: KeyId) => void): void {
  useEffect(() => {
    if (id === null) return
    const asked = id
    function onKeyDown(event: KeyboardEvent): void {
      // What an input method is writing is no key of the program.
      if (event.isComposing) return
      const pressed = shortcutOfEvent(event)
      event.preventDefault()
      event.stopImmediatePropagation()
      if (pressed === 'Esc') leave(asked)
      else if (pressed !== null) press(asked, pressed)
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  })
}

/** The keyboard stays in the row. */
function focusRow(id: KeyId): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-key-row="${id}"] button`)?.focus())
}
