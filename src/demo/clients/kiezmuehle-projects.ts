import type { Calendar } from '../calendar.js';
import { doing, done, fromClient, type ProjectStory, toDo } from '../story.js';

export function website(at: Calendar): ProjectStory {
  return {
    key: 'web',
    cells: {
      name: 'Website-Relaunch',
      status: 'in-progress',
      billing: 'fixed',
      rate: 86,
      estimatedHours: 112,
      start: at.weekday(-116),
      due: at.weekday(17),
      nextStep: 'Bestellstrecke für das Wochenende, zum Ausprobieren am Handy',
      goal: 'Die Hälfte der Wochenendbestellungen kommt bis zum Sommer online.',
      scope:
        'Sieben Seitentypen, Vorbestellung fürs Wochenende mit Abholzeiten, Texte redigiert, nur Deutsch. Zwei Korrekturrunden.',
      contract: 'https://files.northlight.example/contracts/kiezmuehle-website.pdf',
      contractSigned: at.weekday(-119),
      agreed: [
        'scope',
        'price',
        'schedule',
        'payment-terms',
        'deposit',
        'revisions',
        'rights',
        'late-payment',
      ],
      notIncluded: 'Fotografie, Lieferdienst, Übersetzung, Pflege nach dem Start.',
      depositPercent: 0.35,
      depositDue: at.weekday(-104),
      rightsPassOn: 'payment',
      permittedUse: 'Eigene Website und Drucksachen der drei Läden.',
      mayBeShown: true,
      expensesAgreed: 'Schriften und Bilder zum Einkaufspreis, vorher abgesprochen',
      ifEndedEarly: 'Geleistete Stunden werden bezahlt; der Rest der Anzahlung geht zurück.',
      lateFeeAgreedOn: at.weekday(-119),
      revisionsIncluded: 2,
      revisionsUsed: 1,
      pricePerExtraRevision: 320,
      rushSurcharge: 0.25,
      budget: 9600,
    },
    tasks: [
      done(
        'workshop',
        'Workshop und Seitenplan',
        [-116, -108, 8],
        [
          'Workshop in the back room of the shop',
          'Site map from the workshop notes',
          'Which of the old 64 pages are still read',
        ],
        { cells: { stage: 'Konzept' } },
      ),
      done(
        'tone',
        'Tonalität',
        [-108, -100, 4],
        ['Three sample texts: counter, letter, poster', 'Tone of voice page, Jana’s corrections'],
        {
          due: -103,
          cells: { stage: 'Konzept' },
        },
      ),
      done(
        'wireframes',
        'Wireframes für alle Seitentypen',
        [-86, -74, 11],
        [
          'Wireframes home and opening hours',
          'Wireframes bread pages with allergens',
          'Pre-order flow on paper, tried with two customers',
          'Wireframes after Jana’s notes',
        ],
        { cells: { stage: 'Konzept' } },
      ),
      done(
        'visual',
        'Gestaltungsrichtung',
        [-76, -62, 13],
        [
          'Lettering of the mill sign redrawn',
          'Colour tests on the paper of the bread bags',
          'Type: three pairs at phone size',
          'Visual direction, second version',
        ],
        { cells: { stage: 'Entwurf' } },
      ),
      done(
        'home',
        'Startseite',
        [-62, -50, 9],
        ['Home page, first screen', 'Home page with today’s bread list', 'Spacing pass on the home page'],
        {
          cells: { stage: 'Entwurf' },
        },
      ),
      done(
        'nav',
        'Navigation und Fußzeile',
        [-52, -44, 5],
        ['Navigation on small phones', 'Footer with three shops and holidays'],
        {
          cells: { stage: 'Entwurf' },
        },
      ),
      done(
        'templates',
        'Seitenvorlagen',
        [-46, -24, 16],
        [
          'Template for bread pages',
          'Allergen table that reads well aloud',
          'Template for shop pages with map',
          'Events list without a plugin',
          'Cleaning up styles before the checkout',
        ],
        { cells: { stage: 'Umsetzung' } },
      ),
      done(
        'imprint',
        'Impressum und Datenschutz',
        [-30, -26, 1.5],
        ['Imprint and privacy page set, texts from their lawyer'],
        {
          cells: { stage: 'Umsetzung' },
        },
      ),
      doing(
        'checkout',
        'Bestellstrecke gestalten',
        4,
        12,
        [-22, 8],
        [
          'Checkout: pick-up times per shop',
          'Checkout: what happens when bread is sold out',
          'Checkout prototype on a real phone',
        ],
        { cells: { stage: 'Umsetzung' } },
      ),
      fromClient('photos', 'Produktfotos (12 Stück)', -5, { cells: { stage: 'Inhalte' } }),
      fromClient('texts', 'Texte für die drei Filialseiten', 3, { cells: { stage: 'Inhalte' } }),
      toDo('product-pages', 'Produktseiten', 9, 10, {
        blockedBy: ['photos', 'templates'],
        cells: { daysAfter: 7, stage: 'Inhalte' },
      }),
      toDo('payment-account', 'Freischaltung des Zahlungskontos durch die Bank', 6, 0.5, {
        cells: { waitingOn: 'third-party', stage: 'Start' },
      }),
      toDo('launch', 'Start und Übergabe', 17, 6, {
        blockedBy: ['checkout', 'product-pages', 'payment-account'],
        cells: { fixedDeadline: true, stage: 'Start' },
      }),
      done(
        'opening-sign',
        'Türschild mit Öffnungszeiten',
        [-33, -33, 1],
        ['Opening hours sign for the door, on the side'],
        {
          unbilled: true,
          cells: { scope: 'favour', clientMaySee: null },
        },
      ),
      toDo('newsletter-signup', 'Newsletter-Anmeldung auf jeder Seite', 12, 3, {
        cells: { scope: 'extra', extraState: 'quoted', price: 270 },
      }),
    ],
  };
}

export function care(at: Calendar): ProjectStory {
  return {
    key: 'care',
    cells: {
      name: 'Monatliche Betreuung: Läden und Schilder',
      status: 'in-progress',
      billing: 'retainer',
      rate: 82,
      start: at.weekday(-131),
      nextStep: 'Preislisten für die neue Saison',
      goal: 'Kleinigkeiten innerhalb eines Tages, ohne jedes Mal ein Angebot.',
      scope:
        'Acht Stunden im Monat: Preislisten, Schilder, Bilder für Social Media. Nicht genutzte Stunden gelten einen Monat länger.',
      contract: 'https://files.northlight.example/contracts/kiezmuehle-care.pdf',
      contractSigned: at.weekday(-133),
      agreed: ['scope', 'price', 'payment-terms', 'ending'],
      contractEnds: at.day(46),
      noticeDays: 14,
      retainerHours: 8,
      rollOver: 'one-month',
      budget: 656,
      rateReviewOn: at.weekday(12),
    },
    tasks: [
      done(
        'price-lists',
        'Preislisten für drei Läden',
        [-130, -122, 4],
        ['Price list template', 'Price lists set for all three shops'],
      ),
      done(
        'bread-cards',
        'Kärtchen fürs Brotregal',
        [-121, -106, 4.5],
        ['Cards for the bread shelf', 'Shelf cards: print file and proof'],
      ),
      done(
        'social-frames',
        'Bildrahmen für Social Media',
        [-86, -76, 5],
        ['Frames for social pictures', 'Frame variants for holidays'],
      ),
      done(
        'loyalty-card',
        'Stempelkarte',
        [-74, -64, 4],
        ['Loyalty card, ten stamps', 'Loyalty card: paper and print quote'],
      ),
      done(
        'allergen-poster',
        'Allergen-Aushang',
        [-62, -48, 5.5],
        ['Allergen poster, reading order', 'Allergen poster, corrections after inspection'],
      ),
      done(
        'job-ad',
        'Stellenanzeige Verkauf',
        [-46, -36, 4],
        ['Job advertisement, text and layout', 'Job advertisement for the tram stop'],
      ),
      done(
        'cake-labels',
        'Etiketten für Tortenkartons',
        [-34, -20, 4.5],
        ['Etiketten für Tortenkartons', 'Label sizes tried on real boxes'],
        { due: -24 },
      ),
      doing(
        'season-prices',
        'Preislisten für die neue Saison',
        3,
        4,
        [-12, 3],
        ['New prices into the lists', 'Price lists: two columns for the market stand'],
      ),
      toDo('market-banner', 'Banner für den Marktstand', 13, 3),
      done(
        'van-lettering',
        'Beschriftung Lieferwagen',
        [-17, -12, 2.5],
        ['Van lettering measured on site', 'Van lettering, file for the sign maker'],
        {
          cells: { scope: 'extra', extraState: 'agreed', price: 240 },
        },
      ),
    ],
  };
}

export function banner(at: Calendar): ProjectStory {
  return {
    key: 'banner',
    cells: {
      name: 'Banner fürs Straßenfest',
      status: 'closed',
      billing: 'not-billed',
      estimatedHours: 8,
      start: at.weekday(-196),
      due: at.weekday(-178),
      completedOn: at.weekday(-180),
      goal: 'Ein Geschenk an den Kiez, und wie wir uns kennenlernten.',
      mayBeShown: true,
      deliveredOn: at.weekday(-180),
      deliveredBy: 'Druckdatei per Mail',
      acceptedOn: at.weekday(-178),
      acceptedBy: 'Jana Mühlberg',
    },
    tasks: [
      done(
        'sketch',
        'Skizzen',
        [-196, -190, 3],
        ['Sketches for the street feast banner', 'Banner: bread, lanterns, too many words'],
        { unbilled: true },
      ),
      done(
        'artwork',
        'Reinzeichnung und Druckdatei',
        [-189, -181, 6],
        ['Banner artwork', 'Banner print file with eyelets marked'],
        { unbilled: true },
      ),
    ],
  };
}
