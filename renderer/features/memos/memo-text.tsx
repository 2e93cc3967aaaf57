import type { AlignType, Nodes, Parents } from 'mdast'
import { Fragment, type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { readLink } from '../../../shared/interchange/passage-link.ts'
import { copyText } from '../../dom/copy-text.ts'
import { useApp } from '../../state/store.ts'
import styles from './memo-text.module.css'
import { parseMemo } from './parse-memo.ts'

/**
 * Markdown as it is read. It is made of elements, never of HTML, so that nothing in it can run or fetch: pictures are their
 * words, addresses of the web are text to copy, and only links to passages are followed, inside the program.
 */
export default function MemoText({ text }: { readonly text: string }) {
  const tree = useMemo(() => parseMemo(text), [text])
  return <div className={styles.text}>{below(tree)}</div>
}

function below(node: Parents): ReactNode {
  return node.children.map(child => <Fragment key={placeOf(child)}>{drawn(child, node)}</Fragment>)
}

/** Where it begins in the text. */
function placeOf({ type, position }: Nodes): string {
  return `${position?.start.offset} ${type}`
}

function drawn(node: Nodes, parent: Parents): ReactNode {
  switch (node.type) {
    case 'text':
      return node.value
    case 'paragraph':
      return parent.type === 'listItem' && parent.spread !== true ? below(node) : <p>{below(node)}</p>
    case 'heading':
      return heading(node.depth, below(node))
    case 'emphasis':
      return <em>{below(node)}</em>
    case 'strong':
      return <strong>{below(node)}</strong>
    case 'delete':
      return <del>{below(node)}</del>
    case 'blockquote':
      return <blockquote>{below(node)}</blockquote>
    case 'list':
      return node.ordered ? <ol start={node.start ?? 1}>{below(node)}</ol> : <ul>{below(node)}</ul>
    case 'listItem':
      return listItem(node.checked ?? null, below(node))
    case 'inlineCode':
      return <code>{node.value}</code>
    case 'code':
      return (
        <pre>
          <code>{node.value}</code>
        </pre>
      )
    case 'break':
      return <br />
    case 'thematicBreak':
      return <hr />
    case 'link':
      return <MemoLink address={node.url}>{below(node)}</MemoLink>
    case 'image':
      return <MemoLink address={node.url}>{node.alt}</MemoLink>
    case 'table':
      return table(node)
    case 'linkReference':
      return below(node)
    case 'imageReference':
      return node.alt
    default:
      return 'value' in node ? node.value : 'children' in node ? below(node) : null
  }
}

/** Below the headings of the window. */
function heading(depth: number, words: ReactNode): ReactNode {
  if (depth === 1) return <h3>{words}</h3>
  return depth === 2 ? <h4>{words}</h4> : <h5>{words}</h5>
}

function listItem(checked: boolean | null, words: ReactNode): ReactNode {
  if (checked === null) return <li>{words}</li>
  return (
    <li className={styles.task}>
      <input type="checkbox" checked={checked} disabled />
      <span>{words}</span>
    </li>
  )
}

function table({ align, children }: Extract<Nodes, { type: 'table' }>): ReactNode {
  const [head, ...rows] = children
  const cells = (row: (typeof children)[number] | undefined, Cell: 'th' | 'td') =>
    row?.children.map((cell, at) => (
      <Cell key={placeOf(cell)} style={alignment(align?.[at])}>
        {below(cell)}
      </Cell>
    ))
  return (
    <table>
      <thead>
        <tr>{cells(head, 'th')}</tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={placeOf(row)}>{cells(row, 'td')}</tr>
        ))}
      </tbody>
    </table>
  )
}

function alignment(align: AlignType | undefined): { textAlign: 'left' | 'right' | 'center' } | undefined {
  return align ? { textAlign: align } : undefined
}

function MemoLink({ address, children }: { readonly address: string; readonly children: ReactNode }) {
  const { t } = useTranslation('memos')
  const openLink = useApp(state => state.openLink)
  const notify = useApp(state => state.notify)
  const passage = readLink(address)
  if (passage) {
    return (
      <button type="button" className={styles.passage} title={t('openPassage')} onClick={() => void openLink(passage)}>
        {children}
      </button>
    )
  }
  return (
    <>
      {children}
      <button
        type="button"
        className={styles.address}
        title={t('copyAddress')}
        onClick={() => {
          copyText(address)
          notify('notices.addressCopied')
        }}
      >
        {address}
      </button>
    </>
  )
}
