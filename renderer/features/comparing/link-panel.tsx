import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Comparison, SectionPlace } from '../../../shared/model/comparison.ts'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import { FilterList } from '../../ui/filter-list.tsx'
import { Popover } from '../../ui/popover.tsx'
import { linksOf } from './aligned-rows.ts'
import styles from './link-panel.module.css'
import { LinkedSections } from './linked-sections.tsx'
import type { ComparisonSlots } from './slots.ts'
import { useSectionNames } from './use-section-names.ts'

interface LinkPanelProps {
  readonly comparison: Comparison
  readonly place: SectionPlace
  readonly anchor: Element
  readonly slots: Pick<ComparisonSlots, 'changes' | 'theme'>
  readonly onClose: () => void
}

/** What a section corresponds to, why, and how to say otherwise. */
export function LinkPanel({ comparison, place, anchor, slots, onClose }: LinkPanelProps) {
  const { t } = useTranslation('comparing')
  const { columnName, sectionName } = useSectionNames(comparison)
  const linkSections = useApp(state => state.linkSections)
  const followSection = useApp(state => state.followSection)
  const [query, setQuery] = useState('')
  /** The section with which this one is held sentence by sentence. */
  const [held, setHeld] = useState<SectionPlace | null>(null)
  const { reports } = comparison
  const section = reports[place.column]?.sections[place.section]
  if (!section) return null
  const linked = linksOf(comparison, place.column, place.section)
  const ownName = sectionName(place.column, section)
  const startOf = (column: number, start: number) => ({ reportId: reports[column]?.reportId ?? '', start })
  const own = startOf(place.column, section.start)
  const others = reports.flatMap((report, column) =>
    column === place.column
      ? []
      : report.sections.flatMap((other, index) => {
          const isLinked = linked.some(({ link }) => [link.from, link.to].some(end => end.column === column && end.section === index))
          const name = sectionName(column, other)
          return isLinked || !`${columnName(column)} ${name}`.toLowerCase().includes(query.trim().toLowerCase())
            ? []
            : [{ column, section: other, name }]
        }),
  )

  function changesWith(other: SectionPlace): ReactNode {
    const of = ({ column, section: at }: SectionPlace) => ({
      reportId: reports[column]?.reportId ?? '',
      range: reports[column]?.sections[at] ?? { start: 0, end: 0 },
    })
    return slots.changes(place.column < other.column ? [of(place), of(other)] : [of(other), of(place)])
  }

  function link(column: number, start: number, isLinked: boolean | null): void {
    void linkSections(own, startOf(column, start), isLinked)
    onClose()
  }

  return (
    <Popover
      open
      onOpenChange={open => open || onClose()}
      label={t('link.title', { name: ownName })}
      anchor={anchor}
      side="left"
      align="start"
    >
      {held ? (
        <div className={styles.changes}>
          <Button onClick={() => setHeld(null)}>{t('link.back')}</Button>
          {changesWith(held)}
        </div>
      ) : (
        <div className={styles.panel}>
          <h2 className={styles.heading}>{ownName}</h2>
          {comparison.themeSet !== null && (
            <div className={styles.theme}>
              {slots.theme({
                reportId: own.reportId,
                range: section,
                setId: comparison.themeSet,
                theme: section.themes[0]?.theme ?? null,
                chosen: section.chosen,
                onChosen() {
                  onClose()
                  void followSection(own)
                },
              })}
            </div>
          )}
          <LinkedSections {...{ comparison, place, section }} onHold={setHeld} onLink={link} />
          <h3 className={styles.title}>{t('link.with')}</h3>
          <div className={styles.choice}>
            <FilterList
              label={t('link.with')}
              placeholder={t('link.placeholder')}
              query={query}
              onQuery={setQuery}
              items={others}
              keyOf={other => `${other.column} ${other.section.start}`}
              groupOf={other => columnName(other.column)}
              onChoose={other => link(other.column, other.section.start, true)}
              empty={t('link.noMatch')}
              autoFocus
              render={other => <span className={styles.option}>{other.name}</span>}
            />
          </div>
        </div>
      )}
    </Popover>
  )
}
