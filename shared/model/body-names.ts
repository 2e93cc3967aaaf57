import type { Body } from './report.ts'
import type { TableLanguage } from './table.ts'

/** What bodies are called for short; null where there is nothing to say. */
export const BODY_NAMES: Readonly<Record<TableLanguage, Readonly<Record<Body, string | null>>>> = {
  'zh-CN': { npc: '人大', cppcc: '政协', government: '政府', court: '法院', procuratorate: '检察院', other: null },
  en: { npc: 'NPC', cppcc: 'CPPCC', government: 'Government', court: 'Court', procuratorate: 'Procuratorate', other: null },
}
