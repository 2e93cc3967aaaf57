import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReportSummary } from '../../shared/model/report.ts'
import { rescueFocus } from '../dom/focus.ts'
import { EditDialog } from '../features/library/edit-dialog.tsx'
import { LibraryStrips } from '../features/library/library-strips.tsx'
import { ImportButtons, LibraryToolbar } from '../features/library/library-toolbar.tsx'
import { ProblemsDialog } from '../features/library/problems-dialog.tsx'
import { inOrder } from '../features/library/report-columns.ts'
import { ReportTable } from '../features/library/report-table.tsx'
import { SelectionBar } from '../features/library/selection-bar.tsx'
import { YearView } from '../features/library/year-view.tsx'
import { countFacets, DIMENSIONS, filterReports, isRestricted, valuesOf } from '../state/facets.ts'
import { selectedIn } from '../state/selection.ts'
import { useApp } from '../state/store.ts'
import { Button } from '../ui/button.tsx'
import { Columns } from '../ui/columns.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ReportFacets } from './report-facets.tsx'

/** What a dialog of this screen is about. */
type Opened = { readonly dialog: 'edit' | 'problems'; readonly ids: readonly string[] } | null

/** The library: which reports there are, their order, what is known of them. */
export default function LibraryScreen() {
  const { t } = useTranslation('library')
  const reports = useApp(state => state.reports)
  const reportsById = useApp(state => state.reportsById)
  const filter = useApp(state => state.libraryFilter)
  const layout = useApp(state => state.libraryLayout)
  const selection = useApp(state => state.librarySelection)
  const sorting = useApp(state => state.librarySorting)
  const read = useApp(state => state.read)
  const removeReports = useApp(state => state.removeReports)
  const clearFilter = useApp(state => state.clearLibraryFilter)
  const narrow = useApp(state => state.narrowLibrary)
  const [opened, setOpened] = useState<Opened>(null)
  const shown = useMemo(() => filterReports(reports, filter), [reports, filter])
  // Nothing is done to what cannot be seen: the years show no selection; the list has it still.
  const selected = useMemo(() => {
    const chosen = new Set(selectedIn(selection, layout === 'table' ? shown.map(({ id }) => id) : []))
    return inOrder(
      shown.filter(({ id }) => chosen.has(id)),
      sorting,
    ).map(({ id }) => id)
  }, [selection, shown, layout, sorting])

  // The rows are drawn again when these change.
  const open = useCallback((id: string, pane?: 'new') => read(id, pane ? { pane } : {}), [read])
  const showProblems = useCallback((id: string) => setOpened({ dialog: 'problems', ids: [id] }), [])
  const list = ([report]: readonly ReportSummary[]) =>
    report && narrow({ place: valuesOf(report, 'place').slice(-1), year: valuesOf(report, 'year') })
  const openDialog = (dialog: 'edit' | 'problems') => selected.length > 0 && setOpened({ dialog, ids: selected })
  const remove = () => void (selected.length > 0 && removeReports(selected))
  const clearAll = () => {
    clearFilter()
    rescueFocus()
  }
  const edited = opened?.dialog === 'edit' ? opened.ids.flatMap(id => reportsById.get(id) ?? []) : []

  return (
    <Columns side={<LibraryFacets />} sideLabel={t('facets.label')}>
      <LibraryToolbar />
      <LibraryStrips />
      {reports.length === 0 ? (
        <EmptyState title={t('empty.title')} actions={<ImportButtons />}>
          <p>{t('empty.text')}</p>
        </EmptyState>
      ) : shown.length === 0 && isRestricted(filter) ? (
        <EmptyState title={t('noMatch.title')} actions={<Button onClick={clearAll}>{t('facets.clearAll')}</Button>}>
          <p>{t('noMatch.text')}</p>
        </EmptyState>
      ) : layout === 'table' ? (
        <ReportTable reports={shown} onOpen={open} onEdit={() => openDialog('edit')} onRemove={remove} onProblems={showProblems} />
      ) : (
        <YearView reports={shown} onOpen={open} onList={list} />
      )}
      <SelectionBar
        shown={shown.length}
        selected={selected}
        onOpen={open}
        onEdit={() => openDialog('edit')}
        onProblems={() => openDialog('problems')}
        onRemove={remove}
      />
      {edited.length > 0 && <EditDialog reports={edited} onClose={() => setOpened(null)} />}
      {opened?.dialog === 'problems' && (
        <ProblemsDialog
          reportIds={opened.ids}
          onClose={() => setOpened(null)}
          onEdit={() => setOpened({ dialog: 'edit', ids: opened.ids })}
        />
      )}
    </Columns>
  )
}

function LibraryFacets() {
  const reports = useApp(state => state.reports)
  const filter = useApp(state => state.libraryFilter)
  const toggle = useApp(state => state.toggleLibraryFacet)
  const clear = useApp(state => state.clearLibraryFilter)
  const options = useMemo(() => countFacets(reports, filter), [reports, filter])
  return (
    <ReportFacets
      dimensions={DIMENSIONS}
      options={options}
      isChosen={(dimension, value) => filter.chosen[dimension].includes(value)}
      onToggle={toggle}
      onClear={clear}
    />
  )
}
