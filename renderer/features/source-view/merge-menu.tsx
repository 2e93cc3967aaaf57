import { Merge } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ReportInSource } from '../../../shared/model/source.ts'
import { useKeys } from '../../naming/use-key-hint.ts'
import { Button } from '../../ui/button.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import type { Repairs } from './use-repairs.ts'

interface MergeMenuProps {
  readonly reports: readonly ReportInSource[]
  /** Place of the report in the list. */
  readonly at: number
  readonly repairs: Repairs
  readonly nameOf: (report: ReportInSource) => string
}

/** Makes one of this report and the one before or after it. */
export function MergeMenu({ reports, at, repairs, nameOf }: MergeMenuProps) {
  const { t } = useTranslation('source')
  const keys = useKeys()
  const previous = reports[at - 1]
  const next = reports[at + 1]
  return (
    <Menu
      trigger={
        <Button disabled={!previous && !next}>
          <Merge size={14} aria-hidden />
          {t('repairs.merge')}
        </Button>
      }
    >
      <MenuItem disabled={!previous} onSelect={() => previous && repairs.merge(previous)} shortcut={keys('mergePrevious')[0] ?? ''}>
        {previous ? t('repairs.mergeWith.previous', { name: nameOf(previous) }) : t('repairs.merge-previous')}
      </MenuItem>
      <MenuItem disabled={!next} onSelect={() => reports[at] && repairs.merge(reports[at])} shortcut={keys('mergeNext')[0] ?? ''}>
        {next ? t('repairs.mergeWith.next', { name: nameOf(next) }) : t('repairs.merge-next')}
      </MenuItem>
    </Menu>
  )
}
