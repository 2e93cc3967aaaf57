import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { AlignedRow } from './aligned-rows.ts'
import { useThemeNames } from './use-theme-names.ts'

/** What a row is called: its theme, its heading, or what such a stretch does in a report (opening, shortcomings, closing). */
export function useRowName(): (row: Pick<AlignedRow, 'theme' | 'role' | 'heading'>) => string {
  const { t } = useTranslation('comparing')
  const names = useThemeNames()
  return useCallback(
    ({ theme, role, heading }) => {
      if (theme !== null) return names.get(theme) ?? theme
      return (role === 'section' && withoutNumber(heading)) || t(`role.${role}`)
    },
    [t, names],
  )
}

/** 一、 （二） 三是 1. say where it stood, not what it is. */
function withoutNumber(heading: string): string {
  return heading.replace(/^\s*(?:[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]+(?:、|是|要)|\d+[.．、])\s*/, '')
}
