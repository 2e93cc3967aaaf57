import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { QuickOpenGroup, QuickOpenItem } from '../../../shared/model/quick-open.ts'
import type { Command } from '../../state/commands.ts'
import { useApp, useAppStore } from '../../state/store.ts'
import { findCommands } from './find-commands.ts'

/** A row of the palette. */
export type Entry =
  | { readonly kind: 'command'; readonly command: Command }
  | { readonly kind: 'recent'; readonly reportId: string }
  | { readonly kind: 'item'; readonly item: QuickOpenItem; readonly total: number }

/** More of a kind would not be read; typing narrows it. */
const SHOWN = 8
const RECENT = 10

interface Found {
  readonly entries: readonly Entry[]
  /** False while the entries still answer what was typed before. */
  readonly settled: boolean
}

/** What was typed: `>` and a command, part of the name of something in the library, or nothing yet. */
export function useFound(query: string): Found {
  const store = useAppStore()
  const { t } = useTranslation('commands')
  const quickFind = useApp(state => state.quickFind)
  const fail = useApp(state => state.fail)
  const recent = useApp(state => state.recentReports)
  const reportsById = useApp(state => state.reportsById)
  const [answer, setAnswer] = useState<{ readonly asked: string; readonly groups: readonly QuickOpenGroup[] }>({ asked: '', groups: [] })
  const command = commandIn(query)
  const asked = command === undefined ? query.trim() : ''

  useEffect(() => {
    if (asked === '') return
    const turn = new AbortController()
    quickFind(asked, SHOWN, turn.signal)
      .then(groups => !turn.signal.aborted && setAnswer({ asked, groups }))
      .catch(error => !turn.signal.aborted && fail(error))
    return () => turn.abort()
  }, [asked, quickFind, fail])

  const entries = useMemo((): Entry[] => {
    if (command !== undefined) {
      const words = { name: (id: Command['id']) => t(`name.${id}`), letters: (id: Command['id']) => t(`letters.${id}`) }
      return findCommands(command, store.getState(), words).map(found => ({ kind: 'command', command: found }))
    }
    if (asked === '') {
      const there = recent.filter(id => reportsById.has(id)).slice(0, RECENT)
      return there.map(reportId => ({ kind: 'recent', reportId }))
    }
    return answer.groups.flatMap(({ items, total }) => items.map((item): Entry => ({ kind: 'item', item, total })))
  }, [command, asked, answer, recent, reportsById, store, t])

  return { entries, settled: asked === '' || answer.asked === asked }
}

/** What follows `>`, also the full-width one of a Chinese keyboard; undefined where something else was typed. */
export function commandIn(query: string): string | undefined {
  return /^\s*[>＞》]/.test(query) ? query.trim().slice(1) : undefined
}
