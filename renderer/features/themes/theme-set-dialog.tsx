import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SpelledThemeSet } from '../../../shared/model/theme.ts'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Select, TextField } from '../../ui/field.tsx'
import styles from './theme-set-dialog.module.css'
import { EMPTY_LINE, readThemeSet, type ThemeLine, type WrittenThemeSet, writeThemeSet } from './theme-set-lines.ts'
import { useMatrixWords } from './use-matrix-words.ts'

const SHOWN_BODIES = ['npc', 'cppcc', 'government', 'court', 'procuratorate', 'other'] as const
/** Sections after which a set of one's own judges well. */
const TAUGHT = 40

const START: WrittenThemeSet = { id: null, name: '', bodies: [], lines: [EMPTY_LINE, EMPTY_LINE, EMPTY_LINE] }

/** Themes of the user's own: begun with nothing or with a set that there is, taught by keywords and by what is chosen in reports. */
export function ThemeSetDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['themes', 'common'])
  const { wordsOf, language } = useMatrixWords()
  const sets = useApp(state => state.themeSets)
  const shown = useApp(state => state.themeMatrix?.setId)
  const save = useApp(state => state.saveThemeSet)
  const remove = useApp(state => state.removeThemeSet)
  const own = sets.find(({ id, builtIn }) => id === shown && !builtIn)
  const [written, setWritten] = useState<WrittenThemeSet>(own ? writeThemeSet(own, language) : START)
  const [from, setFrom] = useState(own?.id ?? '')
  const draft = readThemeSet(written)
  const taught = sets.find(({ id }) => id === written.id)?.chosen ?? 0

  const begin = (set: SpelledThemeSet | undefined) => setWritten(set ? writeThemeSet(set, language) : START)
  const setLine = (at: number, change: Partial<ThemeLine>) =>
    setWritten({ ...written, lines: written.lines.map((line, index) => (index === at ? { ...line, ...change } : line)) })

  return (
    <Dialog
      open
      onClose={onClose}
      title={t('sets.title')}
      width={920}
      actions={
        <>
          {written.id !== null && (
            <Button tone="danger" onClick={() => void remove(written.id ?? '').then(onClose)}>
              {t('sets.remove')}
            </Button>
          )}
          <Button onClick={onClose}>{t('sets.cancel')}</Button>
          <Button tone="primary" disabled={!draft} onClick={() => draft && void save(draft).then(done => done && onClose())}>
            {t('sets.save')}
          </Button>
        </>
      }
    >
      <div className={styles.top}>
        <Select
          label={t('sets.begin')}
          value={from}
          options={[
            { value: '', label: t('sets.new') },
            ...sets.map(({ id, name, builtIn }) => ({
              value: id,
              label: builtIn ? t('sets.copyOf', { name: wordsOf(name) }) : wordsOf(name),
            })),
          ]}
          onChange={value => {
            setFrom(value)
            begin(sets.find(({ id }) => id === value))
          }}
        />
        <TextField label={t('sets.name')} value={written.name} onChange={event => setWritten({ ...written, name: event.target.value })} />
      </div>
      <fieldset className={styles.bodies}>
        <legend>{t('sets.bodies')}</legend>
        {SHOWN_BODIES.map(body => (
          <Checkbox
            key={body}
            checked={written.bodies.includes(body)}
            onChange={checked =>
              setWritten({ ...written, bodies: checked ? [...written.bodies, body] : written.bodies.filter(other => other !== body) })
            }
          >
            {t(`common:body.${body}`)}
          </Checkbox>
        ))}
      </fieldset>
      <div className={styles.lines}>
        {written.lines.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line that is not saved has nothing else that tells it apart, and lines keep their place
          <div key={at} className={styles.line}>
            <TextField
              label={at === 0 ? t('sets.themes') : t('sets.theme', { number: at + 1 })}
              labelHidden={at > 0}
              value={line.name}
              onChange={event => setLine(at, { name: event.target.value })}
            />
            <TextField
              label={t('sets.keywords')}
              labelHidden={at > 0}
              placeholder={at === 0 ? t('sets.keywordsHelp') : ''}
              value={line.keywords}
              onChange={event => setLine(at, { keywords: event.target.value })}
            />
            <TextField
              label={t('sets.description')}
              labelHidden={at > 0}
              value={line.description}
              onChange={event => setLine(at, { description: event.target.value })}
            />
          </div>
        ))}
      </div>
      <Button onClick={() => setWritten({ ...written, lines: [...written.lines, EMPTY_LINE] })}>{t('sets.add')}</Button>
      <p className={styles.help}>{t('sets.help')}</p>
      {written.id !== null && (
        <p className={styles.taught} role="status">
          {t('sets.taught', { count: taught })}
          {t(taught >= TAUGHT ? 'sets.taughtWell' : 'sets.taughtLittle')}
        </p>
      )}
    </Dialog>
  )
}
