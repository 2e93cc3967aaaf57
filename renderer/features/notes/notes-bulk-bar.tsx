import { X } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { COLOURS, type HighlightInContext } from '../../../shared/model/highlight.ts'
import { useInkName } from '../../naming/use-ink-name.ts'
import { NOTHING_SELECTED } from '../../state/selection.ts'
import { useApp } from '../../state/store.ts'
import { Bar, BarCount, BarSpace } from '../../ui/bar.tsx'
import { Button, IconButton } from '../../ui/button.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { Swatch } from '../../ui/swatch.tsx'

interface NotesBulkBarProps {
  /** Null until they are loaded. */
  readonly total: number | null
  readonly selected: readonly HighlightInContext[]
  readonly onRemove: () => void
  readonly tagPicker: (props: TagPickerSlot) => ReactNode
}

/** What the notes tell the picker of tags. */
interface TagPickerSlot {
  readonly anchor: HTMLElement
  /** Ids of the tags that all chosen highlights carry. */
  readonly selected: readonly string[]
  readonly onApply: (tagIds: readonly string[]) => void
  readonly onClose: () => void
}

/** Below the list, always there: how many, and what can be done with the chosen ones. */
export function NotesBulkBar({ total, selected, onRemove, tagPicker }: NotesBulkBarProps) {
  const { t } = useTranslation(['notes', 'common'])
  const inkName = useInkName()
  const updateHighlights = useApp(state => state.updateHighlights)
  const selectNotes = useApp(state => state.selectNotes)
  const [picking, setPicking] = useState(false)
  const tagButton = useRef<HTMLButtonElement>(null)
  const none = selected.length === 0
  const ids = selected.map(note => note.id)
  const [first, ...others] = selected
  const shared = first?.tagIds.filter(id => others.every(note => note.tagIds.includes(id))) ?? []
  const worn = [...new Map(selected.flatMap(note => note.tagIds.map((id, at) => [id, note.tags[at] ?? id] as const)))]

  function applyTags(tagIds: readonly string[]): void {
    setPicking(false)
    const addTagIds = tagIds.filter(id => !shared.includes(id))
    const removeTagIds = shared.filter(id => !tagIds.includes(id))
    if (addTagIds.length + removeTagIds.length > 0) void updateHighlights({ ids, addTagIds, removeTagIds })
  }

  return (
    <Bar edge="bottom">
      <BarCount>
        {total !== null && t('total', { count: total })}
        {!none && ` · ${t('selected', { count: selected.length })}`}
      </BarCount>
      {!none && (
        <IconButton label={t('bulk.clear')} onClick={() => selectNotes(NOTHING_SELECTED)}>
          <X size={16} />
        </IconButton>
      )}
      <BarSpace />
      <Button ref={tagButton} disabled={none} onClick={() => setPicking(true)}>
        {t('bulk.addTag')}
      </Button>
      {picking &&
        tagButton.current &&
        tagPicker({
          anchor: tagButton.current,
          selected: shared,
          onApply: applyTags,
          onClose: () => setPicking(false),
        })}
      <Menu trigger={<Button disabled={none}>{t('bulk.removeTag')}</Button>}>
        {worn.length === 0 && (
          <MenuItem disabled onSelect={() => {}}>
            {t('bulk.noTags')}
          </MenuItem>
        )}
        {worn.map(([id, path]) => (
          <MenuItem key={id} onSelect={() => void updateHighlights({ ids, removeTagIds: [id] })}>
            {path}
          </MenuItem>
        ))}
      </Menu>
      <Menu trigger={<Button disabled={none}>{t('bulk.colour')}</Button>}>
        {COLOURS.map(colour => (
          <MenuItem key={colour} onSelect={() => void updateHighlights({ ids, colour })}>
            <Swatch colour={colour} />
            {inkName(colour)}
          </MenuItem>
        ))}
      </Menu>
      <Button disabled={none} tone="danger" onClick={onRemove}>
        {t('bulk.delete')}
      </Button>
    </Bar>
  )
}
