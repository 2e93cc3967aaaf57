import { ChevronDown } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { firstIndex } from '../../../shared/first-index.ts'
import { useApp } from '../../state/store.ts'
import { Popover } from '../../ui/popover.tsx'
import styles from './place-theme.module.css'
import { ThemePicker } from './theme-picker.tsx'

/** So long a report is looked at before its themes are asked for, in ms: its text comes first. */
const REST = 200

/** What the section is about in which the reader of a pane is, and how to say otherwise. Nothing where no set is for the report. */
export function PlaceTheme({ index }: { readonly index: number }) {
  const { t, i18n } = useTranslation('themes')
  const reportId = useApp(state => state.panes[index]?.report?.id ?? null)
  const themed = useApp(state => (reportId === null ? undefined : state.sectionThemes.get(reportId)))
  const set = useApp(state => state.themeSets.find(({ id }) => id === themed?.setId))
  // Not the place itself: it changes with every line that is scrolled.
  const at = useApp(state => {
    const position = state.panes[index]?.position ?? 0
    return themed ? firstIndex(themed.sections.length, section => (themed.sections[section]?.start ?? 0) > position) - 1 : -1
  })
  const read = useApp(state => state.readSectionThemes)
  const fail = useApp(state => state.fail)
  const [picking, setPicking] = useState(false)

  useEffect(() => {
    if (reportId === null) return
    const timer = setTimeout(() => void read(reportId).catch(fail), REST)
    return () => clearTimeout(timer)
  }, [reportId, read, fail])

  const section = themed?.sections[at]
  if (!set || !section || reportId === null) return null
  const best = section.themes[0]?.theme ?? null
  const name = set.themes.find(({ id }) => id === best)?.name[i18n.language === 'en' ? 'en' : 'zh-CN'] ?? t('pick.noTheme')
  const { start, end, heading, chosen } = section
  // A set that somebody is teaching learns as much from what is right; those of the program know it.
  const open = set.builtIn ? [] : themed.sections.filter(each => each.themes.length > 0 && !each.chosen)
  return (
    <Popover
      open={picking}
      onOpenChange={setPicking}
      label={t('pick.section')}
      align="end"
      trigger={
        <button
          type="button"
          className={styles.theme}
          aria-label={t('pick.here', { name })}
          title={best === null ? t('pick.hereNone') : t(chosen ? 'pick.hereChosen' : 'pick.hereHelp', { name, heading })}
        >
          <span className={styles.name}>{name}</span>
          <ChevronDown size={12} aria-hidden />
        </button>
      }
    >
      <div className={styles.picker}>
        <ThemePicker
          {...{ set, chosen }}
          theme={best}
          stretch={{ reportId, start, end }}
          section
          proposed={open.length}
          onDone={() => setPicking(false)}
        />
      </div>
    </Popover>
  )
}
