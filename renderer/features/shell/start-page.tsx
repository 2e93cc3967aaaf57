import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import styles from './start-page.module.css'

interface StartPageProps {
  /** Further ways on where the library of last time cannot be opened. */
  readonly choices: ReactNode
}

/** Stands in for the window until a library is open, and when none can be opened. */
export function StartPage({ choices }: StartPageProps) {
  const { t } = useTranslation(['common', 'errors'])
  const phase = useApp(state => state.phase)
  const error = useApp(state => state.startError)
  const start = useApp(state => state.start)
  if (phase === 'starting') return <main className={styles.page}>{t('app.starting')}</main>
  if (phase === 'disconnected') return <Disconnected />
  return (
    <main className={styles.page}>
      <h1 className={styles.name}>{t('app.name')}</h1>
      <p role="alert">{error ? t(`errors:${error.code}`, error.details ?? {}) : t('app.disconnected')}</p>
      <div className={styles.ways}>
        <Button onClick={() => void start()}>{t('action.retry')}</Button>
        {choices}
      </div>
    </main>
  )
}

/** A program that was started again has another address and token, so this page can come back to the same one only. */
function Disconnected() {
  const { t } = useTranslation()
  const [gone, setGone] = useState(false)

  async function reconnect(): Promise<void> {
    // Loading the page anew without asking would end in the browser's own error page, from which nothing leads back.
    const answer = await fetch(location.pathname).catch(() => undefined)
    if (answer?.ok) location.reload()
    else setGone(true)
  }

  return (
    <main className={styles.page}>
      <h1 className={styles.name}>{t('app.name')}</h1>
      <p role="alert">{t(gone ? 'app.gone' : 'app.disconnected')}</p>
      <Button onClick={() => void reconnect()}>{t('app.reconnect')}</Button>
    </main>
  )
}
