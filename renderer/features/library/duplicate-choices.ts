import type { DuplicateDecision, DuplicateGroup, DuplicateReport } from '../../../shared/model/duplicate.ts'

/** What the user wants of a group: one kept, all kept (`keep` null), or to decide later (null). */
export type Choice = { readonly keep: string | null } | null

/** What was chosen other than proposed, by group. */
export type Choices = ReadonlyMap<string, Choice>

export function keyOf({ reports }: DuplicateGroup): string {
  return reports.map(({ id }) => id).join(' ')
}

export function choiceOf(group: DuplicateGroup, choices: Choices): Choice {
  const chosen = choices.get(keyOf(group))
  if (chosen !== undefined) return chosen
  return group.proposal.keep === null ? null : { keep: group.proposal.keep }
}

/** Reports of the group that would go. */
export function removedBy({ reports }: DuplicateGroup, choice: Choice): DuplicateReport[] {
  return choice === null || choice.keep === null ? [] : reports.filter(({ id }) => id !== choice.keep)
}

/** Groups that are to be decided later are left out. That marks go is said where it is chosen, and never proposed. */
export function decisionsOf(groups: readonly DuplicateGroup[], choices: Choices): DuplicateDecision[] {
  return groups.flatMap(group => {
    const choice = choiceOf(group, choices)
    if (choice === null) return []
    const marked = removedBy(group, choice).some(({ highlights }) => highlights > 0)
    return [{ reportIds: group.reports.map(({ id }) => id), keep: choice.keep, ...(marked ? { withHighlights: true } : {}) }]
  })
}
