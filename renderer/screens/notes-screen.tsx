import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { HIGHLIGHT_STATES, type HighlightFilter, type HighlightInContext } from '../../shared/model/highlight.ts'
import { ExportPanel } from '../features/exporting/export-panel.tsx'
import { groupNotes, noteIds, noteRows } from '../features/notes/group-notes.ts'
import { countNotes } from '../features/notes/note-facets.ts'
import { NoteList } from '../features/notes/note-list.tsx'
import { NotesBulkBar } from '../features/notes/notes-bulk-bar.tsx'
import { NotesToolbar } from '../features/notes/notes-toolbar.tsx'
import { NotesViews } from '../features/notes/notes-views.tsx'
import { QuoteMatrixView } from '../features/notes/quote-matrix-view.tsx'
import { TagPairsView } from '../features/notes/tag-pairs-view.tsx'
import { usePlacedNotes } from '../features/notes/use-placed-notes.ts'
import { ReviewList } from '../features/review/review-list.tsx'
import { CodebookView } from '../features/tagging/codebook-view.tsx'
import { TagPicker } from '../features/tagging/tag-picker.tsx'
import { TagTree } from '../features/tagging/tag-tree.tsx'
import { useInkName } from '../naming/use-ink-name.ts'
import { isEmpty } from '../state/notes.ts'
import { type Filtered, isFiltered, isInFilter, toggledInFilter, withoutDimension } from '../state/report-filter.ts'
import { toggled } from '../state/selection.ts'
import { useApp } from '../state/store.ts'
import { Button } from '../ui/button.tsx'
import { Columns } from '../ui/columns.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Facet, FacetFrame } from '../ui/facet.tsx'
import { onDemand } from '../ui/on-demand.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Swatch } from '../ui/swatch.tsx'
import styles from './notes-screen.module.css'
import { ReportFacets, useFacetWords } from './report-facets.tsx'

const MemosView = onDemand(() => import('../features/memos/memos-view.tsx'))

/** All highlights of the library, and what is made of them. */
export default function NotesScreen() {
  const { t } = useTranslation('notes')
  const notes = useApp(state => state.notes)
  const filter = useApp(state => state.notesFilter)
  const view = useApp(state => state.notesView)
  const grouping = useApp(state => state.notesGrouping)
  const tags = useApp(state => state.tags)
  const selection = useApp(state => state.notesSelection)
  const loadNotes = useApp(state => state.loadNotes)
  const loadReview = useApp(state => state.loadReview)
  const filterNotes = useApp(state => state.filterNotes)
  const removeHighlights = useApp(state => state.removeHighlights)
  const read = useApp(state => state.read)
  const show = useApp(state => state.show)

  useEffect(() => void Promise.all([loadNotes(), loadReview()]), [loadNotes, loadReview])

  const placed = usePlacedNotes()
  const rows = useMemo(() => noteRows(groupNotes(placed.notes, grouping, tags)), [placed, grouping, tags])
  const selected = useMemo(() => {
    const ids = new Set(noteIds(rows, selection.ids))
    return (notes ?? []).filter(note => ids.has(note.id))
  }, [rows, selection, notes])

  // A lost one stands nowhere: other words must not light up for it.
  const open = ({ reportId, start, end, state }: HighlightInContext, pane: 'new' | null) =>
    read(reportId, {
      ...(pane === null ? {} : { pane }),
      position: start,
      ...(state === 'orphan' ? {} : { flash: { start, end } }),
    })
  const remove = () => void (selected.length > 0 && removeHighlights(selected.map(note => note.id)))

  const content = {
    list: () =>
      !notes || notes.length > 0 ? (
        <NoteList key={grouping} rows={rows} onOpen={open} onRemove={remove} />
      ) : isEmpty(filter) ? (
        <EmptyState title={t('empty.title')} actions={<Button onClick={() => show('reading')}>{t('empty.go')}</Button>}>
          <p>{t('empty.text')}</p>
        </EmptyState>
      ) : (
        <EmptyState title={t('noMatch.title')} actions={<Button onClick={() => void filterNotes({})}>{t('filter.clear')}</Button>}>
          <p>{t('noMatch.text')}</p>
        </EmptyState>
      ),
    matrix: () => <QuoteMatrixView onOpen={note => open(note, null)} />,
    pairs: () => <TagPairsView />,
  }

  return (
    <div className={styles.screen}>
      <NotesViews />
      {view === 'memos' ? (
        <MemosView />
      ) : view === 'codebook' ? (
        <CodebookView onOpen={note => open(note, null)} />
      ) : view === 'review' ? (
        <ReviewList onOpen={note => open(note, null)} />
      ) : (
        <Columns
          side={<NotesFacets />}
          sideLabel={t('filter.label')}
          {...(view === 'list' ? { end: <ExportPanel />, endLabel: t('export.title') } : {})}
        >
          <NotesToolbar grouped={view === 'list'} />
          {content[view]()}
          {view === 'list' && (
            <NotesBulkBar
              total={notes?.length ?? null}
              selected={selected}
              onRemove={remove}
              tagPicker={props => <TagPicker {...props} />}
            />
          )}
        </Columns>
      )}
    </div>
  )
}

/** Sides that notes are narrowed from, beside tags and colours. */
const DIMENSIONS = ['list', 'search', 'place', 'year'] as const satisfies readonly Filtered[]

function NotesFacets() {
  const { t } = useTranslation(['notes', 'common'])
  const inkName = useInkName()
  const reportsById = useApp(state => state.reportsById)
  const tagsById = useApp(state => state.tagsById)
  const all = useApp(state => state.allNotes)
  const inText = useApp(state => state.notesInText)
  const loaded = useApp(state => state.notes !== null)
  const filter = useApp(state => state.notesFilter)
  const filterNotes = useApp(state => state.filterNotes)
  const words = useFacetWords()
  const { report: reportFilter = {}, ...own } = filter

  const counts = useMemo(() => countNotes({ all, inText, filter, reportsById, tagsById }), [all, inText, filter, reportsById, tagsById])

  const narrow = (next: HighlightFilter) => void filterNotes(next)
  const { tagIds = [], withoutTagIds = [], colours: chosenColours = [], states = [] } = filter
  const withTags = (ids: string[]) => narrow(withList(filter, 'tagIds', ids))
  const withColours = (chosen: typeof chosenColours) => narrow(withList(filter, 'colours', chosen))
  const withReports = (report: typeof reportFilter) => narrow(Object.keys(report).length > 0 ? { ...own, report } : own)

  return (
    <>
      <FacetFrame
        title={t('filter.tags')}
        clear={tagIds.length + withoutTagIds.length > 0 ? words.clear : null}
        onClear={() => narrow(withoutTags(filter))}
      >
        <TagTree
          selected={tagIds}
          excluded={withoutTagIds}
          counts={loaded ? counts.tags : null}
          onSelect={ids => withTags([...ids])}
          onExclude={ids => narrow(withList(filter, 'withoutTagIds', [...ids]))}
        />
        {tagsById.size > 0 && <TagMatching filter={filter} onChange={narrow} />}
      </FacetFrame>
      <Facet
        title={t('filter.colour')}
        items={counts.colours.map(({ colour, count }) => ({
          value: colour,
          label: inkName(colour),
          count,
          mark: <Swatch colour={colour} />,
        }))}
        chosen={chosenColours}
        onToggle={value => withColours(toggled<string>(chosenColours, value) as typeof chosenColours)}
        onClear={() => withColours([])}
        words={words}
      />
      {all.some(note => note.state !== 'anchored') && (
        <Facet
          title={t('filter.state')}
          items={HIGHLIGHT_STATES.map(value => ({
            value,
            label: t(`state.${value}`),
            count: all.filter(note => note.state === value).length,
          }))}
          chosen={states}
          onToggle={value => narrow(withList(filter, 'states', toggled<string>(states, value) as typeof states))}
          onClear={() => narrow(withList(filter, 'states', []))}
          words={words}
        />
      )}
      <ReportFacets
        dimensions={DIMENSIONS}
        options={{ list: counts.list, search: counts.search, place: counts.place, year: counts.year, body: [], kind: [], problems: [] }}
        isChosen={(dimension, value) => isFiltered(dimension) && isInFilter(reportFilter, dimension, value)}
        onToggle={(dimension, value) => isFiltered(dimension) && withReports(toggledInFilter(reportFilter, dimension, value))}
        onClear={dimension => isFiltered(dimension) && withReports(withoutDimension(reportFilter, dimension))}
      />
    </>
  )
}

/** An empty list does not restrict and is left out. */
function withList<K extends 'tagIds' | 'withoutTagIds' | 'colours' | 'states'>(
  filter: HighlightFilter,
  key: K,
  values: HighlightFilter[K] & {},
): HighlightFilter {
  const { [key]: _, ...others } = filter
  return values.length > 0 ? { ...others, [key]: values } : others
}

/** How several tags go together, and whether those below them count. */
function TagMatching({ filter, onChange }: { readonly filter: HighlightFilter; readonly onChange: (filter: HighlightFilter) => void }) {
  const { t } = useTranslation('notes')
  const { tagMatch = 'any', ownTagsOnly = false, ...others } = filter
  const set = (match: typeof tagMatch, own: boolean) =>
    onChange({ ...others, ...(match === 'any' ? {} : { tagMatch: match }), ...(own ? { ownTagsOnly: true } : {}) })
  return (
    <div className={styles.matching}>
      <Segmented
        label={t('filter.tagMatch')}
        value={tagMatch}
        options={[
          { value: 'any', label: t('filter.any') },
          { value: 'all', label: t('filter.all') },
          { value: 'together', label: t('filter.together') },
        ]}
        onChange={match => set(match, ownTagsOnly)}
      />
      <label className={styles.own}>
        <input type="checkbox" checked={ownTagsOnly} onChange={() => set(tagMatch, !ownTagsOnly)} />
        {t('filter.ownTagsOnly')}
      </label>
    </div>
  )
}

function withoutTags({ tagIds: _, withoutTagIds: __, tagMatch: ___, ownTagsOnly: ____, ...others }: HighlightFilter): HighlightFilter {
  return others
}
