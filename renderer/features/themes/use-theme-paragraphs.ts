import { useEffect, useState } from 'react'
import { useApp } from '../../state/store.ts'
import type { MatrixCellText } from '../../state/theme-matrix.ts'
import { isUnread, type MatrixSquare } from './matrix-layout.ts'

/** How long a square is looked at before its words are asked for, in ms: passing over many asks for none. */
const REST = 60

/** The paragraphs of a square; null until they are known. They are asked for again when the matrix is another one. */
export function useThemeParagraphs(square: MatrixSquare | null): MatrixCellText | null {
  const matrix = useApp(state => state.themeMatrix)
  const find = useApp(state => state.findThemeParagraphs)
  const fail = useApp(state => state.fail)
  const asked = square && !isUnread(square) && matrix?.setId ? { square, setId: matrix.setId } : null
  const name = asked && `${asked.setId} ${asked.square.theme.id} ${asked.square.column.key}`
  const [found, setFound] = useState<{ readonly name: string; readonly text: MatrixCellText } | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the name stands for the square, the matrix for what is in it
  useEffect(() => {
    if (!asked || name === null) return
    let wanted = true
    const { reportIds } = asked.square.column
    const part = matrix?.part ? { part: matrix.part } : {}
    const timer = setTimeout(() => {
      find({ reportIds: [...reportIds], setId: asked.setId, theme: asked.square.theme.id, ...part }).then(
        text => wanted && setFound({ name, text }),
        error => wanted && fail(error),
      )
    }, REST)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [name, matrix, find, fail])
  return found && found.name === name ? found.text : null
}
