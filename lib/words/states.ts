import { area } from './area.ts';

export const states = area({
  en: {
    notFound: 'There is no deck here',
    notFoundText: 'The address may have a typing mistake, the deck may be deleted, or you may not have access to it.',
    broken: 'Something went wrong',
    brokenText: 'It is not your fault. What was shown as Saved is safe. Try again; if it happens again, tell whoever runs this Lectern.',
    trashed: 'This deck is in the trash',
  },
  de: {
    notFound: 'Hier ist keine Präsentation',
    notFoundText: 'Vielleicht ist die Adresse falsch, die Präsentation gelöscht, oder Sie haben keinen Zugriff darauf.',
    broken: 'Da ist etwas schiefgegangen',
    brokenText:
      'Es liegt nicht an Ihnen. Was als gespeichert angezeigt wurde, ist sicher. Versuchen Sie es erneut; geschieht es wieder, sagen Sie es denen, die dieses Lectern betreiben.',
    trashed: 'Diese Präsentation liegt im Papierkorb',
  },
});
