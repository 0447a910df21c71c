import type { Calendar } from '../calendar.js';
import { type ClientStory, doing, done, fromClient, type ProjectStory, toDo } from '../story.js';

/** A notary in Geneva, billed by the day: correct, prompt, and every invoice checked to the centime. */
export function morel(at: Calendar): ClientStory {
  return {
    key: 'morel',
    client: {
      name: 'Étude Morel & Cie',
      email: 'etude@morel-cie.example',
      status: 'active',
      currency: 'CHF',
      language: 'fr',
      timeZone: 'Europe/Zurich',
      country: 'CH',
      paymentTerms: '30 jours net',
      reminderPolicy: 'gentle',
      sendWithoutAsking: ['check-in'],
      checkInEvery: '3 weeks',
      talkedOn: at.weekday(-18),
      notes: 'Everything in writing and in French. Maître Morel signs, Sandrine pays the same week.',
      governingLaw: 'CH',
      businessOrConsumer: 'business',
      lateFeeKind: 'yearly',
      lateFeeValue: 5,
      graceDays: 10,
      weekendRule: 'following',
      latestCheckInAfter: '5 weeks',
      checkInDay: 'monday',
      checkInMinutes: 30,
      checkInTopics: 'État des travaux, validations attendues, prochaines dates',
      reportEvery: 'monthly',
      greetingDays: 'New Year',
      preferredWay: 'Courriel',
      workingHours: '08:30–12:00, 14:00–17:30',
      bigPictureGoal: 'Des clients qui arrivent au rendez-vous avec les bons documents.',
      renewalNoticeDays: 30,
      foundThrough: 'Chambre de commerce franco-allemande',
    },
    contacts: [
      {
        key: 'helene',
        name: 'Hélène Morel',
        email: 'h.morel@morel-cie.example',
        phone: '+41 22 555 01 38',
        role: ['approves', 'changes-scope'],
        preferredWay: 'Courriel',
        timeZone: 'Europe/Zurich',
        inCheckIns: true,
      },
      {
        key: 'sandrine',
        name: 'Sandrine Favre',
        email: 'comptabilite@morel-cie.example',
        role: ['pays', 'assigns-work'],
        getsReminders: true,
        birthday: at.birthday(11, 1976),
        likes: 'Chorale du mardi, chocolat noir, pas de fleurs.',
      },
    ],
    projects: [dossiers(at), archive(at)],
    invoices: [
      {
        key: 'dossiers-1',
        project: 'dossiers',
        issued: -146,
        total: 8550,
        paid: -139,
        cells: { kind: 'standard', documentStatus: 'sent' },
      },
      {
        key: 'dossiers-2',
        project: 'dossiers',
        issued: -83,
        total: 7600,
        payments: [{ on: -77, amount: 7600, note: 'QR-facture, référence complète', method: 'QR-bill' }],
        cells: { kind: 'standard', documentStatus: 'sent' },
      },
      {
        key: 'dossiers-credit',
        project: 'dossiers',
        issued: -22,
        total: -950,
        credits: 'dossiers-3',
        cells: { kind: 'credit', documentStatus: 'sent' },
      },
      {
        key: 'dossiers-void',
        project: 'dossiers',
        issued: -33,
        total: 5700,
        cells: { kind: 'standard', documentStatus: 'void' },
      },
      {
        key: 'dossiers-3',
        project: 'dossiers',
        issued: -29,
        due: 0,
        total: 5700,
        cells: { kind: 'standard', documentStatus: 'sent' },
      },
      {
        key: 'archive-deposit',
        project: 'archive',
        issued: -5,
        due: 9,
        total: 3800,
        cells: { kind: 'deposit', documentStatus: 'sent' },
      },
    ],
    touches: [
      talk(-182, 'dossiers', 'Première visite : les clients oublient toujours les mêmes pièces', 'Visite'),
      {
        ...talk(
          -140,
          'dossiers',
          'Pas de téléversement de documents, seulement des listes à imprimer',
          'Visio',
        ),
        kind: 'decision',
      },
      {
        ...talk(-24, 'dossiers', 'Un jour facturé en trop ; avoir promis sans discussion', 'Courriel'),
        contact: 'sandrine',
      },
      {
        ...talk(-21, 'dossiers', 'Remercie pour l’avoir : « rarement vu aussi simple »', 'Courriel'),
        kind: 'praise',
      },
      {
        ...talk(-47, 'dossiers', 'Une version en anglais des listes, plus tard', 'Visio'),
        kind: 'idea',
        roughPrice: 2850,
      },
      talk(-18, 'archive', 'Signe pour les archives ; commence dès l’acompte', 'Courriel'),
    ],
  };
}

function talk(on: number, project: string, what: string, channel: string) {
  return { on, project, contact: 'helene', what, channel, kind: 'talk' } as const;
}

function dossiers(at: Calendar): ProjectStory {
  return {
    key: 'dossiers',
    cells: {
      name: 'Listes de pièces et site de l’étude',
      status: 'in-progress',
      billing: 'daily',
      rate: 950,
      estimatedHours: 208,
      start: at.weekday(-181),
      due: at.weekday(26),
      percentByHand: 0.85,
      nextStep: 'Relecture des listes « succession » par Maître Morel',
      goal: 'Deux fois moins de rendez-vous reportés faute de documents.',
      scope: 'Site de l’étude, douze listes de pièces, impression propre. Textes fournis par l’étude.',
      contract: 'https://files.northlight.example/contracts/morel-dossiers.pdf',
      contractSigned: at.weekday(-184),
      agreed: ['scope', 'price', 'payment-terms', 'confidentiality', 'ending'],
      notIncluded: 'Conseil juridique, traduction.',
      noticeDays: 15,
      rightsPassOn: 'delivery',
      mayBeShown: null,
      budget: 24700,
    },
    tasks: [
      done(
        'visite',
        'Visite et entretiens',
        [-181, -172, 12],
        ['Entretiens à l’étude', 'Notes des entretiens'],
      ),
      done('plan', 'Plan du site', [-172, -160, 12], ['Plan du site', 'Plan revu avec Maître Morel']),
      done(
        'maquettes',
        'Maquettes',
        [-160, -147, 22],
        ['Maquettes accueil', 'Maquette d’une liste', 'Maquettes corrigées'],
      ),
      done(
        'gabarits',
        'Gabarits',
        [-144, -118, 26],
        ['Gabarit des listes', 'Gabarit des pages', 'Impression sur une page'],
      ),
      done(
        'achat',
        'Listes « achat immobilier »',
        [-118, -103, 14],
        ['Listes achat', 'Listes achat, corrections'],
      ),
      done('accueil', 'Page d’accueil', [-86, -76, 10], ['Accueil', 'Accueil sur téléphone']),
      done(
        'mariage',
        'Listes « mariage et partenariat »',
        [-74, -58, 14],
        ['Listes mariage', 'Listes partenariat'],
        { due: -62 },
      ),
      done(
        'societe',
        'Listes « société »',
        [-56, -36, 18],
        ['Listes société', 'Statuts types liés', 'Listes société, corrections'],
      ),
      done('impression', 'Impression sans perte', [-35, -30, 6], ['Impression sur trois imprimantes']),
      doing(
        'succession',
        'Listes « succession »',
        9,
        16,
        [-26, 11],
        ['Listes succession', 'Cas avec héritiers à l’étranger'],
      ),
      fromClient('relecture', 'Relecture des listes « succession »', -4),
      fromClient('portraits', 'Portraits des collaborateurs', 12),
      toDo('mise-en-ligne', 'Mise en ligne', 24, 6, {
        blockedBy: ['succession', 'relecture'],
        cells: { fixedDeadline: true },
      }),
      toDo('formation', 'Formation de Sandrine', 26, 3, { blockedBy: ['mise-en-ligne'] }),
    ],
  };
}

function archive(at: Calendar): ProjectStory {
  return {
    key: 'archive',
    cells: {
      name: 'Catalogue des archives',
      status: 'signed',
      billing: 'fixed',
      rate: 120,
      estimatedHours: 90,
      start: at.weekday(16),
      due: at.weekday(96),
      nextStep: 'Acompte, puis première séance aux archives',
      goal: 'Retrouver un acte en deux minutes.',
      scope: 'Catalogue consultable de 1 900 actes anciens, sans numérisation.',
      contract: 'https://files.northlight.example/contracts/morel-archives.pdf',
      contractSigned: at.weekday(-7),
      agreed: ['scope', 'price', 'deposit', 'payment-terms'],
      depositPercent: 0.35,
      depositDue: at.day(9),
      rightsPassOn: 'payment',
      revisionsIncluded: 2,
      revisionsUsed: 0,
    },
    tasks: [
      toDo('seance', 'Première séance aux archives', 18, 6),
      toDo('schema', 'Schéma du catalogue', 30, 14, { blockedBy: ['seance'] }),
      toDo('saisie', 'Saisie d’essai, cent actes', 52, 20, { blockedBy: ['schema'] }),
      fromClient('inventaire', 'Inventaire manuscrit, copie', 14),
    ],
  };
}
