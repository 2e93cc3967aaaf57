import { Search, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WordingFamily, WordingForm } from '../../../shared/model/comparison.ts'
import { useApp } from '../../state/store.ts'
import { wordingKey } from '../../state/wordings.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import listStyles from './occurrence-list.module.css'
import { OccurrenceList } from './occurrence-list.tsx'
import { useEarliest } from './use-earliest.ts'
import styles from './wording-detail.module.css'

const REGION = 'wording-places'

/** Puts the keyboard on the first place of the chosen wording. */
export function focusWordingPlaces(): void {
  document.querySelector<HTMLElement>(`#${REGION} li button`)?.focus()
}

/** How long the keyboard rests on a wording before its places are looked for, in ms. */
const REST = 120

/** The chosen wording in full, its variants, and every place where it stands. */
export function WordingDetail() {
  const { t } = useTranslation('wording')
  const wordings = useApp(state => state.wordings)
  const chosen = useRested(useApp(state => state.chosenWording))
  const family = wordings?.families.find(one => wordingKey(one) === chosen)
  if (!family) return <EmptyState title={t('detail.none')}>{t('detail.noneText')}</EmptyState>
  return <Detail key={chosen} family={family} />
}

function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST)
    return () => clearTimeout(timer)
  }, [value])
  return rested
}

function Detail({ family }: { readonly family: WordingFamily }) {
  const { t } = useTranslation('wording')
  const filter = useApp(state => state.wordingsFilter)
  const choose = useApp(state => state.chooseWording)
  const search = useApp(state => state.searchWording)
  const read = useApp(state => state.readWording)
  const [form, setForm] = useState<WordingForm>(family)

  function onKeyDown(event: KeyboardEvent): void {
    const { target, key } = event
    if (key === 'Escape') {
      document.querySelector<HTMLElement>('[role="grid"]')?.focus()
      event.preventDefault()
    }
    const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0
    if (step === 0 || !(target instanceof HTMLButtonElement)) return
    const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('li button')]
    const at = buttons.indexOf(target)
    if (at < 0) return
    buttons[at + step]?.focus()
    event.preventDefault()
  }

  return (
    <section id={REGION} className={styles.detail} aria-label={t('detail.label')} onKeyDown={onKeyDown}>
      <header className={styles.head}>
        <Spread form={form} />
        <IconButton label={t('detail.search')} onClick={() => void search(form)}>
          <Search size={16} />
        </IconButton>
        <IconButton label={t('detail.close')} onClick={() => choose(null)}>
          <X size={16} />
        </IconButton>
      </header>
      <p className={styles.words} lang="zh-CN">
        {form.text}
      </p>
      {family.variants.length > 0 && <Variants family={family} form={form} onChoose={setForm} />}
      <OccurrenceList
        key={`${form.reportId} ${form.start} ${form.end}`}
        reportId={form.reportId}
        start={form.start}
        end={form.end}
        filter={filter}
        itself
        onOpen={read}
      />
    </section>
  )
}

function Spread({ form }: { readonly form: WordingForm }) {
  const { t } = useTranslation('wording')
  const earliestOf = useEarliest()
  const counts = t('detail.spread', { reports: form.reports, places: form.places, years: form.years })
  return (
    <span className={styles.spread}>
      <strong>{counts}</strong>
      {form.earliest && <span title={t('columnHelp.earliest')}>{t('detail.earliest', { earliest: earliestOf(form.earliest) })}</span>}
    </span>
  )
}

/** Forms shown before all are asked for. */
const FEW = 3

interface VariantsProps {
  readonly family: WordingFamily
  readonly form: WordingForm
  readonly onChoose: (form: WordingForm) => void
}

/** The forms of a wording; the chosen one is what is listed below. */
function Variants({ family, form, onChoose }: VariantsProps) {
  const { t } = useTranslation('wording')
  const [all, setAll] = useState(false)
  const forms: readonly WordingForm[] = [family, ...family.variants]
  const hidden = forms.length - 1 - FEW
  return (
    <fieldset className={styles.variants}>
      <legend>{t('detail.forms', { count: forms.length })}</legend>
      {(all ? forms : forms.slice(0, FEW + 1)).map(one => (
        <button
          key={`${one.reportId} ${one.start} ${one.end}`}
          type="button"
          className={`${listStyles.line} ${styles.form}`}
          aria-pressed={one === form}
          title={one.text}
          onClick={() => onChoose(one)}
        >
          <span className={styles.formWords} lang="zh-CN">
            {one.text}
          </span>
          <span className={styles.formCount}>{one.reports}</span>
        </button>
      ))}
      {hidden > 0 && !all && <Button onClick={() => setAll(true)}>{t('detail.allForms', { count: hidden })}</Button>}
    </fieldset>
  )
}
