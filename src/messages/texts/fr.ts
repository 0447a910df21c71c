import type { Texts } from './text.js';

/** French, with vous. */
export const fr: Texts = {
  common: {
    greeting: 'Bonjour {name},',
    greetingUnnamed: 'Bonjour,',
    thanks: 'Merci et bien cordialement',
    wishes: 'Bien cordialement',
    automatic: 'Ce message est envoyé automatiquement ; votre réponse me parvient personnellement.',
    labelled: '{label} : {value}',
    invoices: '{count, plural, =1 {Facture {number}} other {# factures}}',
    invoice:
      '{number}{issued, select, none {} other {, émise le {issued}}}{due, select, none {} other {, échéance le {due}}}',
    total: 'Total en {currency}',
    charge: '{number}, frais de retard',
    mentionedCharge:
      'Pour {number}, des frais de retard de {amount} pourraient s’ajouter à ce jour ; je ne les demande pas ici.',
    rate: '{amount}{per, select, hour { par heure} day { par jour} week { par semaine} month { par mois} other {}}',
    progress: '{project} : terminé à {percent}',
    itemBy: '{item} (d’ici au {date})',
    further: '{count} de plus',
    hoursSpent:
      '{project} : {used}{all, select, none {} other {{spent, select, none { sur {all}} other {, soit {spent} sur {all} au total}}}}',
  },
  labels: {
    done: 'Fait',
    next: 'Ensuite',
    needed: 'De votre part',
    goal: 'Votre objectif',
    reason: 'La raison',
    contents: 'Contenu',
    link: 'Ici',
    hours: 'Heures',
    work: 'Travail au tarif convenu',
    price: 'Prix',
    rateNow: 'Jusque-là',
    rateThen: 'Ensuite',
    agreed: 'Convenu',
    change: 'Ce qui change',
    contact: 'En cas d’urgence',
    instead: 'Peut-être à la place',
    open: 'Encore en suspens',
    finish: 'Terminé pour le',
    validUntil: 'Valable jusqu’au',
    month: 'Mois',
  },
  texts: {
    before: {
      subject: '{count, plural, =1 {{invoices} : échéance le {due}} other {{invoices} : échéance proche}}',
      opening:
        '{count, plural, =1 {La facture {number} arrive à échéance le {due}.} other {Ces factures arrivent bientôt à échéance.}}',
      ask: 'Si le paiement est déjà en route, merci ; il ne reste rien à faire. Avez-vous besoin de quelque chose de ma part pour cela ?',
    },
    due: {
      subject:
        '{count, plural, =1 {{invoices} : à régler le {due}} other {{invoices} : à régler maintenant}}',
      opening:
        '{count, plural, =1 {La facture {number} arrive à échéance le {due}.} other {Ces factures arrivent à échéance maintenant ou bientôt.}}',
      ask: 'Si le paiement est déjà en route, merci ; il ne reste rien à faire. Y a-t-il un point qui n’est pas clair ?',
    },
    first: {
      subject: '{invoices} : rappel de paiement',
      opening:
        '{count, plural, =1 {La facture {number} était à régler le {due} et je n’ai pas encore vu arriver le paiement.} other {Ces factures restent à régler ; la plus ancienne l’était le {due} et je n’ai pas encore vu arriver le paiement.}}',
      ask: 'Si le paiement est en route, merci ; il ne reste rien à faire. Sinon, dites-moi, s’il vous plaît : quand puis-je attendre le paiement ?',
    },
    second: {
      subject: '{invoices} : encore à régler',
      opening:
        '{count, plural, =1 {La facture {number}, à échéance du {due}, reste à régler.} other {Ces factures restent à régler.}}',
      ask: 'Si un point n’est pas clair ou fait obstacle, dites-le-moi, s’il vous plaît, et nous trouverons une solution. Quel jour puis-je noter pour le paiement ?',
    },
    firm: {
      subject: '{invoices} : merci d’indiquer une date',
      opening:
        '{count, plural, =1 {La facture {number} était à régler le {due} et n’est pas payée.} other {Ces factures restent à régler ; la plus ancienne l’était le {due} et n’est pas payée.}}',
      ask: 'Merci de procéder au règlement {payBy, select, none {maintenant} other {d’ici au {payBy}}}, ou de m’indiquer une date que vous pourrez tenir. À quoi puis-je m’attendre ?',
    },
    final: {
      subject: '{invoices} : mon dernier rappel',
      opening:
        '{count, plural, =1 {La facture {number}, à échéance du {due}, n’est pas payée ; ceci est mon dernier rappel.} other {Ces factures restent à régler, la plus ancienne depuis le {due} ; ceci est mon dernier rappel.}}',
      more: '{consequence, select, pause {Après le {payBy}, je suspendrai le travail.} handon {Après le {payBy}, je transmettrai le dossier.} both {Après le {payBy}, je suspendrai le travail et je transmettrai le dossier.} other {}}',
      ask: 'J’aimerais régler cela directement avec vous. Merci de procéder au règlement {payBy, select, none {maintenant} other {d’ici au {payBy}}}, ou d’indiquer un jour que vous pourrez tenir. Pouvons-nous en parler cette semaine ?',
    },
    'promise-noted': {
      subject: 'Merci : {invoices}, le {promised}',
      opening: 'Merci de votre message : j’ai noté le {promised} pour le paiement.',
      ask: 'Je ne vous écrirai pas à ce sujet avant cette date. Si quelque chose change, dites-le-moi, s’il vous plaît.',
    },
    'promise-broken': {
      subject: '{invoices} : quelle date dois-je noter ?',
      opening:
        'Vous aviez indiqué {promised, select, none {un jour} other {le {promised}}} pour le paiement{count, plural, =1 { de la facture {number}} other {}}. Il n’est pas encore arrivé.',
      ask: 'Si quelque chose a changé, dites-le-moi, s’il vous plaît. Quelle date dois-je noter maintenant ?',
    },
    statement: {
      subject: '{invoices} : ce qui reste à régler',
      opening:
        '{count, plural, =1 {D’après mes relevés, la facture {number} reste à régler.} other {D’après mes relevés, ces factures restent à régler.}}',
      ask: 'Si vous avez payé entre-temps, merci ; dites-moi quand, s’il vous plaît, pour que je retrouve le paiement. Cela correspond-il à vos relevés ?',
    },
    thanks: {
      subject:
        '{left, select, none {Merci : {number} est réglée} other {Merci : un paiement pour {number} est arrivé}}',
      opening: 'Votre paiement de la facture {number} est arrivé le {paidOn}.',
      more: '{left, select, none {La facture est ainsi réglée.} other {Il reste {left} à régler.}}',
      ask: 'Merci ; cela facilite le travail.',
    },
    'deposit-awaited': {
      subject: '{project} : le travail démarre avec l’acompte',
      opening: 'Le travail sur « {project} » commence dès réception de l’acompte.',
      ask: 'Si le paiement est en route, merci. Avez-vous besoin de quelque chose de ma part pour cela ?',
    },
    'check-in': {
      subject:
        '{projectsCount, plural, =0 {Comment allez-vous ?} =1 {Où en est {project}} other {Où en sont vos projets}}',
      opening:
        '{projectsCount, plural, =0 {Cela fait un moment que nous ne nous sommes pas parlé.} other {Quelques mots sur l’avancement.}}',
      ask: '{talkOn, select, none {{projectsCount, plural, =0 {Comment cela va-t-il de votre côté, et puis-je faire quelque chose ?} other {{neededCount, plural, =0 {Cela correspond-il à ce que vous avez en tête, ou préférez-vous en parler ?} other {Quand puis-je attendre ce qui manque, s’il vous plaît ?}}}}} other {{projectsCount, plural, =0 {Voulez-vous que nous nous parlions le {talkOn} ?} other {Voulez-vous que nous en parlions le {talkOn} ?}}}}',
    },
    'input-needed': {
      subject: '{by, select, none {{item} : pour quand ?} other {{item}, d’ici au {by} ?}}',
      opening: 'Le travail sur « {project} » attend quelque chose de votre part.',
      more: '{finish, select, none {} other {Chaque jour sans cela repousse la fin d’un jour ; aujourd’hui, ce serait le {finish}.}}',
      ask: 'Pourriez-vous m’envoyer ce qui manque, s’il vous plaît{by, select, none {, ou me dire quand je peux l’attendre} other {, d’ici au {by}, ou me dire quel jour vous convient}} ?',
    },
    'delay-notice': {
      subject: '{project} passe au {to}',
      opening:
        'Le projet « {project} » sera prêt le {to}{from, select, none {} other {, et non le {from}}}. Veuillez m’en excuser.',
      more: 'Tout le reste se déroule comme prévu, et vous pouvez compter sur la nouvelle date. Merci de votre patience.',
      ask: 'La nouvelle date vous convient-elle ?',
    },
    delivery: {
      subject: '{project} : c’est prêt',
      opening: 'Le projet « {project} » est prêt{link, select, none {} other {, et le voici}}.',
      ask: 'Merci pour cette bonne collaboration. Pourriez-vous le regarder{reviewUntil, select, none {} other { d’ici au {reviewUntil}}}, s’il vous plaît, et me dire si tout est comme vous le souhaitiez ?',
    },
    'ready-on-payment': {
      subject: '{project} : prêt à être remis',
      opening:
        'Le projet « {project} » est prêt. Comme convenu, je vous le remets dès réception du paiement.',
      ask: 'Merci. Quel jour puis-je noter pour le paiement, s’il vous plaît ?',
    },
    'receipt-and-review': {
      subject: '{project} : tout est-il arrivé ?',
      opening: 'Le {deliveredOn}, je vous ai envoyé « {project} ».',
      ask: 'Pourriez-vous, s’il vous plaît, me confirmer la réception et me dire{reviewUntil, select, none {} other { d’ici au {reviewUntil}}} ce qu’il reste à changer ?',
    },
    'follow-up': {
      subject: '{months, plural, =6 {Six mois de {project}} other {{project} : le résultat espéré ?}}',
      opening:
        'Il y a {months, plural, =1 {un mois} =3 {trois mois} =6 {six mois} other {# mois}}, nous avons terminé « {project} ».',
      ask: '{months, plural, =6 {Que vous a-t-il apporté, et quelle serait la prochaine étape ?} other {Le résultat répond-il à ce que vous espériez ?}}',
    },
    birthday: {
      subject: 'Joyeux anniversaire, {person}',
      opening: 'Je vous souhaite un joyeux anniversaire et une belle année.',
      ask: 'Merci pour cette bonne collaboration. Passez une belle journée.',
    },
    greeting: {
      subject: 'Mes meilleurs vœux : {occasion}',
      opening: 'Je vous adresse mes meilleurs vœux pour cette occasion : {occasion}.',
      ask: 'Merci pour cette bonne collaboration. Je me réjouis de la suite.',
    },
    'referral-ask': {
      subject: 'À qui {project} pourrait-il aussi servir ?',
      opening:
        'Travailler avec vous sur « {project} » a été un plaisir, et j’ai du temps pour une autre mission de ce genre.',
      ask: 'Merci de votre confiance. Connaissez-vous quelqu’un que je pourrais aider de la même façon ?',
    },
    testimonial: {
      subject: 'Deux phrases sur {project}',
      opening:
        'Les personnes qui pensent travailler avec moi aiment entendre celles qui l’ont fait, et vous connaissez « {project} » mieux que quiconque.',
      ask: 'Merci d’avance. Écririez-vous deux ou trois phrases que je pourrais citer avec votre nom ?',
    },
    renewal: {
      subject: '{project} : notre accord prend fin le {ends}',
      opening: 'Notre accord sur « {project} » court jusqu’au {ends}.',
      more: '{answerBy, select, none {} other {Merci de me répondre d’ici au {answerBy}, pour que je puisse vous réserver le temps.}}',
      ask: 'Merci pour le travail jusqu’ici. Continuons-nous comme avant, ou y a-t-il quelque chose à changer ?',
    },
    'proposal-expiring': {
      subject: '{project} : ma proposition vaut jusqu’au {expires}',
      opening:
        'Ma proposition pour « {project} » est valable jusqu’au {expires} ; d’ici là, je vous réserve le temps.',
      ask: 'Merci de prendre le temps de l’examiner. Reste-t-il un point à éclaircir ?',
    },
    'rate-review': {
      subject: 'Mon tarif à partir du {from}',
      opening: 'À partir du {from}, mon tarif change. Ce qui est convenu d’ici là reste inchangé.',
      ask: 'Merci pour la collaboration. Souhaitez-vous parler de quelque chose avant cette date ?',
    },
    'policy-change': {
      subject: 'Ce qui change à partir du {from}',
      opening: 'À partir du {from}, quelque chose change dans ma façon de travailler.',
      ask: 'Ce qui est convenu d’ici là reste inchangé. Merci ; avez-vous une question à ce sujet ?',
    },
    'pause-notice': {
      subject: '{project} : pause à partir du {from}',
      opening:
        'À partir du {from}, je suspendrai le travail sur « {project} », {because, select, payment {car le paiement manque encore} input {car il me manque encore quelque chose de votre part} other {comme convenu}}.',
      more: 'Dès que ce sera réglé, je reprendrai ; les dates se décaleront alors des jours de la pause.',
      ask: 'Dites-moi, s’il vous plaît : qu’est-ce qui aiderait à continuer ?',
    },
    'extra-work-quote': {
      subject: '{project} : devis pour le travail supplémentaire',
      opening:
        'Vous avez demandé pour « {project} » quelque chose que notre accord ne contient pas encore. Voici mon devis.',
      ask: 'Merci de votre demande. Puis-je commencer à ces conditions ?',
    },
    'as-we-agreed': {
      subject: '{project} : comme convenu le {agreedOn}',
      opening: 'Voici ce que j’ai noté de notre accord du {agreedOn} sur « {project} ».',
      ask: 'Merci pour l’échange. Le comprenez-vous de la même façon ?',
    },
    'all-right': {
      subject: 'Est-ce que tout va bien ?',
      opening:
        '{lastTouch, select, none {Je suis sans nouvelles de vous depuis un moment.} other {Vos dernières nouvelles datent du {lastTouch}.}} C’est inhabituel, alors je demande.',
      ask: 'Prenez le temps qu’il vous faut, s’il vous plaît. Est-ce que tout va bien de votre côté ?',
    },
    'away-notice': {
      subject: 'Absence du {from} au {to}',
      opening: 'Du {from} au {to}, je ne travaille pas et ne lis pas mes messages.',
      ask: 'Merci d’en tenir compte. Avez-vous besoin de quelque chose de ma part avant mon départ ?',
    },
    decline: {
      subject: '{project} : merci de votre demande',
      opening: 'Merci de votre demande pour « {project} ». Je ne peux pas m’en charger.',
      ask: 'Je vous souhaite une belle réussite. N’hésitez pas à revenir vers moi pour autre chose, s’il vous plaît.',
    },
    ending: {
      subject: 'Notre collaboration prend fin le {last}',
      opening: 'Notre collaboration prend fin le {last}. Merci pour le temps et la confiance.',
      ask: 'Je voudrais tout laisser en bon ordre. Dites-moi, s’il vous plaît : de quoi avez-vous encore besoin d’ici là ?',
    },
    'hand-over': {
      subject: '{project} : tout ce qu’il faut pour la suite',
      opening: 'Voici tout ce qu’il vous faut pour poursuivre « {project} » sans moi.',
      more: '{helpUntil, select, none {} other {Si une question se pose, j’y réponds jusqu’au {helpUntil}.}}',
      ask: 'Merci pour la collaboration. Pourriez-vous vérifier, s’il vous plaît, que tout s’ouvre ?',
    },
    'monthly-report': {
      subject: 'Votre rapport pour {month}',
      opening: 'Voici ce qui s’est passé en {month}.',
      ask: '{neededCount, plural, =0 {Merci. Y a-t-il un point sur lequel vous aimeriez en savoir plus ?} other {Merci. Quand puis-je attendre ce qui manque, s’il vous plaît ?}}',
    },
  },
};
