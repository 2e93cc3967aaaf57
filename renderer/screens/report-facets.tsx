import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { WHOLE_COUNTRY } from '../../shared/model/place.ts'
import { type Dimension, type FacetOption, placeName, UNKNOWN } from '../state/facets.ts'
import { useApp } from '../state/store.ts'
import { Facet, type FacetItem, type FacetWords } from '../ui/facet.tsx'

interface ReportFacetsProps {
  readonly dimensions: readonly Dimension[]
  /** Values of each side; the count is null where it is not known. */
  readonly options: Readonly<Record<Dimension, readonly (Omit<FacetOption, 'count'> & { readonly count: number | null })[]>>
  readonly isChosen: (dimension: Dimension, value: string) => boolean
  readonly onToggle: (dimension: Dimension, value: string) => void
  readonly onClear: (dimension: Dimension) => void
}

/** The column at the left of every list: what there is, in words and with counts, to narrow the list. */
export function ReportFacets({ dimensions, options, isChosen, onToggle, onClear }: ReportFacetsProps) {
  const { t } = useTranslation('library')
  const words = useFacetWords()
  const labelOf = useFacetLabels()
  return dimensions.map(dimension => {
    const items: FacetItem[] = options[dimension].map(({ value, count }) => ({
      value,
      count,
      label: labelOf(dimension, value),
      parent: dimension === 'place' && value.includes('/') ? value.slice(0, value.lastIndexOf('/')) : null,
    }))
    return (
      <Facet
        key={dimension}
        title={t(`facets.${dimension}`)}
        items={items}
        chosen={items.map(item => item.value).filter(value => isChosen(dimension, value))}
        onToggle={value => onToggle(dimension, value)}
        onClear={() => onClear(dimension)}
        words={words}
      />
    )
  })
}

export function useFacetWords(): FacetWords {
  const { t } = useTranslation('library')
  return useMemo(
    () => ({
      clear: t('facets.clear'),
      more: count => t('facets.more', { count }),
      less: t('facets.less'),
      open: name => t('facets.open', { name }),
      close: name => t('facets.close', { name }),
    }),
    [t],
  )
}

function useFacetLabels(): (dimension: Dimension, value: string) => string {
  const { t } = useTranslation(['library', 'common', 'duplicates'])
  const listsById = useApp(state => state.listsById)
  const savedSearches = useApp(state => state.savedSearches)
  return (dimension, value) => {
    if (value === UNKNOWN) return t('common:unknown')
    switch (dimension) {
      case 'list':
        return listsById.get(value)?.name ?? t('common:unknown')
      case 'search':
        return savedSearches.find(({ id }) => id === value)?.name ?? t('common:unknown')
      case 'place':
        return value === WHOLE_COUNTRY ? t('common:country') : placeName(value)
      case 'year':
        return value
      case 'body':
        return t(`common:body.${value as 'npc'}`)
      case 'kind':
        return t(`common:kind.${value as 'report'}`)
      case 'problems':
        if (value === 'duplicate') return t('duplicates:facet')
        return t(value === 'some' ? 'facets.withProblems' : 'facets.withoutProblems')
    }
  }
}
