import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { COLOURS, type Colour } from '../../../shared/model/highlight.ts'
import { useApp } from '../../state/store.ts'
import { TextField } from '../../ui/field.tsx'
import { Swatch } from '../../ui/swatch.tsx'
import styles from './ink-names.module.css'

/** What the colours mean in the open library; a name holds once its field is left, or with Enter. */
export function InkNames() {
  const { t } = useTranslation('settings')
  return (
    <fieldset className={styles.inks}>
      <legend className={styles.title}>{t('inks.title')}</legend>
      <p className={styles.help}>{t('inks.help')}</p>
      <div className={styles.fields}>
        {COLOURS.map(colour => (
          <InkName key={colour} colour={colour} />
        ))}
      </div>
    </fieldset>
  )
}

function InkName({ colour }: { readonly colour: Colour }) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation()
  const known = useApp(state => state.inkNames[colour] ?? '')
  const nameInk = useApp(state => state.nameInk)
  const [draft, setDraft] = useState<string | null>(null)
  const ink = common(`colour.${colour}`)

  function keep(): void {
    const name = draft?.trim()
    if (name !== undefined && name !== known) void nameInk(colour, name).then(() => setDraft(null))
    else setDraft(null)
  }

  return (
    <div className={styles.field}>
      <Swatch colour={colour} shape="stroke" />
      <TextField
        label={t('inks.field', { ink })}
        labelHidden
        placeholder={ink}
        maxLength={40}
        value={draft ?? known}
        onChange={event => setDraft(event.target.value)}
        onBlur={keep}
        onKeyDown={event => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter') keep()
        }}
      />
    </div>
  )
}
