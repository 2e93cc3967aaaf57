import { EllipsisVertical, FileText, FolderOpen } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { focusStage, rescueFocus } from '../../dom/focus.ts'
import { useKeys } from '../../naming/use-key-hint.ts'
import { countDuplicated } from '../../state/duplicates.ts'
import { useApp } from '../../state/store.ts'
import { Bar, BarFilter, BarSpace } from '../../ui/bar.tsx'
import { Button, IconButton } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { useLibraryChoice } from './use-library-choice.ts'

/** Above the list: filter by words, list or years, and the ways in. */
export function LibraryToolbar() {
  const { t } = useTranslation('library')
  const text = useApp(state => state.libraryFilter.text)
  const filter = useApp(state => state.filterLibrary)
  const layout = useApp(state => state.libraryLayout)
  const setLayout = useApp(state => state.setLibraryLayout)
  return (
    <Bar edge="top">
      <BarFilter>
        <TextField
          label={t('filter.label')}
          labelHidden
          type="search"
          placeholder={t('filter.placeholder')}
          value={text}
          onChange={event => filter(event.target.value)}
          onKeyDown={event => {
            if (event.nativeEvent.isComposing || !['ArrowDown', 'Enter'].includes(event.key)) return
            event.preventDefault()
            focusStage()
          }}
        />
      </BarFilter>
      <Segmented
        label={t('view.label')}
        value={layout}
        options={[
          { value: 'table', label: t('view.table') },
          { value: 'years', label: t('view.years') },
        ]}
        onChange={setLayout}
      />
      <DuplicatesButton />
      <BarSpace />
      <ImportButtons />
      <LibraryMenu />
    </Bar>
  )
}

/** That reports seem to be there more than once. It stands where it moves nothing when it comes. */
function DuplicatesButton() {
  const { t } = useTranslation('duplicates')
  const count = useApp(state => countDuplicated(state.reports))
  const show = useApp(state => state.showDuplicates)
  const found = count > 0
  // It goes with the last of them, and the keyboard that its dialog gave back.
  useEffect(() => (found ? rescueFocus : undefined), [found])
  return <span role="status">{found && <Button onClick={() => void show()}>{t('found', { count })}</Button>}</span>
}

export function ImportButtons() {
  const { t } = useTranslation('library')
  const importing = useApp(state => state.importing)
  const pickPaths = useApp(state => state.pickPaths)
  const importPaths = useApp(state => state.importPaths)
  const open = async (what: 'folder' | 'reports') => {
    const paths = await pickPaths(what)
    if (paths) await importPaths(paths)
  }
  return (
    <>
      <Button disabled={importing} onClick={() => void open('folder')}>
        <FolderOpen size={16} aria-hidden />
        {t('import.folder')}
      </Button>
      <Button disabled={importing} onClick={() => void open('reports')}>
        <FileText size={16} aria-hidden />
        {t('import.files')}
      </Button>
    </>
  )
}

function LibraryMenu() {
  const keys = useKeys()
  const { t } = useTranslation(['library', 'duplicates', 'folders', 'backups'])
  const choose = useLibraryChoice()
  const imported = useApp(state => state.lastImport !== null)
  const showImport = useApp(state => state.showImport)
  const showDuplicates = useApp(state => state.showDuplicates)
  const showFolders = useApp(state => state.showFolders)
  const showBackups = useApp(state => state.showBackups)
  const lookAgain = useApp(state => state.lookAgain)
  return (
    <Menu
      trigger={
        <IconButton label={t('menu.label')}>
          <EllipsisVertical size={16} />
        </IconButton>
      }
    >
      <MenuItem onSelect={() => void choose('library')}>{t('menu.open')}</MenuItem>
      <MenuItem onSelect={() => void choose('new-library')}>{t('menu.create')}</MenuItem>
      <MenuItem onSelect={() => showFolders(true)}>{t('folders:open')}</MenuItem>
      <MenuItem shortcut={keys('lookAgain')[0] ?? ''} onSelect={() => void lookAgain()}>
        {t('folders:lookAll')}
      </MenuItem>
      <MenuItem onSelect={() => void showDuplicates()}>{t('duplicates:menu')}</MenuItem>
      <MenuItem onSelect={() => void showBackups(true)}>{t('backups:open')}</MenuItem>
      <MenuItem disabled={!imported} onSelect={() => showImport(true)}>
        {t('menu.lastImport')}
      </MenuItem>
    </Menu>
  )
}
