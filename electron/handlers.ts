import { setImmediate as nextTurn } from 'node:timers/promises'
import { throwIfCancelled } from '../shared/cancel.ts'
import type { CallContext, Handlers, MethodOf } from '../shared/contract.ts'
import type { Services } from './services/services.ts'
import { translating } from './store/sqlite-errors.ts'

/** Each method of the contract to the service that answers it. What the disk or SQLite say gets its own words here. */
export function createHandlers(services: Services): Handlers<MethodOf<'engine'>> {
  const {
    current,
    library,
    backups,
    sources,
    repairs,
    importing,
    folders,
    columns,
    reports,
    duplicates,
    problems,
    searching,
    quickOpen,
    queryHelp,
    concordances,
    trends,
    themes,
    themeMatrix,
    comparisons,
    sectionWords,
    indicators,
    indicatorChoices,
    indicatorExports,
    words,
    sentenceChanges,
    changesExport,
    sharedWording,
    concepts,
    lists,
    savedSearches,
    foundBySearches,
    tableExports,
    wordExports,
    highlights,
    inks,
    tags,
    codebook,
    review,
    memos,
    bin,
    journal,
    exports,
    exportTemplates,
    livingExport,
    annotationExports,
    annotations,
    settings,
    workspace,
    quiet,
  } = services
  const wrap: Wrap = (method, input, { signal }, answer) =>
    quiet.during(async () => {
      if (SOON_GIVEN_UP.has(method)) {
        await nextTurn()
        throwIfCancelled(signal)
      }
      const place = current.find()?.path ?? ''
      return translating(place, () => answeredWith(keepsSearches(method) ? input : foundBySearches.resolved(input), answer))
    })
  return wrapped(wrap, {
    'library.open': ({ path, create }) => library.open(path, create ?? false),
    'library.resume': () => library.resume(),
    'library.get': () => library.get(),
    'library.check': () => library.check(),
    'backups.list': () => backups.list(),
    'backups.make': () => backups.make(),
    'backups.restore': ({ name }) => backups.restore(name),
    'backups.restoreFile': ({ path, library: place }) => backups.restoreFile(path, place),
    'exports.library': ({ directory }) => backups.export(directory),
    'library.removeSample': () => library.removeSample(),

    'sources.inspect': ({ paths, text }, context) => importing.inspect(paths, text ?? false, context),
    'sources.import': ({ paths }, context) => importing.import(paths, context),
    'sources.list': () => sources.list(),
    'sources.get': ({ id }) => sources.get(id),
    'sources.remove': ({ ids }) => sources.remove(ids),
    'sources.repair': ({ id, step }) => repairs.repair(id, step),
    'sources.takeBackRepairs': ({ id, repairIds }) => repairs.takeBack(id, repairIds),
    'sources.listRepairs': () => repairs.list(),

    'sources.columns': ({ id, meanings }) => columns.look(id, meanings),
    'sources.mapColumns': ({ id, meanings }) => columns.apply(id, meanings),
    'sources.interrupted': () => folders.interrupted(),
    'sources.resume': ({ id }, context) => folders.resume(id, context),
    'sources.leave': ({ id }) => folders.leave(id),

    'folders.list': () => folders.list(),
    'folders.watch': ({ id, on }) => folders.watch(id, on),
    'folders.lookAgain': ({ ids }) => folders.lookAgain(ids),
    'folders.forget': ({ id }) => folders.forget(id),

    'reports.list': ({ filter }) => reports.list(filter),
    'reports.get': ({ id, text }) => reports.get(id, text ?? false),
    'reports.update': ({ ids, patch }) => reports.update(ids, patch),
    'reports.remove': ({ ids }) => reports.remove(ids),
    'reports.find': ({ id, query }) => ({ ranges: searching.find(id, query) }),
    'reports.search': input => searching.search(input),

    'problems.list': ({ reportIds }) => problems.list(reportIds),
    'duplicates.list': () => duplicates.list(),
    'duplicates.settle': ({ decisions }) => duplicates.settle(decisions),

    'quickOpen.find': async ({ query, limit, kinds }) => ({ groups: await quickOpen.find(query, limit, kinds) }),

    'queries.read': ({ query, caret }) => queryHelp.read(query, caret ?? query.length),
    'concordance.open': input => concordances.open(input),
    'concordance.rows': input => concordances.rows(input),
    'concordance.groups': input => concordances.groups(input),
    'concordance.highlight': input => concordances.highlight(input),
    'trends.get': (input, { signal }) => trends.get(input, signal),
    'reuse.ofReport': (input, context) => sharedWording.ofReport(input, context),
    'reuse.occurrences': (input, context) => sharedWording.occurrences(input, context),
    'reuse.families': (input, context) => sharedWording.families(input, context),
    'themes.sets': () => themes.sets(),
    'themes.ofReport': input => themes.ofReport(input),
    'themes.list': (input, context) => themes.list(input, context),
    'themes.choose': input => themes.choose(input),
    'themes.accept': input => themes.accept(input),
    'themes.saveSet': input => themes.saveSet(input),
    'themes.removeSet': ({ id }) => themes.removeSet(id),
    'themes.matrix': (input, context) => themeMatrix.matrix(input, context),
    'themes.cell': (input, context) => themeMatrix.cell(input, context),
    'themes.summarise': input => themeMatrix.summarise(input),
    'indicators.list': ({ filter }, context) => indicators.list(filter, context),
    'indicators.known': ({ filter }, context) => indicators.known(filter, context),
    'indicators.table': (input, context) => indicators.table(input, context),
    'indicators.cell': input => indicators.cell(input),
    'indicators.choose': input => indicatorChoices.choose(input),
    'indicators.definitions': () => indicatorChoices.definitions(),
    'indicators.propose': input => indicatorChoices.propose(input),
    'indicators.preview': (input, context) => indicatorChoices.preview(input, context),
    'indicators.define': input => indicatorChoices.define(input),
    'indicators.remove': ({ ids }) => indicatorChoices.remove(ids),
    'words.frequency': (input, context) => words.frequency(input, context),
    'words.keyness': (input, context) => words.keyness(input, context),
    'words.collocations': (input, context) => words.collocations(input, context),
    'compare.open': (input, context) => comparisons.open(input, context),
    'compare.link': input => comparisons.link(input),
    'compare.words': (input, context) => sectionWords.words(input, context),
    'compare.sentences': input => sentenceChanges.compare(input),
    'concepts.list': () => concepts.list(),
    'concepts.save': input => concepts.save(input),
    'concepts.remove': ({ ids }) => concepts.remove(ids),

    'lists.list': () => lists.list(),
    'lists.save': input => lists.save(input),
    'lists.change': input => lists.change(input),
    'lists.remove': ({ ids }) => lists.remove(ids),
    'savedSearches.list': () => savedSearches.list(),
    'savedSearches.save': input => savedSearches.save(input),
    'savedSearches.remove': ({ ids }) => savedSearches.remove(ids),

    'highlights.list': ({ filter }) => highlights.list(filter),
    'highlights.ofReport': ({ reportId }) => highlights.ofReport(reportId),
    'highlights.add': input => highlights.add(input),
    'highlights.update': input => highlights.update(input),
    'highlights.remove': ({ ids }) => highlights.remove(ids),
    'highlights.review': () => review.list(),
    'highlights.confirm': ({ ids }) => review.confirm(ids),
    'highlights.detach': ({ ids }) => review.detach(ids),
    'highlights.move': input => review.move(input),

    'inks.get': () => inks.get(),
    'inks.rename': input => inks.rename(input),
    'tags.list': () => tags.list(),
    'tags.create': ({ path }) => tags.create(path),
    'tags.update': input => tags.update(input),
    'tags.remove': input => tags.remove(input),
    'tags.merge': input => codebook.merge(input),
    'tags.split': input => codebook.split(input),
    'tags.usage': input => codebook.usage(input),
    'tags.setExamples': input => codebook.setExamples(input),
    'tags.import': ({ csv }) => codebook.import(csv),

    'memos.list': ({ text }) => memos.list(text),
    'memos.get': ({ about }) => memos.get(about),
    'memos.save': input => memos.save(input),
    'memos.remove': ({ ids }) => memos.remove(ids),

    'journal.get': () => journal.get(),
    'journal.undo': ({ id }) => journal.undo(id),
    'journal.redo': () => journal.redo(),
    'journal.list': input => journal.list(input),
    'journal.goTo': ({ id }) => journal.goTo(id),
    'bin.list': () => bin.list(),
    'bin.restore': ({ items }) => bin.restore(items),
    'bin.empty': () => bin.empty(),

    'exports.markdown': (input, context) => exports.markdown(input, context),
    'exports.preview': input => exports.preview(input),
    'exports.templates': () => exportTemplates.list(),
    'exports.saveTemplate': input => exportTemplates.save(input),
    'exports.removeTemplate': ({ id }) => exportTemplates.remove(id),
    'exports.living': () => livingExport.get(),
    'exports.keep': input => livingExport.keep(input),
    'exports.unkeep': () => livingExport.unkeep(),
    'exports.docx': (input, context) => annotationExports.docx(input, context),
    'exports.bibliography': input => exports.bibliography(input),

    'exports.concordance': (input, context) => tableExports.concordance(input, context),
    'exports.counts': input => tableExports.counts(input),
    'exports.concepts': input => tableExports.concepts(input),
    'exports.words': (input, context) => wordExports.words(input, context),
    'exports.trends': input => tableExports.trends(input),
    'exports.indicators': (input, context) => indicatorExports.indicators(input, context),
    'exports.wordings': (input, context) => sharedWording.export(input, context),
    'exports.changes': input => changesExport.changes(input),
    'exports.themeMatrix': (input, context) => themeMatrix.export(input, context),
    'exports.codebook': input => tableExports.codebook(input),

    'exports.jsonld': (input, context) => annotationExports.jsonld(input, context),
    'exports.table': (input, context) => annotationExports.table(input, context),
    'exports.matrix': (input, context) => annotationExports.matrix(input, context),
    'exports.tagPairs': (input, context) => annotationExports.tagPairs(input, context),
    'exports.qdpx': (input, context) => annotationExports.qdpx(input, context),
    'exports.qdc': ({ directory }) => annotationExports.qdc(directory),
    'annotations.compareCoders': ({ path }, context) => annotations.compareCoders(path, context.signal),
    'exports.coders': (input, context) => annotations.exportCoders(input, context.signal),
    'annotations.preview': ({ path }, context) => annotations.preview(path, context.signal),
    'annotations.import': (input, context) => annotations.import(input, context),

    'settings.get': () => settings.get(),
    'settings.update': patch => settings.update(patch),
    'workspace.get': () => workspace.get(),
    'workspace.save': input => workspace.save(input),
    'workspaces.list': () => workspace.list(),
    'workspaces.save': input => workspace.keep(input),
    'workspaces.remove': ({ id }) => workspace.remove(id),
  })
}

type EngineHandlers = Handlers<MethodOf<'engine'>>

/** Runs a call: `answer` gets the input that its handler is to see. */
type Wrap = (method: string, input: unknown, context: CallContext, answer: (input: unknown) => unknown) => Promise<unknown>

/**
 * Questions that come while the one before is being answered, and are void when the next one comes: somebody types or
 * scrolls on. They give everything that has come a turn first, so that of many that wait only the last one is answered.
 */
const SOON_GIVEN_UP: ReadonlySet<string> = new Set<MethodOf<'engine'>>([
  'reports.search',
  'concordance.open',
  'concordance.rows',
  'concordance.groups',
  'trends.get',
  'queries.read',
  'quickOpen.find',
])

/** Saved searches stay what they are in what is kept, and in a concordance or a living folder, which follow when they find others. */
function keepsSearches(method: string): boolean {
  return method === 'savedSearches.save' || method === 'concordance.open' || method === 'exports.keep'
}

function answeredWith(input: unknown, answer: (input: unknown) => unknown): unknown {
  return input instanceof Promise ? input.then(answer) : answer(input)
}

function wrapped(wrap: Wrap, handlers: EngineHandlers): EngineHandlers {
  const entries = Object.entries(handlers).map(([method, handler]) => {
    // The pairing of name and types is the table's own and the same before and after.
    const call = handler as (input: unknown, context: CallContext) => unknown
    return [method, (input: unknown, context: CallContext) => wrap(method, input, context, asked => call(asked, context))]
  })
  return Object.fromEntries(entries) as EngineHandlers
}
