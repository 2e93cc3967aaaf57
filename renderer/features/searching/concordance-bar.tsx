import { X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { countRows, NO_ROWS } from '../../state/row-ranges.ts'
import { useApp } from '../../state/store.ts'
import { Bar, BarCount, BarSpace } from '../../ui/bar.tsx'
import { Button, IconButton } from '../../ui/button.tsx'
import { Select } from '../../ui/field.tsx'
import { Menu } from '../../ui/menu.tsx'
import { TableFormats } from '../../ui/table-formats.tsx'
import { MarkDialog, type TagPickerSlot } from './mark-dialog.tsx'

/** Below the concordance, always there: how many are chosen, and what can be done with them. */
export function ConcordanceBar({ tagPicker }: { readonly tagPicker: TagPickerSlot }) {
  const { t, i18n } = useTranslation(['search', 'common'])
  const total = useApp(state => state.concordance?.occurrences ?? 0)
  const chosen = useApp(state => state.concordanceSelection)
  const selectRows = useApp(state => state.selectRows)
  const progress = useApp(state => state.concordanceExport)
  const exportConcordance = useApp(state => state.exportConcordance)
  const cancel = useApp(state => state.cancelConcordanceExport)
  const [marking, setMarking] = useState(false)
  const count = countRows(chosen)
  const number = (value: number) => value.toLocaleString(i18n.language)
  return (
    <Bar edge="bottom">
      <BarCount>
        {t('concordance.total', { count: total, number: number(total) })}
        {count > 0 && ` · ${t('concordance.chosen', { number: number(count) })}`}
      </BarCount>
      {count > 0 && (
        <IconButton label={t('concordance.clear')} onClick={() => selectRows(NO_ROWS)}>
          <X size={16} />
        </IconButton>
      )}
      <BarSpace />
      <Button disabled={total === 0} onClick={() => setMarking(true)}>
        {t(count > 0 ? 'mark.openChosen' : 'mark.openAll')}
      </Button>
      {progress ? (
        <>
          <BarCount>{t('concordance.writing', { done: number(progress.done), total: number(progress.total) })}</BarCount>
          <Button onClick={cancel}>{t('common:action.cancel')}</Button>
        </>
      ) : (
        <Menu
          trigger={
            <Button disabled={total === 0} title={t('concordance.exportHelp')}>
              {t('concordance.export')}
            </Button>
          }
        >
          <TableFormats name={format => t(`common:table.${format}`)} onChoose={format => void exportConcordance(format)} />
        </Menu>
      )}
      {marking && <MarkDialog count={count || total} tagPicker={tagPicker} onClose={() => setMarking(false)} />}
    </Bar>
  )
}

/** How much text stands on either side of a hit. */
const WIDTHS = [20, 40, 80, 160] as const

export function ContextWidth() {
  const { t } = useTranslation('search')
  const width = useApp(state => state.contextWidth)
  const widen = useApp(state => state.widenContext)
  return (
    <Select
      label={t('concordance.width')}
      labelHidden
      value={String(width)}
      options={WIDTHS.map(value => ({ value: String(value), label: t('concordance.characters', { count: value }) }))}
      onChange={value => widen(Number(value))}
    />
  )
}
