import type { EventName, EventPayload, Input, MethodName, Output } from '../../shared/contract.ts'
import { AppError } from '../../shared/errors.ts'
import type { Highlight } from '../../shared/model/highlight.ts'
import type { Report } from '../../shared/model/report.ts'
import type { Settings } from '../../shared/model/settings.ts'
import type { Tag } from '../../shared/model/tag.ts'
import { occurrences } from '../../shared/text/occurrences.ts'
import type { Api } from '../api/api.ts'

type Answers = { readonly [M in MethodName]?: (input: Input<M>) => Output<M> | Promise<Output<M>> }

interface FakeLibrary {
  readonly reports: readonly Report[]
  readonly highlights?: readonly Highlight[]
  readonly tags?: readonly Tag[]
  /** Further methods, or other answers. */
  readonly answers?: Answers
}

export interface FakeApi extends Api {
  /** What the library holds now. */
  readonly highlights: Highlight[]
  readonly tags: Tag[]
  /** Tells the window what the engine would tell it. */
  announce<E extends EventName>(name: E, payload: EventPayload<E>): void
}

const SETTINGS: Settings = {
  locale: 'zh-CN',
  theme: 'light',
  readingSize: 18,
  readingLine: 178,
  readingMeasure: 36,
  shortcuts: {},
  lastLibrary: null,
}

/** A small library in memory behind the window's own api, with the events that the engine would send. */
export function fakeApi({ reports, highlights = [], tags = [], answers: others = {} }: FakeLibrary): FakeApi {
  const listeners = new Map<EventName, ((payload: never) => void)[]>()
  const kept = [...highlights]
  const keptTags = [...tags]
  let nextId = 1

  const announce = <E extends EventName>(name: E, payload: EventPayload<E>) => {
    for (const listener of listeners.get(name) ?? []) listener(payload as never)
  }
  const find = (id: string): Report => {
    const report = reports.find(other => other.id === id)
    if (!report) throw new AppError('not-found', 'no such report')
    return report
  }
  const action = { id: 1, kind: 'highlight.update', count: 1, at: '' } as const

  const answers: Answers = {
    'host.info': () => ({ edition: 'browser', version: '0', platform: 'test', picksNatively: false }),
    'settings.get': () => SETTINGS,
    'library.resume': () => ({
      path: '/l',
      name: 'l',
      schemaVersion: 1,
      sources: 1,
      reports: 1,
      highlights: 0,
      sampleSources: 0,
      warnings: [],
    }),
    'library.get': () => null,
    'sources.list': () => [],
    'sources.interrupted': () => null,
    'folders.list': () => [],
    'journal.get': () => ({ undo: null, redo: null }),
    'workspace.get': () => null,
    'workspace.save': () => null,
    'reports.list': () => reports.map(report => ({ ...report, problems: report.problems.length })),
    'reports.get': ({ id }) => find(id),
    'problems.list': ({ reportIds }) =>
      reportIds.flatMap(id => {
        const { problems, place, year, title, sourceId } = find(id)
        const name = [place, year, title].filter(Boolean).join(' · ')
        return problems.map(problem => ({ ...problem, name, sourceId, reportId: id }))
      }),
    'duplicates.list': () => [],
    'concepts.list': () => [],
    'reports.find': ({ id, query }) => ({
      ranges: occurrences(find(id).text ?? '', query).map(start => ({ start, end: start + query.length })),
    }),
    'quickOpen.find': ({ query, limit }) => {
      const found = reports.filter(({ place, title, year }) => `${place}${title}${year}`.includes(query))
      const items = found.slice(0, limit).map(({ id, title }) => ({ kind: 'report' as const, text: title, marks: [], reportId: id }))
      return { groups: found.length > 0 ? [{ kind: 'report', total: found.length, items }] : [] }
    },
    'lists.list': () => [],
    'exports.templates': () => [],
    'exports.living': () => null,
    'host.nextLink': () => null,
    'savedSearches.list': () => [],
    'queries.read': ({ query, caret = query.length }) => ({
      reading: query,
      written: query,
      problems: [],
      tokens: [],
      suggestions: [],
      start: caret,
      end: caret,
    }),
    'themes.sets': () => [],
    'themes.ofReport': ({ reportId }) => {
      const { title, place, body, year } = find(reportId)
      return { reportId, title, place, body, year, setId: null, sections: [], paragraphs: [] }
    },
    'inks.get': () => ({}),
    'highlights.review': () => [],
    'tags.list': () => keptTags,
    'tags.create': ({ path }) => {
      const tag = fakeTag(path.join('/'))
      keptTags.push(tag)
      announce('tags.changed', {})
      return tag
    },
    'highlights.ofReport': ({ reportId }) => kept.filter(highlight => highlight.reportId === reportId).sort((a, b) => a.start - b.start),
    'highlights.add': ({ reportId, start, end, quote: meant, colour = 'gamboge', tagIds = [], note = '' }) => {
      const quote = find(reportId).text?.slice(start, end) ?? ''
      if (meant !== undefined && meant !== quote) throw new AppError('conflict', 'other words')
      const highlight = { ...fakeHighlight(`h${nextId++}`, reportId, start, end), quote, colour, tagIds, note }
      kept.push(highlight)
      announce('highlights.changed', { reportIds: [reportId] })
      return highlight
    },
    'highlights.update': ({ ids, colour, note, addTagIds = [], removeTagIds = [] }) => {
      kept.forEach((highlight, at) => {
        if (!ids.includes(highlight.id)) return
        const tagIds = [...highlight.tagIds.filter(id => !removeTagIds.includes(id)), ...addTagIds]
        kept[at] = { ...highlight, colour: colour ?? highlight.colour, note: note ?? highlight.note, tagIds }
      })
      announce('highlights.changed', { reportIds: null })
      return action
    },
    'highlights.move': ({ id, start, end }) => {
      const at = kept.findIndex(highlight => highlight.id === id)
      const moved = kept[at]
      if (!moved) throw new AppError('not-found', 'no such highlight')
      kept[at] = { ...moved, start, end, quote: find(moved.reportId).text?.slice(start, end) ?? '', state: 'anchored' }
      announce('highlights.changed', { reportIds: [moved.reportId], changes: { saved: [kept[at]], removed: [] } })
      return { ...action, kind: 'highlight.move' }
    },
    'highlights.remove': ({ ids }) => {
      kept.splice(0, kept.length, ...kept.filter(highlight => !ids.includes(highlight.id)))
      announce('highlights.changed', { reportIds: null })
      return { ...action, kind: 'highlight.remove' }
    },
    ...others,
  }

  return {
    highlights: kept,
    tags: keptTags,
    announce,
    async call(method, input) {
      const answer = answers[method] as ((given: typeof input) => Output<typeof method> | Promise<Output<typeof method>>) | undefined
      if (!answer) throw new AppError('unknown-method', `the fake does not know ${method}`)
      return answer(input)
    },
    on(name, listener) {
      listeners.set(name, [...(listeners.get(name) ?? []), listener as (payload: never) => void])
      return () => {}
    },
    onClosed: () => {},
    close: () => {},
    pathsOf: async () => [],
  }
}

export function fakeReport(id: string, text: string, change: Partial<Report> = {}): Report {
  return {
    id,
    text,
    title: '工作报告',
    body: 'npc',
    kind: 'report',
    year: 2024,
    yearInferred: false,
    reviewFrom: 2023,
    reviewTo: 2023,
    session: null,
    date: null,
    speaker: null,
    province: '云岭省',
    city: '青禾市',
    county: null,
    level: 'prefecture',
    place: '青禾市',
    sourceId: 1,
    sourcePath: 'a.txt',
    incomplete: false,
    characters: text.length,
    highlights: 0,
    sample: false,
    corrected: [],
    outline: [],
    problems: [],
    ...change,
  }
}

export function fakeHighlight(id: string, reportId: string, start: number, end: number, change: Partial<Highlight> = {}): Highlight {
  const common = {
    quote: '',
    prefix: '',
    suffix: '',
    colour: 'gamboge',
    note: '',
    tagIds: [],
    state: 'anchored',
    createdAt: '',
    updatedAt: '',
  } as const
  return { id, reportId, start, end, ...common, ...change }
}

export function fakeTag(path: string, change: Partial<Tag> = {}): Tag {
  const name = path.split('/').at(-1) ?? path
  return {
    id: path,
    parentId: null,
    name,
    path,
    description: '',
    colour: null,
    position: 0,
    shortcut: null,
    count: 0,
    total: 0,
    pinyin: '',
    initials: '',
    ...change,
  }
}
