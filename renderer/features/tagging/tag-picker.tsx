import { Check, Plus } from 'lucide-react'
import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Tag } from '../../../shared/model/tag.ts'
import { toggled } from '../../state/selection.ts'
import { useApp } from '../../state/store.ts'
import { tagNames } from '../../state/tags.ts'
import { FilterList, type Modifiers } from '../../ui/filter-list.tsx'
import { type Anchor, Popover } from '../../ui/popover.tsx'
import { Swatch } from '../../ui/swatch.tsx'
import { digitsOf } from './digits.ts'
import { matchTags } from './match-tags.ts'
import styles from './tag-picker.module.css'

interface TagPickerProps {
  readonly anchor: Anchor
  /** Ids of the tags that are there already. */
  readonly selected: readonly string[]
  /** Shift+Enter gives what is chosen to all that is highlighted from now on, too. */
  readonly sticky?: boolean
  readonly onApply: (tagIds: readonly string[]) => void
  readonly onClose: () => void
  readonly finalFocus?: () => HTMLElement | null
}

/** A tag, or the wish to make one of this path. */
type Choice = { readonly tag: Tag } | { readonly create: string }

/**
 * Gives tags by typing: a few letters and Enter, or a digit: a tag's own, or that of one of the first. Space and clicks choose several.
 * Escape leaves all as it was; a click elsewhere keeps what was chosen.
 */
export function TagPicker({ anchor, selected, sticky = false, onApply, onClose, finalFocus }: TagPickerProps) {
  const { t } = useTranslation('reading')
  const tags = useApp(state => state.tags)
  const recentIds = useApp(state => state.recentTagIds)
  const createTag = useApp(state => state.createTag)
  const rememberTag = useApp(state => state.rememberTag)
  const stickTags = useApp(state => state.stickTags)
  const fail = useApp(state => state.fail)
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState(selected)
  const choices = useMemo(() => listChoices(query, tags, recentIds), [query, tags, recentIds])
  const digits = useMemo(() => digitsOf(choices), [choices])

  /** Closing takes the focus away, which would close once more. */
  const done = useRef(false)

  function apply(ids: readonly string[], keys?: Modifiers): void {
    if (done.current) return
    done.current = true
    if (sticky && keys?.shiftKey) stickTags(ids.filter(id => !selected.includes(id)))
    for (const id of ids) if (!selected.includes(id)) rememberTag(id)
    onApply(ids)
  }

  async function made(choice: Choice): Promise<string> {
    return 'tag' in choice ? choice.tag.id : (await createTag(choice.create)).id
  }

  /** Toggles and goes on choosing. */
  function toggle(choice: Choice): void {
    made(choice)
      .then(id => {
        setChosen(before => toggled(before, id))
        setQuery('')
      })
      .catch(fail)
  }

  /** Toggles and is done. */
  function finish(choice: Choice, keys?: Modifiers): void {
    made(choice)
      .then(id => apply(toggled(chosen, id), keys))
      .catch(fail)
  }

  function onKey(event: KeyboardEvent, active: Choice | undefined): boolean {
    if (event.ctrlKey || event.metaKey || event.altKey) return false
    if (event.key === ' ' && active && 'tag' in active) {
      toggle(active)
      return true
    }
    if (event.key === 'Enter' && query.trim() === '' && !sameMembers(chosen, selected)) {
      apply(chosen, event)
      return true
    }
    const digit = choices.find((_, at) => digits[at] === event.key)
    // A digit chooses, unless it goes on with the name of a tag (2024年).
    if (!digit || matchTags(query + event.key, tags, recentIds).length > 0) return false
    finish(digit)
    return true
  }

  return (
    <Popover
      open
      onOpenChange={(open, closedBy) => {
        if (open || done.current) return
        if (closedBy !== 'escape') apply(chosen)
        else {
          done.current = true
          onClose()
        }
      }}
      label={t('tags.label')}
      anchor={anchor}
      align="end"
      {...(finalFocus ? { finalFocus } : {})}
    >
      <div className={styles.picker}>
        <FilterList
          label={t('tags.label')}
          placeholder={t('tags.placeholder')}
          query={query}
          onQuery={setQuery}
          items={choices}
          keyOf={choice => ('tag' in choice ? choice.tag.id : 'create')}
          onChoose={(choice, by, keys) => (by === 'enter' ? finish(choice, keys) : toggle(choice))}
          isSelected={choice => 'tag' in choice && chosen.includes(choice.tag.id)}
          onKey={onKey}
          empty={t('tags.none')}
          autoFocus
          render={(choice, at) => (
            <Row choice={choice} digit={digits[at] ?? null} chosen={'tag' in choice && chosen.includes(choice.tag.id)} />
          )}
        />
        <p className={styles.keys}>{t('tags.keys')}</p>
        {sticky && <p className={styles.keys}>{t('tags.stickyKeys')}</p>}
      </div>
    </Popover>
  )
}

function Row({ choice, digit, chosen }: { readonly choice: Choice; readonly digit: string | null; readonly chosen: boolean }) {
  const { t } = useTranslation('reading')
  if ('create' in choice) {
    return (
      <>
        <span className={styles.digit} aria-hidden>
          <Plus size={14} />
        </span>
        {t('tags.create', { path: choice.create })}
      </>
    )
  }
  const { tag } = choice
  const above = tag.path.slice(0, tag.path.length - tag.name.length)
  return (
    <>
      <span className={styles.digit} aria-hidden>
        {chosen ? <Check size={14} /> : digit}
      </span>
      {tag.colour && <Swatch colour={tag.colour} />}
      <span className={styles.path}>
        <span className={styles.above}>{above.replaceAll('/', ' / ')}</span>
        {tag.name}
      </span>
      <span className={styles.count}>{tag.count}</span>
    </>
  )
}

/** More than anybody reads; typing narrows it. */
const SHOWN = 50

function listChoices(query: string, tags: readonly Tag[], recentIds: readonly string[]): Choice[] {
  const path = tagNames(query).join('/')
  const matches = matchTags(query, tags, recentIds)
  // Those with a digit of their own are within its reach, whatever was used last.
  const own = path === '' ? matches.filter(tag => tag.shortcut !== null).sort((a, b) => (a.shortcut ?? 0) - (b.shortcut ?? 0)) : []
  const found: Choice[] = [...own, ...matches.filter(tag => !own.includes(tag))].slice(0, SHOWN).map(tag => ({ tag }))
  const exists = tags.some(tag => tag.path.toLowerCase() === path.toLowerCase())
  return path === '' || exists ? found : [...found, { create: path }]
}

function sameMembers(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every(id => b.includes(id))
}
