import { ChevronDown, ChevronRight } from 'lucide-react'
import { type DragEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Tag } from '../../../shared/model/tag.ts'
import { toggled } from '../../state/selection.ts'
import { useApp } from '../../state/store.ts'
import { Swatch } from '../../ui/swatch.tsx'
import styles from './codebook-tree.module.css'
import { findTags } from './match-tags.ts'
import {
  type DropSide,
  dropSide,
  idsBelow,
  placeAfterDrop,
  placeAfterStep,
  type TreePlace,
  type TreeStep,
  withTagsAbove,
} from './tree-moves.ts'

interface CodebookTreeProps {
  /** Only what fits it, and what lies above that; all where it is empty. */
  readonly query: string
  readonly onRename: () => void
  readonly onMerge: () => void
  readonly onRemove: () => void
}

const STEPS: Readonly<Record<string, TreeStep>> = { ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'in', ArrowLeft: 'out' }

/** The tags as a tree: chosen with the arrow keys, moved with Alt and them, or dragged. */
export function CodebookTree({ query, onRename, onMerge, onRemove }: CodebookTreeProps) {
  const { t } = useTranslation('codebook')
  const tags = useApp(state => state.tags)
  const active = useApp(state => state.codebookTagId)
  const openTag = useApp(state => state.openTag)
  const updateTag = useApp(state => state.updateTag)
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const [dragged, setDragged] = useState<string | null>(null)
  const [target, setTarget] = useState<{ readonly id: string; readonly side: DropSide } | null>(null)
  const tree = useRef<HTMLDivElement>(null)
  const parents = new Set(tags.map(tag => tag.parentId))
  const hidden = idsBelow(tags, folded)
  const found = query.trim() === '' ? null : withTagsAbove(tags, findTags(query, tags))
  const shown = found ?? tags.filter(({ id }) => !hidden.has(id))

  const place = shown.findIndex(({ id }) => id === active)

  // A move takes the row elsewhere; the eye and the keyboard go along. Nothing else brings the reader back to it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another row is the active one, or it is elsewhere
  useEffect(() => {
    tree.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [active, place])

  const fold = (id: string, closed: boolean) => folded.has(id) !== closed && setFolded(new Set(toggled([...folded], id)))

  function move(id: string, place: TreePlace | null): void {
    if (!place) return
    if (place.parentId !== null) fold(place.parentId, false)
    void updateTag({ id, ...place })
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey) return
    const used = event.altKey ? moveByKey(event.key) : goByKey(event.key)
    if (!used) return
    event.preventDefault()
    event.stopPropagation()
  }

  function moveByKey(key: string): boolean {
    const step = STEPS[key]
    if (!step || active === null) return false
    move(active, placeAfterStep(tags, active, step))
    return true
  }

  function goByKey(key: string): boolean {
    const at = place
    const tag = shown[at]
    const goTo = (next: Tag | undefined) => {
      if (next) void openTag(next.id)
      return true
    }
    switch (key) {
      case 'ArrowDown':
        return goTo(shown[at + 1])
      case 'ArrowUp':
        return goTo(at < 0 ? shown.at(-1) : shown[at - 1])
      case 'Home':
        return goTo(shown[0])
      case 'End':
        return goTo(shown.at(-1))
      case 'ArrowRight':
        if (tag && folded.has(tag.id)) fold(tag.id, false)
        else if (tag && parents.has(tag.id)) goTo(shown[at + 1])
        return true
      case 'ArrowLeft':
        if (tag && parents.has(tag.id) && !folded.has(tag.id)) fold(tag.id, true)
        else goTo(shown.find(other => other.id === tag?.parentId))
        return true
    }
    const action = tag && { F2: onRename, Enter: onRename, m: onMerge, M: onMerge, Delete: onRemove, Backspace: onRemove }[key]
    action?.()
    return action !== undefined
  }

  function over(event: DragEvent, id: string): void {
    if (dragged === null) return
    const box = event.currentTarget.getBoundingClientRect()
    const side = dropSide((event.clientY - box.top) / box.height)
    if (!placeAfterDrop(tags, dragged, id, side)) {
      setTarget(null)
      return
    }
    event.preventDefault()
    if (target?.id !== id || target.side !== side) setTarget({ id, side })
  }

  function drop(event: DragEvent): void {
    event.preventDefault()
    if (dragged !== null && target) move(dragged, placeAfterDrop(tags, dragged, target.id, target.side))
    setDragged(null)
    setTarget(null)
  }

  return (
    <div
      ref={tree}
      className={styles.tree}
      role="tree"
      aria-label={t('tree')}
      tabIndex={0}
      aria-activedescendant={active === null ? undefined : `codebook-${active}`}
      onKeyDown={onKeyDown}
    >
      {shown.map(tag => {
        const depth = tag.path.split('/').length
        const open = parents.has(tag.id) ? !folded.has(tag.id) : undefined
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the tree has the keyboard.
          // biome-ignore lint/a11y/useFocusableInteractive: the tree has the focus and names its active item.
          <div
            key={tag.id}
            id={`codebook-${tag.id}`}
            role="treeitem"
            aria-level={depth}
            aria-selected={tag.id === active}
            aria-expanded={open}
            className={styles.item}
            style={{ paddingInlineStart: (depth - 1) * 18 + 4 }}
            data-drop={target?.id === tag.id ? target.side : undefined}
            data-dragged={tag.id === dragged || undefined}
            draggable
            onClick={() => void openTag(tag.id)}
            onDoubleClick={onRename}
            onDragStart={event => {
              event.dataTransfer.setData('text/plain', tag.path)
              event.dataTransfer.effectAllowed = 'move'
              setDragged(tag.id)
            }}
            onDragOver={event => over(event, tag.id)}
            onDrop={drop}
            onDragEnd={() => {
              setDragged(null)
              setTarget(null)
            }}
          >
            <span
              className={styles.fold}
              aria-hidden
              onClick={event => {
                event.stopPropagation()
                if (open !== undefined) fold(tag.id, open)
              }}
            >
              {open === undefined ? null : open ? <ChevronDown size={14} /> : <ChevronRight size={14} />}
            </span>
            {tag.colour ? <Swatch colour={tag.colour} /> : <span className={styles.plain} />}
            <span className={styles.name}>{tag.name}</span>
            {tag.description && <span className={styles.description}>{tag.description}</span>}
            {tag.shortcut !== null && <kbd className={styles.digit}>{tag.shortcut}</kbd>}
            <span className={styles.count}>{tag.total}</span>
          </div>
        )
      })}
    </div>
  )
}
