import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { WordsStage } from '../features/words/words-stage.tsx'
import { WordsToolbar } from '../features/words/words-toolbar.tsx'
import { useApp } from '../state/store.ts'
import type { CountedWords } from '../state/words.ts'
import { Columns } from '../ui/columns.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { FilterFacets } from './filter-facets.tsx'
import { OneOfEach } from './one-of-each.tsx'
import styles from './words-screen.module.css'

/** The words of a selection of reports: how frequent they are, what sets them apart from others, what stands near one. */
export default function WordsScreen() {
  const { t } = useTranslation('words')
  const refresh = useApp(state => state.refreshWords)
  const copies = useApp(state => copiesIn(state.words))
  // The library may have changed while another screen was shown.
  useEffect(() => void refresh(), [refresh])
  return (
    <Columns side={<WordFacets />} sideLabel={t('facets')}>
      <WordsToolbar />
      <WordsStage>
        <OneOfEach copies={copies} />
      </WordsStage>
    </Columns>
  )
}

/** Left out of the reports whose words are shown, and of those that they are compared with. */
function copiesIn(words: CountedWords | null): number {
  if (!words) return 0
  return words.selection.copies + (words.table === 'keyness' ? words.others.copies : 0)
}

const SIDES = ['selection', 'others'] as const

/** The reports whose words are shown; where they are compared with chosen ones, also those. */
function WordFacets() {
  const { t } = useTranslation('words')
  const filter = useApp(state => state.wordFilter)
  const others = useApp(state => state.wordOthers)
  const compares = useApp(state => state.wordTable === 'keyness' && state.wordOthers !== null)
  const change = useApp(state => state.changeWords)
  const [side, setSide] = useState<(typeof SIDES)[number]>('selection')
  const ofOthers = compares && side === 'others' && others !== null
  return (
    <>
      {compares && (
        <div className={styles.sides}>
          <Segmented
            label={t('sides.label')}
            value={side}
            options={SIDES.map(value => ({ value, label: t(`sides.${value}`) }))}
            onChange={setSide}
          />
        </div>
      )}
      {ofOthers ? (
        <FilterFacets filter={others} onChange={chosen => void change({ others: chosen })} />
      ) : (
        <FilterFacets filter={filter} onChange={chosen => void change({ filter: chosen })} />
      )}
    </>
  )
}
