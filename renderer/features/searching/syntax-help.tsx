import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Popover } from '../../ui/popover.tsx'
import styles from './syntax-help.module.css'
import { useSampleValues } from './use-sample-values.ts'

/** Ways to ask; each has a sample and what it finds in the locale. */
const BASICS = ['and', 'phrase', 'or', 'not'] as const
const ALL = [
  ...BASICS,
  'group',
  'near',
  'sentence',
  'paragraph',
  'one',
  'some',
  'place',
  'year',
  'body',
  'section',
  'theme',
  'tag',
  'others',
] as const

interface SyntaxExamplesProps {
  /** The first few, or all there are. */
  readonly extent: 'basics' | 'all'
  readonly onTry: (query: string) => void
}

/** What can be asked, each example one click away. */
export function SyntaxExamples({ extent, onTry }: SyntaxExamplesProps) {
  const { t } = useTranslation('search')
  const values = useSampleValues()
  return (
    <dl className={styles.examples} data-extent={extent} aria-label={t('syntax.label')}>
      {(extent === 'basics' ? BASICS : ALL).map(name => {
        const sample = t(`syntax.sample.${name}`, { ...values })
        return (
          <div key={name}>
            <dt>
              <button type="button" className={styles.example} onClick={() => onTry(sample)}>
                {sample}
              </button>
            </dt>
            <dd>{t(`syntax.${name}`)}</dd>
          </div>
        )
      })}
    </dl>
  )
}

/** How to write a query, at any time. */
export function SyntaxHelp({ onTry }: Pick<SyntaxExamplesProps, 'onTry'>) {
  const { t } = useTranslation('search')
  const [open, setOpen] = useState(false)
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label={t('syntax.label')}
      align="end"
      trigger={<Button>{t('syntax.label')}</Button>}
      finalFocus={() => null}
    >
      <div className={styles.sheet}>
        <SyntaxExamples
          extent="all"
          onTry={query => {
            setOpen(false)
            onTry(query)
          }}
        />
        <p className={styles.note}>{t('syntax.note')}</p>
      </div>
    </Popover>
  )
}
