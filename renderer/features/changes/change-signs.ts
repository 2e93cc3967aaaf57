import { ArrowDownUp, Equal, type LucideIcon, Minus, PanelLeft, PanelRight, PencilLine, Plus } from 'lucide-react'
import type { SentenceChange } from '../../../shared/model/comparison.ts'
import type { ChangeWords } from './use-change-words.ts'

const SAME = { unchanged: Equal, reworded: PencilLine, moved: ArrowDownUp }

/** What stands for each change beside its word, so that neither colour nor reading is needed to tell them apart. */
export const SIGNS: Readonly<Record<ChangeWords['set'], Readonly<Record<SentenceChange, LucideIcon>>>> = {
  years: { ...SAME, new: Plus, gone: Minus },
  apart: { ...SAME, new: PanelRight, gone: PanelLeft },
}
