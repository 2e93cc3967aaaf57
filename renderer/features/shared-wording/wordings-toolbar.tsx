import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { WORDING_STEPS } from '../../state/shared-wording.ts'
import { useApp } from '../../state/store.ts'
import { Bar, BarFilter, BarSpace } from '../../ui/bar.tsx'
import { Button } from '../../ui/button.tsx'
import { Select, TextField } from '../../ui/field.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { stepsAmong } from './wording-steps.ts'
import styles from './wordings-stage.module.css'

/** Which wordings are listed, and what can be done with the list. */
export function WordingsToolbar({ viewSwitch }: { readonly viewSwitch: ReactNode }) {
  const { t } = useTranslation('wording')
  const shown = useApp(state => (state.wordings?.families.length ?? 0) > 0)
  const text = useApp(state => state.wordingsText)
  const find = useApp(state => state.findWordings)
  const exportWordings = useApp(state => state.exportWordings)
  return (
    <>
      <Bar edge="top">
        {viewSwitch}
        <BarSpace />
        <Menu trigger={<Button disabled={!shown}>{t('export.open')}</Button>}>
          <MenuItem onSelect={() => void exportWordings('xlsx')}>{t('export.xlsx')}</MenuItem>
          <MenuItem onSelect={() => void exportWordings('csv')}>{t('export.csv')}</MenuItem>
        </Menu>
      </Bar>
      <Bar edge="top">
        <BarFilter>
          <TextField label={t('filter')} labelHidden placeholder={t('filter')} value={text} onChange={event => find(event.target.value)} />
        </BarFilter>
        <BarSpace />
        <Least />
      </Bar>
    </>
  )
}

function Least() {
  const { t } = useTranslation('wording')
  const least = useApp(state => state.wordingsLeast)
  const all = useApp(state => state.wordings?.reports ?? 0)
  const change = useApp(state => state.changeWordings)
  const steps = stepsAmong(Math.max(all, least))
  return (
    <span className={styles.least}>
      <span aria-hidden>{t('inReports')}</span>
      <Select
        label={t('leastLabel')}
        labelHidden
        value={String(WORDING_STEPS.find(step => step === least) ?? WORDING_STEPS[0])}
        options={steps.map(step => ({ value: String(step), label: t('leastOf', { count: step }) }))}
        onChange={value => void change({ least: Number(value) })}
      />
    </span>
  )
}
