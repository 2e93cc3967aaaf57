import { z } from 'zod'
import type { BinItem } from '../model/bin.ts'
import { BIN_KINDS } from '../model/bin.ts'
import type { Highlight, HighlightInContext } from '../model/highlight.ts'
import type { InkNames } from '../model/inks.ts'
import type { ActionSummary, HistoryEntry, JournalState } from '../model/journal.ts'
import type { MemoEntry } from '../model/memo.ts'
import type { ReviewItem } from '../model/review.ts'
import type { Tag, TagUsage } from '../model/tag.ts'
import { colour, highlightFilter } from '../schemas.ts'
import { engine } from './method.ts'
import { id, ids, note, nothing, offset, tagIds } from './shapes.ts'

const tagName = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine(name => !name.includes('/'), 'a tag name holds no slash')
/**
 * The words that are meant: `conflict` where others stand there by now, because the text changed meanwhile. All of the longest
 * text, if need be.
 */
const quote = z.string().min(1).max(20_000_000).optional()
const tagPath = z.array(tagName).min(1).max(8)
const shortcut = z.number().int().min(1).max(9)

const memoSubject = z.union([
  z.object({ kind: z.literal('library') }).strict(),
  z.object({ kind: z.enum(['report', 'tag', 'highlight']), id }).strict(),
])

/** Highlights, tags, memos, and taking back. */
export const annotating = {
  'highlights.list': engine(z.object({ filter: highlightFilter.optional() }).strict()).returns<HighlightInContext[]>(),
  'highlights.ofReport': engine(z.object({ reportId: id }).strict()).returns<Highlight[]>(),
  'highlights.add': engine(
    z
      .object({
        reportId: id,
        start: offset,
        end: offset,
        quote,
        colour: colour.optional(),
        tagIds: tagIds.optional(),
        note: note.optional(),
      })
      .strict(),
  ).returns<Highlight>(),
  'highlights.update': engine(
    z
      .object({
        ids,
        colour: colour.optional(),
        note: note.optional(),
        addTagIds: tagIds.optional(),
        removeTagIds: tagIds.optional(),
      })
      .strict(),
  ).returns<ActionSummary>(),
  'highlights.remove': engine(z.object({ ids }).strict()).returns<ActionSummary>(),
  /** Those whose place is not sure since their source changed, then those that were not found again. */
  'highlights.review': engine(nothing).returns<ReviewItem[]>(),
  /** Doubtful ones stand on the proposed words from now on; not-doubtful for others. */
  'highlights.confirm': engine(z.object({ ids }).strict()).returns<ActionSummary>(),
  /** Doubtful ones stand nowhere from now on and keep their quote; not-doubtful for others. */
  'highlights.detach': engine(z.object({ ids }).strict()).returns<ActionSummary>(),
  /** On other words of its report. */
  'highlights.move': engine(z.object({ id, start: offset, end: offset, quote }).strict()).returns<ActionSummary>(),

  /** What the user calls the inks in this library. */
  'inks.get': engine(nothing).returns<InkNames>(),
  /** An empty name gives the ink its own again. Two inks may mean the same. */
  'inks.rename': engine(z.object({ colour, name: z.string().trim().max(40) }).strict()).returns<InkNames>(),

  'tags.list': engine(nothing).returns<Tag[]>(),
  /** Makes every missing name along the path (`监督/会议`); returns the last, also when it was there already. */
  'tags.create': engine(z.object({ path: tagPath }).strict()).returns<Tag>(),
  'tags.update': engine(
    z
      .object({
        id,
        name: tagName.optional(),
        parentId: id.nullable().optional(),
        /** Place among its siblings, counted without it; at the end of new siblings where it is absent. */
        position: offset.optional(),
        description: note.optional(),
        colour: colour.nullable().optional(),
        /** Whoever had the digit loses it. */
        shortcut: shortcut.nullable().optional(),
      })
      .strict(),
  ).returns<Tag>(),
  /** The highlights stay and lose the tag. The tags below go with it, unless they are to take its place. */
  'tags.remove': engine(z.object({ id, below: z.enum(['remove', 'raise']).optional() }).strict()).returns<ActionSummary>(),
  /** All highlights of these tags carry `into`, and the tags below them go below it. Refused into a tag below one of them. */
  'tags.merge': engine(z.object({ ids, into: id }).strict()).returns<ActionSummary>(),
  /** Some highlights of a tag carry another one instead, which is made where it is missing. */
  'tags.split': engine(
    z
      .object({
        id,
        parts: z
          .array(z.object({ path: tagPath, highlightIds: ids }).strict())
          .min(1)
          .max(100),
      })
      .strict(),
  ).returns<ActionSummary>(),
  /** Where a tag is used; with the tags below it, unless told otherwise. */
  'tags.usage': engine(z.object({ id, below: z.boolean().optional() }).strict()).returns<TagUsage>(),
  /** Highlights of a tag that show what it means. */
  'tags.setExamples': engine(z.object({ id, highlightIds: ids, example: z.boolean() }).strict()).returns<ActionSummary>(),
  /** Adds the tags of a table as the export writes it, and fills in what it says of those that are there. */
  'tags.import': engine(z.object({ csv: z.string().max(5_000_000) }).strict()).returns<ActionSummary>(),

  /** The one written last first; with `text` those that hold it, or whose subject's name does. */
  'memos.list': engine(z.object({ text: z.string().max(1000).optional() }).strict()).returns<MemoEntry[]>(),
  'memos.get': engine(z.object({ about: memoSubject }).strict()).returns<MemoEntry>(),
  /**
   * Without text it is removed. `continues`: the action of the same memo's last saving; what is written now is part of it,
   * where nothing else was done since. The action is null where nothing changed.
   */
  'memos.save': engine(
    z.object({ about: memoSubject, text: z.string().max(1_000_000), continues: z.number().int().min(1).optional() }).strict(),
  ).returns<{ action: ActionSummary | null }>(),
  'memos.remove': engine(z.object({ ids }).strict()).returns<ActionSummary>(),

  'journal.get': engine(nothing).returns<JournalState>(),
  /** `id`: this one rather than the user's last; refused where later ones build on it. */
  'journal.undo': engine(z.object({ id: z.number().int().min(1).optional() }).strict()).returns<ActionSummary>(),
  'journal.redo': engine(nothing).returns<ActionSummary>(),
  /** What was done, the newest first; those before action `before` only. */
  'journal.list': engine(
    z.object({ limit: z.number().int().min(1).max(5000).optional(), before: z.number().int().nullable().optional() }).strict(),
  ).returns<{ entries: HistoryEntry[]; more: boolean }>(),
  /** Takes back, or does again, all up to the moment after this action; 0 is before all of them. */
  'journal.goTo': engine(z.object({ id: z.number().int().min(0) }).strict()).returns<{ steps: number }>(),

  /** What was removed and can be had again, the newest first. */
  'bin.list': engine(nothing).returns<BinItem[]>(),
  'bin.restore': engine(
    z
      .object({
        items: z
          .array(z.object({ kind: z.enum(BIN_KINDS), id }).strict())
          .min(1)
          .max(100_000),
      })
      .strict(),
  ).returns<ActionSummary>(),
  /** For good; nothing that was done before can be taken back afterwards. */
  'bin.empty': engine(nothing).returns<{ removed: number }>(),
} as const
