'use client';
import { languageFor, words } from '#words';

const style = { font: '16px/1.5 system-ui, sans-serif', maxWidth: 440, margin: '20vh auto', padding: 16 };

/** The last resort, when even the layout failed: no theme, no styles. */
export default function GlobalError({ retry }: { readonly error: Error; readonly retry: () => void }) {
  const language = languageFor(typeof navigator === 'undefined' ? null : navigator.language);
  const { states, common } = words[language];
  return (
    <html lang={language}>
      <body style={style}>
        <h1>{states.broken}</h1>
        <p>{states.brokenText}</p>
        <p>
          <button type="button" onClick={retry}>
            {common.tryAgain}
          </button>{' '}
          <a href="/">{common.allDecks}</a>
        </p>
      </body>
    </html>
  );
}
