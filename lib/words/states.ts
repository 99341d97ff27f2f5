import { area } from './area.ts';

export const states = area({
  en: {
    notFound: 'There is no deck here',
    notFoundText: 'The address may have a typing mistake, the deck may be deleted, or you may not have access to it.',
    broken: 'Something went wrong',
    brokenText: 'It is not your fault. What was shown as Saved is safe. Try again; if it happens again, tell whoever runs this Lectern.',
    trashed: 'This deck is in the trash',
    notShown: 'This deck is not shown here',
    notShownText: 'Its owner may not have allowed it, or the address has a typing mistake. Tell whoever runs the website you came from.',
    askForAccess: 'Ask for access',
    asked: 'Asked. If there is a deck here, its owners see it, and this page opens by itself once they let you in.',
    askFailed: 'That did not work. Check your connection and try again.',
    removed: 'Your access was removed',
    removedText: (title: string, time: string) =>
      `You cannot open “${title}” any more since ${time}: an owner removed your access, or your link has ended. Edits shown as Saved are kept in the deck.`,
    unsaved: (edits: number) =>
      edits === 1
        ? '1 edit had not been saved. Take it with you now: it is gone from this browser when you leave.'
        : `${edits} edits had not been saved. Take them with you now: they are gone from this browser when you leave.`,
    downloadEdits: 'Download my edits',
    tooMany: 'That was too often',
    tooManyHelp: (minutes: number) => (minutes === 1 ? 'Wait a minute, then try again.' : `Wait ${minutes} minutes, then try again.`),
  },
  de: {
    notFound: 'Hier ist keine Präsentation',
    notFoundText: 'Vielleicht ist die Adresse falsch, die Präsentation gelöscht, oder Sie haben keinen Zugriff darauf.',
    broken: 'Da ist etwas schiefgegangen',
    brokenText:
      'Es liegt nicht an Ihnen. Was als gespeichert angezeigt wurde, ist sicher. Versuchen Sie es erneut; geschieht es wieder, sagen Sie es denen, die dieses Lectern betreiben.',
    trashed: 'Diese Präsentation liegt im Papierkorb',
    notShown: 'Diese Präsentation wird hier nicht gezeigt',
    notShownText:
      'Vielleicht ist es nicht erlaubt, oder die Adresse hat einen Tippfehler. Sagen Sie es denen, die die Website betreiben, von der Sie kommen.',
    askForAccess: 'Zugriff anfragen',
    asked: 'Angefragt. Wenn hier eine Präsentation ist, sehen es die, denen sie gehört, und diese Seite öffnet sich, sobald sie zustimmen.',
    askFailed: 'Das hat nicht geklappt. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.',
    removed: 'Ihr Zugriff wurde entfernt',
    removedText: (title: string, time: string) =>
      `Sie können „${title}“ seit ${time} nicht mehr öffnen: Der Zugriff wurde entfernt, oder Ihr Link ist abgelaufen. Was als gespeichert angezeigt wurde, ist in der Präsentation.`,
    unsaved: (edits: number) =>
      edits === 1
        ? '1 Änderung war nicht gespeichert. Nehmen Sie sie jetzt mit: Beim Verlassen ist sie in diesem Browser weg.'
        : `${edits} Änderungen waren nicht gespeichert. Nehmen Sie sie jetzt mit: Beim Verlassen sind sie in diesem Browser weg.`,
    downloadEdits: 'Meine Änderungen herunterladen',
    tooMany: 'Das war zu oft',
    tooManyHelp: (minutes: number) =>
      minutes === 1
        ? 'Warten Sie eine Minute, dann versuchen Sie es erneut.'
        : `Warten Sie ${minutes} Minuten, dann versuchen Sie es erneut.`,
  },
});
