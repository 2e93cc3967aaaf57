import { ChevronDown, ChevronRight, Ellipsis } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toggled } from '../../state/selection.ts'
import { useApp } from '../../state/store.ts'
import { TextField } from '../../ui/field.tsx'
import { Swatch } from '../../ui/swatch.tsx'
import { findTags } from './match-tags.ts'
import { TagMenu } from './tag-menu.tsx'
import styles from './tag-tree.module.css'
import { idsBelow, withTagsAbove } from './tree-moves.ts'

interface TagTreeProps {
  /** Ids of the tags that are chosen as a filter; none means all. */
  readonly selected: readonly string[]
  readonly onSelect: (tagIds: readonly string[]) => void
  /** Tags whose highlights are left out; a click with Alt, or the menu, does it. */
  readonly excluded?: readonly string[]
  readonly onExclude?: (tagIds: readonly string[]) => void
  /** How many highlights each would show, by its id; null for all highlights that carry it or a tag below it. */
  readonly counts: ReadonlyMap<string, number> | null
}

/** The codebook as a filter; each tag can be renamed, recoloured and deleted. */
export function TagTree({ selected, onSelect, excluded = [], onExclude, counts }: TagTreeProps) {
  const { t } = useTranslation('reading')
  const { t: notes } = useTranslation('notes')
  const { t: codebook } = useTranslation('codebook')
  const tags = useApp(state => state.tags)
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const parents = useMemo(() => new Set(tags.map(tag => tag.parentId)), [tags])
  const [query, setQuery] = useState('')
  const found = query.trim() === '' ? null : withTagsAbove(tags, findTags(query, tags))
  const hidden = idsBelow(tags, folded)
  const shown = found ?? tags.filter(({ id }) => !hidden.has(id))

  const toggle = (id: string) => {
    if (excluded.includes(id)) onExclude?.(toggled(excluded, id))
    else onSelect(toggled(selected, id))
  }
  const exclude = (id: string) => onExclude?.(toggled(excluded, id))
  const fold = (id: string) => setFolded(before => new Set(toggled([...before], id)))

  if (tags.length === 0) return <p className={styles.empty}>{codebook('empty.title')}</p>
  const many = tags.length > FEW
  const list = (
    <ul className={styles.tree} data-many={many || undefined} aria-label={t('tags.tree')}>
      {shown.map(tag => (
        <li key={tag.id} className={styles.item} data-depth={Math.min(tag.path.split('/').length - 1, 6)}>
          {parents.has(tag.id) ? (
            <button
              type="button"
              className={styles.fold}
              aria-expanded={!folded.has(tag.id)}
              aria-label={t(folded.has(tag.id) ? 'tags.expand' : 'tags.collapse', { name: tag.name })}
              onClick={() => fold(tag.id)}
            >
              {folded.has(tag.id) ? <ChevronRight size={14} /> : <ChevronDown size={14} />}
            </button>
          ) : (
            <span className={styles.fold} />
          )}
          <button
            type="button"
            className={styles.name}
            aria-pressed={selected.includes(tag.id)}
            aria-label={excluded.includes(tag.id) ? notes('filter.withoutTag', { name: tag.name }) : undefined}
            data-excluded={excluded.includes(tag.id) || undefined}
            title={tag.description || tag.path}
            onClick={event => (event.altKey ? exclude(tag.id) : toggle(tag.id))}
          >
            {tag.colour && <Swatch colour={tag.colour} />}
            <span className={styles.words}>{tag.name}</span>
            <span className={styles.count}>{counts ? (counts.get(tag.id) ?? 0) : tag.total}</span>
          </button>
          <TagMenu
            tag={tag}
            {...(onExclude ? { onExclude: () => exclude(tag.id) } : {})}
            trigger={
              <button type="button" className={styles.more} aria-label={t('tags.menu', { name: tag.name })}>
                <Ellipsis size={14} aria-hidden />
              </button>
            }
          />
        </li>
      ))}
    </ul>
  )
  if (!many) return list
  return (
    <>
      <TextField
        label={codebook('find')}
        labelHidden
        type="search"
        placeholder={codebook('find')}
        value={query}
        onChange={event => setQuery(event.target.value)}
      />
      {list}
    </>
  )
}

/** More are searched, and scroll in a room of their own: what stands below them stays within reach. */
const FEW = 24
