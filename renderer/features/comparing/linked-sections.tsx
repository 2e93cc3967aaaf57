import { Pin } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ComparedSection, Comparison, SectionPlace } from '../../../shared/model/comparison.ts'
import type { SectionStart } from '../../state/comparison.ts'
import { Button } from '../../ui/button.tsx'
import { apartFrom, linksOf } from './aligned-rows.ts'
import styles from './link-panel.module.css'
import { useSectionNames } from './use-section-names.ts'
import { useSharedWords } from './use-shared-words.ts'
import { useThemeNames } from './use-theme-names.ts'

interface LinkedSectionsProps {
  readonly comparison: Comparison
  readonly place: SectionPlace
  readonly section: ComparedSection
  /** Holds the section against another one, sentence by sentence. */
  readonly onHold: (other: SectionPlace) => void
  /** Links the section with another one, keeps the two apart, or (null) leaves that to the program. */
  readonly onLink: (column: number, start: number, linked: boolean | null) => void
}

/** What a section corresponds to and why, and from what the user keeps it apart. */
export function LinkedSections({ comparison, place, section, onHold, onLink }: LinkedSectionsProps) {
  const { t } = useTranslation('comparing')
  const themeNames = useThemeNames()
  const { columnName, sectionName } = useSectionNames(comparison)
  const linked = linksOf(comparison, place.column, place.section)
  const startOf = (column: number, start: number): SectionStart => ({ reportId: comparison.reports[column]?.reportId ?? '', start })
  // What stands around the sections goes together by what it does, not by its words.
  const byWords = section.role === 'section' ? linked.map(({ column, section: { start } }) => startOf(column, start)) : []
  const words = useSharedWords(startOf(place.column, section.start), byWords)

  function why(theme: string | null): string | null {
    if (section.role !== 'section') return t('link.role', { name: t(`role.${section.role}`) })
    return theme === null ? null : t('link.theme', { name: themeNames.get(theme) ?? theme })
  }

  return (
    <>
      {linked.length === 0 && <p className={styles.none}>{t('link.none')}</p>}
      <ul className={styles.links}>
        {linked.map(({ link: { by, theme, from, to }, column, section: other }, at) => (
          <li key={`${column} ${other.start}`} className={styles.link}>
            <p>
              <span className={styles.report}>{columnName(column)}</span> {sectionName(column, other)}
              {by === 'user' && (
                <span className={styles.pinned}>
                  <Pin size={12} aria-hidden /> {t('link.byUser')}
                </span>
              )}
            </p>
            <p className={styles.why}>{why(theme)}</p>
            {byWords.length > 0 && <p className={styles.why}>{words ? <SharedWords words={words[at] ?? []} /> : t('link.wordsComing')}</p>}
            <span className={styles.actions}>
              <Button onClick={() => onHold(from.column === column ? from : to)}>{t('link.changes')}</Button>
              <Button onClick={() => onLink(column, other.start, false)}>{t('link.unlink')}</Button>
              {by === 'user' ? (
                <Button onClick={() => onLink(column, other.start, null)}>{t('link.release')}</Button>
              ) : (
                <Button onClick={() => onLink(column, other.start, true)}>{t('link.pin')}</Button>
              )}
            </span>
          </li>
        ))}
        {apartFrom(comparison, place.column, place.section).map(({ column, section: other }) => (
          <li key={`${column} ${other.start}`} className={styles.link}>
            <p>
              <span className={styles.report}>{columnName(column)}</span> {sectionName(column, other)}
            </p>
            <p className={styles.why}>{t('link.apart')}</p>
            <span className={styles.actions}>
              <Button onClick={() => onLink(column, other.start, null)}>{t('link.release')}</Button>
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

function SharedWords({ words }: { readonly words: readonly string[] }) {
  const { t } = useTranslation('comparing')
  return words.length > 0 ? t('link.words', { words: words.join(t('link.comma')) }) : null
}
