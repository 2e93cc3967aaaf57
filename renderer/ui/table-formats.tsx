import { MenuItem } from './menu.tsx'

const FORMATS = ['xlsx', 'csv'] as const

interface TableFormatsProps {
  readonly name: (format: (typeof FORMATS)[number]) => string
  readonly onChoose: (format: (typeof FORMATS)[number]) => void
}

/** Items of a menu: as what a table leaves the program. */
export function TableFormats({ name, onChoose }: TableFormatsProps) {
  return FORMATS.map(format => (
    <MenuItem key={format} onSelect={() => onChoose(format)}>
      {name(format)}
    </MenuItem>
  ))
}
