import { useTranslation } from 'react-i18next'
import { MOST_COMPARED } from '../../state/comparison.ts'
import { useApp } from '../../state/store.ts'
import { Bar, BarCount, BarSpace } from '../../ui/bar.tsx'
import { Button } from '../../ui/button.tsx'

interface SelectionBarProps {
  readonly shown: number
  /** Ids of what is chosen, in the order of the list. */
  readonly selected: readonly string[]
  readonly onOpen: (id: string, pane?: 'new') => void
  readonly onEdit: () => void
  readonly onProblems: () => void
  readonly onRemove: () => void
}

/** Below the list, always there: how many, and what can be done with the chosen ones. */
export function SelectionBar({ shown, selected, onOpen, onEdit, onProblems, onRemove }: SelectionBarProps) {
  const { t } = useTranslation(['library', 'source', 'lists'])
  const total = useApp(state => state.reports.length)
  const openSource = useApp(state => state.openSource)
  const first = selected[0]
  const only = useApp(state => (selected.length === 1 && first !== undefined ? state.reportsById.get(first) : undefined))
  const chooseList = useApp(state => state.chooseList)
  const compare = useApp(state => state.compare)
  const none = selected.length === 0
  const several = selected.length >= 2 && selected.length <= MOST_COMPARED
  const open = (pane?: 'new') => first !== undefined && onOpen(first, pane)
  return (
    <Bar edge="bottom">
      <BarCount>
        {shown === total ? t('selection.total', { count: total }) : t('selection.shown', { shown, total })}
        {!none && ` · ${t('selection.selected', { count: selected.length })}`}
      </BarCount>
      <BarSpace />
      <Button disabled={selected.length !== 1} onClick={() => open()}>
        {t('selection.open')}
      </Button>
      <Button disabled={selected.length !== 1} onClick={() => open('new')}>
        {t('selection.openBeside')}
      </Button>
      <Button disabled={!several} title={t('selection.compareHelp', { count: MOST_COMPARED })} onClick={() => compare(selected)}>
        {t('selection.compare')}
      </Button>
      <Button disabled={!only} onClick={() => only && void openSource({ sourceId: only.sourceId, reportId: only.id })}>
        {t('source:open')}
      </Button>
      <Button disabled={none} onClick={onProblems}>
        {t('selection.problems')}
      </Button>
      <Button disabled={none} onClick={() => chooseList(selected)}>
        {t('lists:add')}
      </Button>
      <Button disabled={none} onClick={onEdit}>
        {t('selection.edit')}
      </Button>
      <Button disabled={none} tone="danger" onClick={onRemove}>
        {t('selection.remove')}
      </Button>
    </Bar>
  )
}
