import { Pin } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Comparison, SectionPlace } from '../../../shared/model/comparison.ts'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import { FilterList } from '../../ui/filter-list.tsx'
import { Popover } from '../../ui/popover.tsx'
import { linksOf } from './aligned-rows.ts'
import styles from './link-panel.module.css'
import type { ComparisonSlots } from './slots.ts'
import { useThemeNames } from './use-theme-names.ts'

interface LinkPanelProps {
  readonly comparison: Comparison
  readonly place: SectionPlace
  readonly anchor: Element
  readonly slots: Pick<ComparisonSlots, 'changes' | 'theme'>
  readonly onClose: () => void
}

/** Words that are shown of those that two sections share. */
const WORDS = 8

/** What a section corresponds to, why, and how to say otherwise. */
export function LinkPanel({ comparison, place, anchor, slots, onClose }: LinkPanelProps) {
  const { t } = useTranslation('comparing')
  const themeNames = useThemeNames()
  const linkSections = useApp(state => state.linkSections)
  const followSection = useApp(state => state.followSection)
  const [query, setQuery] = useState('')
  /** The section with which this one is held sentence by sentence. */
  const [held, setHeld] = useState<SectionPlace | null>(null)
  const { reports } = comparison
  const section = reports[place.column]?.sections[place.section]
  if (!section) return null
  const linked = linksOf(comparison, place.column, place.section)
  const columnName = (column: number) => [reports[column]?.place ?? reports[column]?.title, reports[column]?.year].filter(Boolean).join(' ')
  const nameOf = ({ heading, role }: typeof section) => heading || t(`role.${role}`)
  const startOf = (column: number, start: number) => ({ reportId: reports[column]?.reportId ?? '', start })
  const own = startOf(place.column, section.start)
  const others = reports.flatMap((report, column) =>
    column === place.column
      ? []
      : report.sections.flatMap((other, index) => {
          const isLinked = linked.some(({ link }) => [link.from, link.to].some(end => end.column === column && end.section === index))
          const name = nameOf(other)
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
      label={t('link.title', { name: nameOf(section) })}
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
          <h2 className={styles.heading}>{nameOf(section)}</h2>
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
          {linked.length === 0 && <p className={styles.none}>{t('link.none')}</p>}
          <ul className={styles.links}>
            {linked.map(({ link: { by, words, theme, from, to }, column, section: other }) => (
              <li key={`${column} ${other.start}`} className={styles.link}>
                <p className={styles.other}>
                  <span className={styles.report}>{columnName(column)}</span> {nameOf(other)}
                  {by === 'user' && (
                    <span className={styles.pinned}>
                      <Pin size={12} aria-hidden /> {t('link.byUser')}
                    </span>
                  )}
                </p>
                {theme !== null && <p className={styles.why}>{t('link.theme', { name: themeNames.get(theme) ?? theme })}</p>}
                {words.length > 0 && (
                  <p className={styles.why}>{t('link.words', { words: words.slice(0, WORDS).join(t('link.comma')) })}</p>
                )}
                <span className={styles.actions}>
                  <Button onClick={() => setHeld(from.column === column ? from : to)}>{t('link.changes')}</Button>
                  <Button onClick={() => link(column, other.start, false)}>{t('link.unlink')}</Button>
                  {by === 'user' ? (
                    <Button onClick={() => link(column, other.start, null)}>{t('link.release')}</Button>
                  ) : (
                    <Button onClick={() => link(column, other.start, true)}>{t('link.pin')}</Button>
                  )}
                </span>
              </li>
            ))}
          </ul>
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
