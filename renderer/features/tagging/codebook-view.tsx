import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HighlightInContext } from '../../../shared/model/highlight.ts'
import { useApp } from '../../state/store.ts'
import { Bar, BarCount, BarFilter, BarSpace } from '../../ui/bar.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import inputs from '../../ui/field.module.css'
import { TextField } from '../../ui/field.tsx'
import { Menu } from '../../ui/menu.tsx'
import { TableFormats } from '../../ui/table-formats.tsx'
import { CodebookTree } from './codebook-tree.tsx'
import styles from './codebook-view.module.css'
import { matchTags } from './match-tags.ts'
import { MergeDialog } from './merge-dialog.tsx'
import { RemoveDialog } from './remove-dialog.tsx'
import { TagDetail } from './tag-detail.tsx'

interface CodebookViewProps {
  readonly onOpen: (highlight: HighlightInContext) => void
}

/** The codebook as a whole: the tree at the left, the tag that is chosen at the right. */
export function CodebookView({ onOpen }: CodebookViewProps) {
  const { t } = useTranslation(['codebook', 'common'])
  const tags = useApp(state => state.tags)
  const tag = useApp(state => (state.codebookTagId === null ? undefined : state.tagsById.get(state.codebookTagId)))
  const removeTag = useApp(state => state.removeTag)
  const importTags = useApp(state => state.importTags)
  const exportTags = useApp(state => state.exportTags)
  const [dialog, setDialog] = useState<'merge' | 'remove' | null>(null)
  const [query, setQuery] = useState('')
  const picker = useRef<HTMLInputElement>(null)
  const nameField = useRef<HTMLDivElement>(null)

  function remove(): void {
    if (!tag) return
    if (tags.some(({ parentId }) => parentId === tag.id)) setDialog('remove')
    else void removeTag(tag.id)
  }

  return (
    <div className={styles.view}>
      <Bar edge="top">
        <NewTag />
        <FindTag query={query} onQuery={setQuery} />
        <BarSpace />
        <Button title={t('importHelp')} onClick={() => picker.current?.click()}>
          {t('import')}
        </Button>
        <input
          ref={picker}
          type="file"
          accept=".csv,.txt,text/csv"
          hidden
          aria-label={t('import')}
          onChange={event => {
            const [file] = event.target.files ?? []
            if (file) void importTags(file)
            event.target.value = ''
          }}
        />
        <Menu trigger={<Button disabled={tags.length === 0}>{t('common:table.export')}</Button>}>
          <TableFormats name={format => t(`common:table.${format}`)} onChoose={format => void exportTags(format)} />
        </Menu>
      </Bar>
      <div className={styles.columns}>
        <section className={styles.tags} aria-label={t('tree')}>
          {tags.length === 0 ? (
            <EmptyState title={t('empty.title')}>
              <p>{t('empty.text')}</p>
            </EmptyState>
          ) : (
            <CodebookTree
              query={query}
              onRename={() => nameField.current?.querySelector('input')?.select()}
              onMerge={() => tag && setDialog('merge')}
              onRemove={remove}
            />
          )}
          <Bar edge="bottom">
            <BarCount>{t('count', { count: tags.length })}</BarCount>
            <BarSpace />
            <span className={styles.keys}>{t('keys')}</span>
          </Bar>
        </section>
        <section className={styles.detail} aria-label={tag?.path ?? t('none.title')}>
          {tag ? (
            <TagDetail key={tag.id} tag={tag} nameField={nameField} onMerge={() => setDialog('merge')} onRemove={remove} onOpen={onOpen} />
          ) : (
            <EmptyState title={t('none.title')}>
              <p>{t('none.text')}</p>
            </EmptyState>
          )}
        </section>
      </div>
      {tag && dialog === 'merge' && <MergeDialog tag={tag} onClose={() => setDialog(null)} />}
      {tag && dialog === 'remove' && <RemoveDialog tag={tag} onClose={() => setDialog(null)} />}
    </div>
  )
}

/** Narrows the tree; Enter chooses what fits best. */
function FindTag({ query, onQuery }: { readonly query: string; readonly onQuery: (query: string) => void }) {
  const { t } = useTranslation('codebook')
  const tags = useApp(state => state.tags)
  const openTag = useApp(state => state.openTag)
  return (
    <BarFilter>
      <TextField
        label={t('find')}
        labelHidden
        type="search"
        placeholder={t('find')}
        value={query}
        onChange={event => onQuery(event.target.value)}
        onKeyDown={event => {
          const [best] = event.key === 'Enter' && !event.nativeEvent.isComposing ? matchTags(query, tags, []) : []
          if (best) void openTag(best.id)
        }}
      />
    </BarFilter>
  )
}

/** A name and Enter; it is shown at once. */
function NewTag() {
  const { t } = useTranslation('codebook')
  const createTag = useApp(state => state.createTag)
  const openTag = useApp(state => state.openTag)
  const fail = useApp(state => state.fail)
  const [path, setPath] = useState('')

  function create(): void {
    if (path.trim() === '') return
    // Emptied at once: the next name may be typed before this one is saved. What fails comes back, unless it is in the way.
    setPath('')
    createTag(path)
      .then(tag => openTag(tag.id))
      .catch((error: unknown) => {
        setPath(typed => typed || path)
        fail(error)
      })
  }

  return (
    <input
      className={`${inputs.input} ${styles.new}`}
      aria-label={t('new')}
      placeholder={t('newPlaceholder')}
      autoComplete="off"
      spellCheck={false}
      value={path}
      onChange={event => setPath(event.target.value)}
      onKeyDown={event => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) create()
      }}
    />
  )
}
