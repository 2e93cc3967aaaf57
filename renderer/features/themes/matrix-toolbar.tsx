import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MATRIX_COLUMNS, MATRIX_PARTS, type MatrixPart } from '../../../shared/model/theme-matrix.ts'
import { useApp } from '../../state/store.ts'
import { Bar, BarSpace } from '../../ui/bar.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Select } from '../../ui/field.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { ThemeSetDialog } from './theme-set-dialog.tsx'
import { useMatrixWords } from './use-matrix-words.ts'

const WHOLE = 'whole'

/** Which reports and themes, by what, and what can be done with it. */
export function MatrixToolbar({ viewSwitch }: { readonly viewSwitch: ReactNode }) {
  const { t } = useTranslation('themes')
  const by = useApp(state => state.matrixBy)
  const part = useApp(state => state.matrixPart)
  const turned = useApp(state => state.matrixTurned)
  const change = useApp(state => state.changeMatrix)
  const turn = useApp(state => state.turnMatrix)
  const shown = useApp(state => state.themeMatrix !== null)
  const exportMatrix = useApp(state => state.exportMatrix)
  const [editing, setEditing] = useState(false)
  return (
    <>
      <Bar edge="top">
        {viewSwitch}
        <BarSpace />
        <Button disabled={!shown} onClick={() => setEditing(true)}>
          {t('sets.open')}
        </Button>
        <Menu trigger={<Button disabled={!shown}>{t('export.open')}</Button>}>
          <MenuItem onSelect={() => void exportMatrix('xlsx')}>{t('export.xlsx')}</MenuItem>
          <MenuItem onSelect={() => void exportMatrix('csv')}>{t('export.csv')}</MenuItem>
        </Menu>
      </Bar>
      <Bar edge="top">
        <Segmented
          label={t('by.label')}
          value={by}
          options={MATRIX_COLUMNS.map(value => ({ value, label: t(`by.${value}`) }))}
          onChange={value => void change({ by: value })}
        />
        <SetSelect />
        <BarSpace />
        <Checkbox checked={turned} onChange={turn}>
          {t('turned')}
        </Checkbox>
        <Segmented<MatrixPart | typeof WHOLE>
          label={t('part.label')}
          value={part ?? WHOLE}
          options={([WHOLE, ...MATRIX_PARTS] as const).map(value => ({ value, label: t(`part.${value}`) }))}
          onChange={value => void change({ part: value === WHOLE ? null : value })}
        />
      </Bar>
      {editing && <ThemeSetDialog onClose={() => setEditing(false)} />}
    </>
  )
}

/** The set whose themes are shown: that of most of the reports, unless another one was chosen. */
function SetSelect() {
  const { t } = useTranslation('themes')
  const { wordsOf } = useMatrixWords()
  const sets = useApp(state => state.themeSets)
  const shown = useApp(state => state.themeMatrix?.setId)
  const chosen = useApp(state => state.matrixSet)
  const change = useApp(state => state.changeMatrix)
  if (sets.length === 0) return null
  const value = chosen ?? shown ?? ''
  const options = sets.map(({ id, name }) => ({ value: id, label: t('setOf', { name: wordsOf(name) }) }))
  return (
    <Select
      label={t('set')}
      labelHidden
      value={value}
      // Which one is for most of the reports is told with the answer.
      options={value === '' ? [{ value, label: t('setOf', { name: '……' }) }, ...options] : options}
      onChange={setId => void change({ setId })}
    />
  )
}
