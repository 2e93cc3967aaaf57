import { FolderPlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toErrorData } from '../../../shared/errors.ts'
import { findNameFault } from '../../../shared/text/file-name.ts'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import styles from './folder-dialog.module.css'

interface NewFolderProps {
  readonly parent: string
  readonly onMade: (path: string) => void
}

/** A button that turns into a field for the name. */
export function NewFolder({ parent, onMade }: NewFolderProps) {
  const { t } = useTranslation(['library', 'common', 'errors'])
  const makeFolder = useApp(state => state.makeFolder)
  const [name, setName] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const plain = name?.trim() ?? ''
  const fault = plain === '' ? undefined : findNameFault(plain)

  function write(words: string | null): void {
    setName(words)
    setRefusal(null)
  }

  async function make(): Promise<void> {
    if (plain === '' || fault) return
    try {
      const path = await makeFolder(parent, plain)
      write(null)
      onMade(path)
    } catch (error) {
      const { code, details } = toErrorData(error)
      setRefusal(code === 'conflict' ? t('pick.taken') : t(`errors:${code}`, { ...details }))
    }
  }

  if (name === null) {
    return (
      <Button onClick={() => write('')}>
        <FolderPlus size={16} aria-hidden />
        {t('pick.newFolder')}
      </Button>
    )
  }
  return (
    <form
      className={styles.making}
      onSubmit={event => {
        event.preventDefault()
        void make()
      }}
    >
      <TextField
        label={t('pick.newFolderName')}
        labelHidden
        autoFocus
        placeholder={t('pick.newFolderName')}
        value={name}
        error={fault ? t(`pick.fault.${fault}`) : refusal}
        onChange={event => write(event.target.value)}
        onKeyDown={event => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          write(null)
        }}
      />
      <Button disabled={plain === '' || fault !== undefined} onClick={() => void make()}>
        {t('pick.make')}
      </Button>
    </form>
  )
}
