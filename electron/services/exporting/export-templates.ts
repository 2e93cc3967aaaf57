import { z } from 'zod'
import type { Input } from '../../../shared/contract.ts'
import { AppError } from '../../../shared/errors.ts'
import { EXPORT_UNITS, type ExportTemplate } from '../../../shared/model/export-template.ts'
import { BUILT_IN_TEMPLATES } from '../../exporting/templates/built-in-templates.ts'
import { prepareTemplate } from '../../exporting/templates/render-template.ts'
import { newId } from '../../store/ids.ts'
import { findSetting, saveSetting } from '../../store/settings.ts'
import type { CurrentLibrary } from '../library/current-library.ts'

export interface ExportTemplates {
  /** Those of the program, then those of the library. */
  list(): ExportTemplate[]
  /** The first of the program unless told. */
  get(id: string | undefined): ExportTemplate
  /** Throws template-fails for one that cannot be used. */
  save(input: Input<'exports.saveTemplate'>): Promise<ExportTemplate>
  remove(id: string): null
}

/** Under this name the library keeps the templates of its user. */
const KEY = 'export-templates'

const stored = z.array(z.object({ id: z.string(), name: z.string(), unit: z.enum(EXPORT_UNITS), source: z.string() }))

/** `changed` is told which one is another now, or gone. */
export function createExportTemplates(library: CurrentLibrary, changed: (id: string) => void): ExportTemplates {
  function own(): ExportTemplate[] {
    const parsed = stored.safeParse(findSetting(library.database(), KEY))
    return parsed.success ? parsed.data.map(template => ({ ...template, builtIn: false })) : []
  }

  function keep(templates: readonly ExportTemplate[]): void {
    saveSetting(
      library.database(),
      KEY,
      templates.map(({ builtIn: _, ...template }) => template),
    )
  }

  function get(id: string = BUILT_IN_TEMPLATES[0]?.id ?? ''): ExportTemplate {
    const template = [...BUILT_IN_TEMPLATES, ...own()].find(each => each.id === id)
    if (!template) throw new AppError('not-found', 'This template is no longer in the library.', { id })
    return template
  }

  return {
    list: () => [...BUILT_IN_TEMPLATES, ...own()],
    get,
    async save({ id, name, unit, source }) {
      if (id !== undefined && get(id).builtIn)
        throw new AppError('conflict', 'This template comes with the program; save it under a name of its own.', { id })
      await prepareTemplate(source)
      const template = { id: id ?? newId(), name, unit, source, builtIn: false }
      const others = own().filter(each => each.id !== template.id)
      keep([...others, template])
      changed(template.id)
      return template
    },
    remove(id) {
      keep(own().filter(template => template.id !== id))
      changed(id)
      return null
    },
  }
}
