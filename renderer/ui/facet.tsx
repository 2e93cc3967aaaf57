import { ChevronDown, ChevronRight } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import styles from './facet.module.css'

export interface FacetItem {
  readonly value: string
  readonly label: string
  /** Null where the number is not known. */
  readonly count: number | null
  /** Value of the item it lies in. */
  readonly parent?: string | null
  /** Stands before the label: a colour. */
  readonly mark?: ReactNode
}

export interface FacetWords {
  readonly clear: string
  readonly more: (count: number) => string
  readonly less: string
  readonly open: (name: string) => string
  readonly close: (name: string) => string
}

interface FacetProps {
  readonly title: string
  readonly items: readonly FacetItem[]
  readonly chosen: readonly string[]
  readonly onToggle: (value: string) => void
  readonly onClear: () => void
  readonly words: FacetWords
}

const SHOWN_AT_FIRST = 12

/** Values of one side of a list, to be chosen together; with what they would show. Items may lie in one another. */
export function Facet({ title, items, chosen, onToggle, onClear, words }: FacetProps) {
  const roots = items.filter(item => !item.parent)
  const [opened, setOpened] = useState<ReadonlySet<string> | null>(null)
  const [all, setAll] = useState(false)
  // A single province has nothing else to show than what lies in it.
  const open = opened ?? new Set(roots.length === 1 ? roots.map(item => item.value) : [])
  const shownRoots = all ? roots : firstOf(roots, chosen)

  const toggleOpen = (value: string) => {
    const next = new Set(open)
    if (!next.delete(value)) next.add(value)
    setOpened(next)
  }

  const rows = (parent: FacetItem, depth: number): ReactNode => {
    const children = items.filter(item => item.parent === parent.value)
    const isOpen = open.has(parent.value)
    return (
      <li key={parent.value}>
        <div className={styles.row} style={{ paddingLeft: depth * 16 }}>
          {children.length > 0 ? (
            <button
              type="button"
              className={styles.opener}
              aria-expanded={isOpen}
              aria-label={(isOpen ? words.close : words.open)(parent.label)}
              onClick={() => toggleOpen(parent.value)}
            >
              {isOpen ? <ChevronDown size={14} /> : <ChevronRight size={14} />}
            </button>
          ) : (
            <span className={styles.opener} />
          )}
          <label className={styles.choice} data-none={parent.count === 0 || undefined}>
            <input type="checkbox" checked={chosen.includes(parent.value)} onChange={() => onToggle(parent.value)} />
            {parent.mark}
            <span className={styles.name}>{parent.label}</span>
            <span className={styles.count}>{parent.count}</span>
          </label>
        </div>
        {isOpen && children.length > 0 && <ul className={styles.list}>{children.map(child => rows(child, depth + 1))}</ul>}
      </li>
    )
  }

  if (items.length === 0) return null
  return (
    <FacetFrame title={title} clear={chosen.length > 0 ? words.clear : null} onClear={onClear} flat={items.every(item => !item.parent)}>
      <ul className={styles.list}>{shownRoots.map(item => rows(item, 0))}</ul>
      {roots.length > SHOWN_AT_FIRST && (
        <button type="button" className={styles.more} onClick={() => setAll(!all)}>
          {all ? words.less : words.more(roots.length - SHOWN_AT_FIRST)}
        </button>
      )}
    </FacetFrame>
  )
}

/** Those with something to show come before the others, and all of them in their order. */
function firstOf(roots: readonly FacetItem[], chosen: readonly string[]): readonly FacetItem[] {
  const matters = (item: FacetItem) => item.count !== 0 || chosen.some(value => value === item.value || value.startsWith(`${item.value}/`))
  const first = new Set([...roots.filter(matters), ...roots.filter(item => !matters(item))].slice(0, SHOWN_AT_FIRST))
  return roots.filter(item => first.has(item))
}

interface FacetFrameProps {
  readonly title: string
  /** The word for taking the choice back; null where nothing is chosen. */
  readonly clear: string | null
  readonly onClear: () => void
  /** Nothing in it can be unfolded. */
  readonly flat?: boolean
  readonly children: ReactNode
}

/** The heading over one side, and the way to take its choice back. */
export function FacetFrame({ title, clear, onClear, flat = false, children }: FacetFrameProps) {
  return (
    <fieldset className={styles.facet} data-flat={flat || undefined}>
      <legend className={styles.title}>
        {title}
        {clear !== null && (
          <button type="button" className={styles.clear} onClick={onClear}>
            {clear}
          </button>
        )}
      </legend>
      {children}
    </fieldset>
  )
}
