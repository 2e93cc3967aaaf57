import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { INDICATOR_DRAWINGS, INDICATOR_SHAPES } from '../../state/indicators.ts'
import { useApp } from '../../state/store.ts'
import { Bar, BarSpace } from '../../ui/bar.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Select } from '../../ui/field.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { DefineDialog } from './define-dialog.tsx'
import { columnAt, isSparse, yearsOf } from './grid-layout.ts'
import { IndicatorPicker } from './indicator-picker.tsx'
import { useFigureWords } from './use-figure-words.ts'

const ALL = 'all'

/** What stands in the columns, which of it, and what can be done with it. */
export function IndicatorsToolbar({ viewSwitch }: { readonly viewSwitch: ReactNode }) {
  const { t } = useTranslation('indicators')
  const shape = useApp(state => state.indicatorShape)
  const drawing = useApp(state => state.indicatorDrawing)
  const draw = useApp(state => state.drawIndicators)
  const shown = useApp(state => state.indicatorTable !== null)
  const exportIndicators = useApp(state => state.exportIndicators)
  const defining = useApp(state => state.definitionStart !== null)
  const openDefinitions = useApp(state => state.openDefinitions)
  const oneIndicator = drawing === 'chart' || shape === 'years'
  return (
    <>
      <Bar edge="top">
        {viewSwitch}
        <BarSpace />
        <Button disabled={!shown} onClick={openDefinitions}>
          {t('define.open')}
        </Button>
        <Menu trigger={<Button disabled={!shown}>{t('export.open')}</Button>}>
          <MenuItem onSelect={() => void exportIndicators('xlsx')}>{t('export.xlsx')}</MenuItem>
          <MenuItem onSelect={() => void exportIndicators('csv')}>{t('export.csv')}</MenuItem>
        </Menu>
      </Bar>
      <Bar edge="top">
        <Segmented
          label={t('shape.label')}
          value={shape}
          options={INDICATOR_SHAPES.map(value => ({ value, label: t(`shape.${value}`) }))}
          onChange={value => draw({ shape: value })}
        />
        <IndicatorPicker />
        {oneIndicator && <ColumnSelect />}
        {shape !== 'years' && <YearSelect />}
        {!oneIndicator && <SparseColumns />}
        <BarSpace />
        <Segmented
          label={t('drawing.label')}
          value={drawing}
          options={INDICATOR_DRAWINGS.map(value => ({ value, label: t(`drawing.${value}`) }))}
          onChange={value => draw({ drawing: value })}
        />
      </Bar>
      {defining && <DefineDialog />}
    </>
  )
}

/** The column whose years are shown, or which is drawn. */
function ColumnSelect() {
  const { t } = useTranslation('indicators')
  const columns = useApp(state => state.indicatorTable?.columns)
  const chosen = useApp(state => state.indicatorColumn)
  const draw = useApp(state => state.drawIndicators)
  const { nameOf, kindOf } = useFigureWords()
  if (!columns || columns.length === 0) return null
  return (
    <Select
      label={t('column')}
      labelHidden
      value={columns[columnAt(columns, chosen)]?.key ?? ''}
      options={columns.map(column => ({
        value: column.key,
        label: t('columnName', { name: nameOf(column), marks: [column.unit, kindOf(column)].filter(Boolean).join(t('joined')) }),
      }))}
      onChange={column => draw({ column })}
    />
  )
}

function YearSelect() {
  const { t } = useTranslation('indicators')
  const rows = useApp(state => state.indicatorTable?.rows)
  const year = useApp(state => state.indicatorYear)
  const draw = useApp(state => state.drawIndicators)
  const years = useMemo(() => yearsOf(rows ?? []), [rows])
  return (
    <Select
      label={t('year')}
      labelHidden
      value={year === null ? ALL : String(year)}
      options={[
        { value: ALL, label: t('allYears') },
        ...years.map(value => ({ value: String(value), label: t('yearOf', { year: value }) })),
      ]}
      onChange={value => draw({ year: value === ALL ? null : Number(value) })}
    />
  )
}

/** Columns in which next to nothing stands; nothing is hidden without saying so. */
function SparseColumns() {
  const { t } = useTranslation('indicators')
  const columns = useApp(state => state.indicatorTable?.columns)
  const sparse = useApp(state => state.sparseColumns)
  const draw = useApp(state => state.drawIndicators)
  const count = columns?.filter((_, at) => isSparse(columns, at)).length ?? 0
  if (count === 0) return null
  return (
    <Checkbox checked={sparse} onChange={value => draw({ sparse: value })} title={t('sparseHelp')}>
      {t('sparse', { count })}
    </Checkbox>
  )
}
