import type { Problem, ProblemCode } from '../../shared/model/report.ts'
import { isUnreadKind, type UnreadKind } from '../../shared/model/unread.ts'

/** Where the words of a problem stand in the namespace `library`: a kind of file that is not read has its own. */
export function problemKey({ code, details }: Pick<Problem, 'code' | 'details'>): `problem.${ProblemCode}` | `unread.${UnreadKind}` {
  const kind = details?.['kind']
  return isUnreadKind(kind) ? `unread.${kind}` : `problem.${code}`
}
