import { type FormEvent, type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '../../state/store.ts'
import { WORD_TABLES } from '../../state/words.ts'
import { Bar, BarFilter, BarSpace } from '../../ui/bar.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Select, TextField } from '../../ui/field.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { TableFormats } from '../../ui/table-formats.tsx'
import styles from './words-toolbar.module.css'

const LENGTHS = ['1', '2', '3', '4'] as const
const LEAST = ['1', '2', '5', '10', '20', '50', '100'] as const
/** Log-likelihood with its probability that the difference is by chance. */
const SURENESS = ['0', '3.84', '6.63', '10.83', '15.13'] as const
const SPANS = ['2', '3', '5', '10', 'sentence'] as const

/** Which table, and what it is about. */
export function WordsToolbar() {
  const { t } = useTranslation(['words', 'common'])
  const table = useApp(state => state.wordTable)
  const others = useApp(state => state.wordOthers)
  const minKeyness = useApp(state => state.minKeyness)
  const span = useApp(state => state.wordSpan)
  const change = useApp(state => state.changeWords)
  const exportWords = useApp(state => state.exportWords)
  const shown = useApp(state => state.words !== null)
  return (
    <Bar edge="top">
      <Segmented
        label={t('table.label')}
        value={table}
        options={WORD_TABLES.map(value => ({ value, label: t(`table.${value}`) }))}
        onChange={value => void change({ table: value })}
      />
      {table === 'keyness' && (
        <>
          <Labelled label={t('against.label')}>
            <Select
              label={t('against.label')}
              labelHidden
              value={others === null ? 'rest' : 'others'}
              options={(['rest', 'others'] as const).map(value => ({ value, label: t(`against.${value}`) }))}
              onChange={value => void change({ others: value === 'rest' ? null : {} })}
            />
          </Labelled>
          <Labelled label={t('sureness.label')}>
            <Select
              label={t('sureness.label')}
              labelHidden
              value={SURENESS.find(value => Number(value) === minKeyness) ?? '0'}
              options={SURENESS.map(value => ({ value, label: t(`sureness.${value.replace('.', '_') as '0'}`) }))}
              onChange={value => void change({ minKeyness: Number(value) })}
            />
          </Labelled>
        </>
      )}
      {table === 'collocations' && (
        <>
          <NodeField />
          <Labelled label={t('span.label')}>
            <Select
              label={t('span.label')}
              labelHidden
              value={SPANS.find(value => value === String(span)) ?? '5'}
              options={SPANS.map(value => ({
                value,
                label: value === 'sentence' ? t('span.sentence') : t('span.words', { count: Number(value) }),
              }))}
              onChange={value => void change({ span: value === 'sentence' ? value : Number(value) })}
            />
          </Labelled>
        </>
      )}
      <BarSpace />
      <Menu trigger={<Button disabled={!shown}>{t('common:table.export')}</Button>}>
        <TableFormats name={format => t(`common:table.${format}`)} onChoose={format => void exportWords(format)} />
      </Menu>
    </Bar>
  )
}

/** The word near which others are looked for. Enter asks. */
function NodeField() {
  const { t } = useTranslation('words')
  const node = useApp(state => state.wordNode)
  const change = useApp(state => state.changeWords)
  const [text, setText] = useState(node)
  useEffect(() => setText(node), [node])
  function ask(event: FormEvent): void {
    event.preventDefault()
    void change({ node: text })
  }
  return (
    <form className={styles.node} onSubmit={ask}>
      <TextField
        label={t('node.label')}
        labelHidden
        placeholder={t('node.placeholder')}
        value={text}
        onChange={event => setText(event.target.value)}
      />
    </form>
  )
}

/** Which of the words are listed. `children`: which reports are counted. */
export function WordFilterBar({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('words')
  const text = useApp(state => state.wordsContaining)
  const contain = useApp(state => state.containWords)
  const choice = useApp(state => state.wordChoice)
  const change = useApp(state => state.changeWords)
  return (
    <Bar edge="top">
      <BarFilter>
        <TextField label={t('filter')} labelHidden placeholder={t('filter')} value={text} onChange={event => contain(event.target.value)} />
      </BarFilter>
      <Labelled label={t('least.label')}>
        <Select
          label={t('least.label')}
          labelHidden
          value={LEAST.find(value => Number(value) === choice.minOccurrences) ?? '1'}
          options={LEAST.map(value => ({ value, label: t('least.times', { count: Number(value) }) }))}
          onChange={value => void change({ choice: { minOccurrences: Number(value) } })}
        />
      </Labelled>
      <Labelled label={t('length.label')}>
        <Select
          label={t('length.label')}
          labelHidden
          value={LENGTHS.find(value => Number(value) === choice.minLength) ?? '1'}
          options={LENGTHS.map(value => ({ value, label: t('length.characters', { count: Number(value) }) }))}
          onChange={value => void change({ choice: { minLength: Number(value) } })}
        />
      </Labelled>
      <Checkbox
        checked={choice.withoutStopWords}
        onChange={withoutStopWords => void change({ choice: { withoutStopWords } })}
        title={t('stopWordsHelp')}
      >
        {t('stopWords')}
      </Checkbox>
      {children}
    </Bar>
  )
}

/** A word before a control that names itself to a screen reader. */
function Labelled({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <span className={styles.labelled}>
      <span aria-hidden>{label}</span>
      {children}
    </span>
  )
}
