import { Ban } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { COLOURS } from '../../../shared/model/highlight.ts'
import type { Tag } from '../../../shared/model/tag.ts'
import { useInkName } from '../../naming/use-ink-name.ts'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { Menu, MenuChoices, MenuItem } from '../../ui/menu.tsx'
import { Swatch } from '../../ui/swatch.tsx'
import { RemoveDialog } from './remove-dialog.tsx'

interface TagMenuProps {
  readonly tag: Tag
  readonly trigger: ReactElement
  /** Where the tags filter a list: leaves out what carries this one. */
  readonly onExclude?: () => void
}

const NO_COLOUR = 'none'

/** What can be done with one tag: rename, recolour, delete (which can be undone). */
export function TagMenu({ tag, trigger, onExclude }: TagMenuProps) {
  const { t } = useTranslation('reading')
  const inkName = useInkName()
  const { t: notes } = useTranslation('notes')
  const updateTag = useApp(state => state.updateTag)
  const removeTag = useApp(state => state.removeTag)
  const holds = useApp(state => state.tags.some(({ parentId }) => parentId === tag.id))
  const [dialog, setDialog] = useState<'rename' | 'remove' | null>(null)
  return (
    <>
      <Menu trigger={trigger}>
        {onExclude && <MenuItem onSelect={onExclude}>{notes('filter.withoutTag', { name: tag.name })}</MenuItem>}
        <MenuItem onSelect={() => setDialog('rename')}>{t('tags.rename')}</MenuItem>
        <MenuChoices
          label={t('tags.colour')}
          value={tag.colour ?? NO_COLOUR}
          choices={[
            ...COLOURS.map(colour => ({
              value: colour,
              label: inkName(colour),
              picture: <Swatch colour={colour} shape="stroke" />,
            })),
            { value: NO_COLOUR, label: t('tags.noColour'), picture: <Ban size={16} aria-hidden /> },
          ]}
          onChoose={value => void updateTag({ id: tag.id, colour: COLOURS.find(colour => colour === value) ?? null })}
        />
        <MenuItem onSelect={() => (holds ? setDialog('remove') : void removeTag(tag.id))}>{t('tags.remove')}</MenuItem>
      </Menu>
      {dialog === 'rename' && <RenameDialog tag={tag} onClose={() => setDialog(null)} />}
      {dialog === 'remove' && <RemoveDialog tag={tag} onClose={() => setDialog(null)} />}
    </>
  )
}

function RenameDialog({ tag, onClose }: { readonly tag: Tag; readonly onClose: () => void }) {
  const { t } = useTranslation('reading')
  const { t: common } = useTranslation()
  const updateTag = useApp(state => state.updateTag)
  const [name, setName] = useState(tag.name)
  const trimmed = name.trim()
  const valid = trimmed !== '' && !trimmed.includes('/')

  function save(): void {
    if (!valid) return
    if (trimmed !== tag.name) void updateTag({ id: tag.id, name: trimmed })
    onClose()
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={t('tags.renameTitle')}
      width={360}
      actions={
        <>
          <Button onClick={onClose}>{common('action.cancel')}</Button>
          <Button tone="primary" disabled={!valid} onClick={save}>
            {common('action.save')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('tags.name')}
        value={name}
        onChange={event => setName(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) save()
        }}
        onFocus={event => event.target.select()}
      />
      {name.includes('/') && <p role="alert">{t('tags.noSlash')}</p>}
    </Dialog>
  )
}
