import type { Texts } from './text.js';

/** German, with Sie. */
export const de: Texts = {
  common: {
    greeting: 'Guten Tag {name},',
    greetingUnnamed: 'Guten Tag,',
    thanks: 'Vielen Dank und freundliche Grüße',
    wishes: 'Freundliche Grüße',
    automatic: 'Diese Nachricht wird automatisch verschickt; Ihre Antwort erreicht mich persönlich.',
    labelled: '{label}: {value}',
    invoices: '{count, plural, =1 {Rechnung {number}} other {# Rechnungen}}',
    invoice:
      '{number}{issued, select, none {} other {, gestellt am {issued}}}{due, select, none {} other {, fällig am {due}}}',
    total: 'Summe in {currency}',
    charge: '{number}, Verzugskosten',
    mentionedCharge:
      'Für {number} könnten inzwischen Verzugskosten von {amount} hinzukommen; hier verlange ich sie nicht.',
    rate: '{amount}{per, select, hour { pro Stunde} day { pro Tag} week { pro Woche} month { pro Monat} other {}}',
    progress: '{project}: {percent} erledigt',
    itemBy: '{item} (bis {date})',
    further: '{count} weitere',
    hoursSpent:
      '{project}: {used}{all, select, none {} other {{spent, select, none { von {all}} other {, insgesamt {spent} von {all}}}}}',
  },
  labels: {
    done: 'Erledigt',
    next: 'Als Nächstes',
    needed: 'Von Ihnen',
    goal: 'Ihr Ziel',
    reason: 'Der Grund',
    contents: 'Inhalt',
    link: 'Hier',
    hours: 'Stunden',
    work: 'Arbeit zum vereinbarten Satz',
    price: 'Preis',
    rateNow: 'Bis dahin',
    rateThen: 'Ab dann',
    agreed: 'Vereinbart',
    change: 'Was sich ändert',
    contact: 'In dringenden Fällen',
    instead: 'Vielleicht stattdessen',
    open: 'Noch offen',
    finish: 'Fertig bis',
    validUntil: 'Gültig bis',
    month: 'Monat',
  },
  texts: {
    before: {
      subject: '{count, plural, =1 {{invoices} wird am {due} fällig} other {{invoices}: bald fällig}}',
      opening:
        '{count, plural, =1 {die Rechnung {number} wird am {due} fällig.} other {diese Rechnungen werden bald fällig.}}',
      ask: 'Falls die Zahlung schon unterwegs ist, vielen Dank; dann ist nichts weiter zu tun. Brauchen Sie dafür noch etwas von mir?',
    },
    due: {
      subject: '{count, plural, =1 {{invoices}: fällig am {due}} other {{invoices}: jetzt fällig}}',
      opening:
        '{count, plural, =1 {die Rechnung {number} ist am {due} fällig.} other {diese Rechnungen sind jetzt oder bald fällig.}}',
      ask: 'Falls die Zahlung schon unterwegs ist, vielen Dank; dann ist nichts weiter zu tun. Ist daran noch etwas unklar?',
    },
    first: {
      subject: 'Zahlungserinnerung: {invoices}',
      opening:
        '{count, plural, =1 {die Rechnung {number} war am {due} fällig, und ich habe noch keinen Eingang gesehen.} other {diese Rechnungen sind offen; die älteste war am {due} fällig, und ich habe noch keinen Eingang gesehen.}}',
      ask: 'Falls die Zahlung unterwegs ist, vielen Dank; dann ist nichts weiter zu tun. Sonst sagen Sie mir bitte: Wann darf ich damit rechnen?',
    },
    second: {
      subject: '{invoices}: noch offen',
      opening:
        '{count, plural, =1 {die Rechnung {number}, fällig am {due}, ist noch offen.} other {diese Rechnungen sind noch offen.}}',
      ask: 'Falls etwas unklar ist oder im Weg steht, sagen Sie es mir bitte; wir finden eine Lösung. Welchen Tag darf ich mir für die Zahlung notieren?',
    },
    firm: {
      subject: '{invoices}: Bitte nennen Sie einen Termin',
      opening:
        '{count, plural, =1 {die Rechnung {number} war am {due} fällig und ist nicht bezahlt.} other {diese Rechnungen sind offen; die älteste war am {due} fällig und ist nicht bezahlt.}}',
      ask: 'Bitte zahlen Sie {payBy, select, none {jetzt} other {bis zum {payBy}}}, oder schreiben Sie mir einen Tag, den Sie einhalten können. Was darf ich erwarten?',
    },
    final: {
      subject: 'Letzte Mahnung: {invoices}',
      opening:
        '{count, plural, =1 {die Rechnung {number}, fällig am {due}, ist nicht bezahlt; dies ist meine letzte Mahnung.} other {diese Rechnungen sind offen, die älteste seit dem {due}; dies ist meine letzte Mahnung.}}',
      more: '{consequence, select, pause {Nach dem {payBy} unterbreche ich die Arbeit.} handon {Nach dem {payBy} gebe ich die Angelegenheit weiter.} both {Nach dem {payBy} unterbreche ich die Arbeit und gebe die Sache ab.} other {}}',
      ask: 'Ich möchte das gern direkt mit Ihnen klären. Bitte zahlen Sie {payBy, select, none {jetzt} other {bis zum {payBy}}}, oder nennen Sie einen Tag, den Sie einhalten können. Können wir diese Woche darüber sprechen?',
    },
    'promise-noted': {
      subject: 'Vielen Dank: {invoices}, am {promised}',
      opening: 'vielen Dank für Ihre Nachricht: Ich habe mir den {promised} für die Zahlung notiert.',
      ask: 'Bis dahin hören Sie dazu nichts von mir. Falls sich etwas ändert, sagen Sie es mir bitte.',
    },
    'promise-broken': {
      subject: '{invoices}: Welchen Tag darf ich notieren?',
      opening:
        'Sie hatten {promised, select, none {einen Tag} other {den {promised}}} für die Zahlung{count, plural, =1 { der Rechnung {number}} other {}} genannt. Noch ist sie nicht eingegangen.',
      ask: 'Falls sich etwas geändert hat, sagen Sie es mir bitte. Welchen Tag darf ich nun notieren?',
    },
    statement: {
      subject: '{invoices}: was offen ist',
      opening:
        '{count, plural, =1 {nach meinen Unterlagen ist die Rechnung {number} offen.} other {nach meinen Unterlagen sind diese Rechnungen offen.}}',
      ask: 'Falls Sie inzwischen gezahlt haben, vielen Dank; bitte sagen Sie mir, wann, damit ich die Zahlung finde. Stimmt das mit Ihren Unterlagen überein?',
    },
    thanks: {
      subject:
        '{left, select, none {Vielen Dank: {number} ist bezahlt} other {Vielen Dank: Zahlung zu {number} eingegangen}}',
      opening: 'Ihre Zahlung zur Rechnung {number} ist am {paidOn} eingegangen.',
      more: '{left, select, none {Damit ist die Rechnung beglichen.} other {Offen bleiben {left}.}}',
      ask: 'Vielen Dank; das macht die Arbeit leichter.',
    },
    'deposit-awaited': {
      subject: '{project}: Mit der Anzahlung geht es los',
      opening: 'die Arbeit an „{project}“ beginnt, sobald die Anzahlung eingegangen ist.',
      ask: 'Falls die Zahlung unterwegs ist, vielen Dank. Brauchen Sie dafür noch etwas von mir?',
    },
    'check-in': {
      subject:
        '{projectsCount, plural, =0 {Wie geht es Ihnen?} =1 {Stand der Dinge: {project}} other {Stand Ihrer Projekte}}',
      opening:
        '{projectsCount, plural, =0 {wir haben eine Weile nicht gesprochen.} other {kurz zum Stand der Dinge.}}',
      ask: '{talkOn, select, none {{projectsCount, plural, =0 {Wie steht es bei Ihnen, und kann ich etwas für Sie tun?} other {{neededCount, plural, =0 {Passt das zu Ihren Vorstellungen, oder wollen wir sprechen?} other {Wann darf ich mit dem rechnen, was noch fehlt?}}}}} other {{projectsCount, plural, =0 {Wollen wir am {talkOn} sprechen?} other {Wollen wir am {talkOn} darüber sprechen?}}}}',
    },
    'input-needed': {
      subject: '{by, select, none {{item}: Wann darf ich damit rechnen?} other {{item}, bis {by}?}}',
      opening: 'die Arbeit an „{project}“ wartet auf etwas von Ihnen.',
      more: '{finish, select, none {} other {Jeder weitere Tag verschiebt die Fertigstellung um einen Tag; nach heutigem Stand wäre es der {finish}.}}',
      ask: 'Können Sie mir bitte {by, select, none {schicken, was noch fehlt, oder sagen, wann ich damit rechnen darf} other {bis zum {by} schicken, was noch fehlt, oder sagen, welcher Tag Ihnen passt}}?',
    },
    'delay-notice': {
      subject: '{project}: neuer Termin {to}',
      opening:
        '„{project}“ wird am {to} fertig{from, select, none {} other {, nicht am {from}}}. Das tut mir leid.',
      more: 'Alles andere bleibt wie geplant, und auf den neuen Termin können Sie sich verlassen. Vielen Dank für Ihre Geduld.',
      ask: 'Passt Ihnen der neue Termin?',
    },
    delivery: {
      subject: '{project} ist fertig',
      opening: '„{project}“ ist fertig{link, select, none {} other {; hier ist das Ergebnis}}.',
      ask: 'Vielen Dank für die gute Zusammenarbeit. Können Sie es bitte {reviewUntil, select, none {ansehen} other {bis zum {reviewUntil} ansehen}} und mir sagen, ob alles Ihren Wünschen entspricht?',
    },
    'ready-on-payment': {
      subject: '{project} liegt zur Übergabe bereit',
      opening: '„{project}“ ist fertig. Wie vereinbart übergebe ich es, sobald die Zahlung eingegangen ist.',
      ask: 'Vielen Dank. Welchen Tag darf ich mir bitte für die Zahlung notieren?',
    },
    'receipt-and-review': {
      subject: '{project}: Ist alles angekommen?',
      opening: 'am {deliveredOn} habe ich Ihnen „{project}“ geschickt.',
      ask: 'Können Sie mir bitte den Erhalt bestätigen und {reviewUntil, select, none {} other {bis zum {reviewUntil}}} sagen, was noch zu ändern ist?',
    },
    'follow-up': {
      subject:
        '{months, plural, =6 {Ein halbes Jahr {project}} other {Leistet {project}, was Sie sich erhofften?}}',
      opening:
        'vor {months, plural, =1 {einem Monat} =3 {drei Monaten} =6 {einem halben Jahr} other {# Monaten}} haben wir „{project}“ abgeschlossen.',
      ask: '{months, plural, =6 {Was hat es Ihnen gebracht, und was wäre der nächste Schritt?} other {Wie gut leistet es, was Sie sich erhofft haben?}}',
    },
    birthday: {
      subject: 'Alles Gute zum Geburtstag, {person}',
      opening: 'ich wünsche Ihnen alles Gute zum Geburtstag und ein gutes Jahr.',
      ask: 'Vielen Dank für die gute Zusammenarbeit. Haben Sie einen schönen Tag.',
    },
    greeting: {
      subject: 'Beste Wünsche: {occasion}',
      opening: 'zum Anlass „{occasion}“ sende ich Ihnen meine besten Wünsche.',
      ask: 'Vielen Dank für die gute Zusammenarbeit. Ich freue mich auf das, was kommt.',
    },
    'referral-ask': {
      subject: 'Wer könnte so etwas wie {project} noch brauchen?',
      opening:
        'die Arbeit mit Ihnen an „{project}“ war eine Freude, und ich habe Zeit für einen weiteren Auftrag dieser Art.',
      ask: 'Vielen Dank für Ihr Vertrauen. Kennen Sie jemanden, dem ich ebenso helfen könnte?',
    },
    testimonial: {
      subject: 'Zwei Sätze über {project}',
      opening:
        'wer an eine Zusammenarbeit mit mir denkt, hört gern von denen, die sie kennen, und Sie kennen „{project}“ am besten.',
      ask: 'Vielen Dank im Voraus. Würden Sie zwei oder drei Sätze darüber schreiben, die ich mit Ihrem Namen zitieren darf?',
    },
    renewal: {
      subject: '{project}: Unsere Vereinbarung endet am {ends}',
      opening: 'unsere Vereinbarung zu „{project}“ läuft bis zum {ends}.',
      more: '{answerBy, select, none {} other {Bitte sagen Sie mir bis zum {answerBy} Bescheid, damit ich die Zeit für Sie freihalten kann.}}',
      ask: 'Vielen Dank für die bisherige Zusammenarbeit. Wollen wir weitermachen wie bisher, oder ist etwas zu ändern?',
    },
    'proposal-expiring': {
      subject: '{project}: Mein Angebot gilt bis {expires}',
      opening:
        'mein Angebot zu „{project}“ gilt bis zum {expires}; so lange halte ich die Zeit für Sie frei.',
      ask: 'Vielen Dank, dass Sie es prüfen. Ist noch etwas unklar?',
    },
    'rate-review': {
      subject: 'Mein Honorar ab {from}',
      opening: 'ab dem {from} ändert sich mein Honorar. Was bis dahin vereinbart ist, bleibt, wie es ist.',
      ask: 'Vielen Dank für die Zusammenarbeit. Möchten Sie vorher über etwas sprechen?',
    },
    'policy-change': {
      subject: 'Was sich ab {from} ändert',
      opening: 'ab dem {from} ändert sich etwas an meiner Arbeitsweise.',
      ask: 'Was bis dahin vereinbart ist, bleibt, wie es ist. Vielen Dank; möchten Sie dazu etwas fragen?',
    },
    'pause-notice': {
      subject: '{project} ruht ab {from}',
      opening:
        'ab dem {from} unterbreche ich die Arbeit an „{project}“, {because, select, payment {weil die Zahlung noch fehlt} input {weil ich noch etwas von Ihnen brauche} other {wie vereinbart}}.',
      more: 'Sobald das geklärt ist, mache ich weiter; die Termine verschieben sich dann um die Tage der Pause.',
      ask: 'Bitte sagen Sie mir: Was würde helfen, damit es weitergeht?',
    },
    'extra-work-quote': {
      subject: '{project}: Angebot für die zusätzliche Arbeit',
      opening:
        'Sie haben sich bei „{project}“ etwas gewünscht, das unsere Vereinbarung noch nicht enthält. Hier ist mein Angebot.',
      ask: 'Vielen Dank für die Anfrage. Darf ich zu diesen Bedingungen beginnen?',
    },
    'as-we-agreed': {
      subject: '{project}: wie am {agreedOn} besprochen',
      opening: 'das habe ich von unserer Absprache vom {agreedOn} zu „{project}“ festgehalten.',
      ask: 'Vielen Dank für das Gespräch. Verstehen Sie es auch so?',
    },
    'all-right': {
      subject: 'Ist alles in Ordnung?',
      opening:
        '{lastTouch, select, none {ich habe eine Weile nichts von Ihnen gehört.} other {am {lastTouch} habe ich zuletzt von Ihnen gehört.}} Das ist ungewöhnlich, darum frage ich.',
      ask: 'Bitte nehmen Sie sich die Zeit, die Sie brauchen. Ist bei Ihnen alles in Ordnung?',
    },
    'away-notice': {
      subject: 'Abwesend vom {from} bis {to}',
      opening: 'vom {from} bis zum {to} bin ich nicht da und lese keine Nachrichten.',
      ask: 'Vielen Dank, dass Sie damit planen. Brauchen Sie vorher noch etwas von mir?',
    },
    decline: {
      subject: '{project}: vielen Dank für die Anfrage',
      opening: 'vielen Dank für Ihre Anfrage zu „{project}“. Diesen Auftrag kann ich nicht übernehmen.',
      ask: 'Ich wünsche Ihnen gutes Gelingen. Bitte fragen Sie mich wieder, wenn sich etwas anderes ergibt.',
    },
    ending: {
      subject: 'Unsere Zusammenarbeit endet am {last}',
      opening: 'unsere Zusammenarbeit endet am {last}. Vielen Dank für die Zeit und das Vertrauen.',
      ask: 'Ich möchte alles in guter Ordnung hinterlassen. Bitte sagen Sie mir: Was brauchen Sie bis dahin noch von mir?',
    },
    'hand-over': {
      subject: '{project}: alles, was Sie weiter brauchen',
      opening: 'hier ist alles, was Sie brauchen, um „{project}“ ohne mich weiterzuführen.',
      more: '{helpUntil, select, none {} other {Fragen dazu beantworte ich bis zum {helpUntil}.}}',
      ask: 'Vielen Dank für die Zusammenarbeit. Können Sie bitte prüfen, ob sich alles öffnen lässt?',
    },
    'monthly-report': {
      subject: 'Ihr Bericht für {month}',
      opening: 'das ist im {month} geschehen.',
      ask: '{neededCount, plural, =0 {Vielen Dank. Möchten Sie über etwas mehr erfahren?} other {Vielen Dank. Wann darf ich mit dem rechnen, was noch fehlt?}}',
    },
  },
};
