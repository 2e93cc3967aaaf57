import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Colour } from '../../shared/model/highlight.ts'
import { useApp } from '../state/store.ts'

/** What the user calls an ink in this library; the ink's own name where they have said nothing. */
export function useInkName(): (colour: Colour) => string {
  const { t } = useTranslation()
  const names = useApp(state => state.inkNames)
  return useCallback((colour: Colour) => names[colour] ?? t(`colour.${colour}`), [names, t])
}
