import type { Calendar } from '../calendar.js';
import { type ClientStory, done, type ProjectStory } from '../story.js';

/** A joinery in Valencia, served and gone: good to hear from again half a year after delivery. */
export function olmo(at: Calendar): ClientStory {
  return {
    key: 'olmo',
    client: {
      name: 'Taller Olmo S.L.',
      email: 'hola@tallerolmo.example',
      status: 'past',
      currency: 'EUR',
      language: 'es',
      timeZone: 'Europe/Madrid',
      country: 'ES',
      paymentTerms: '30 días',
      reminderPolicy: 'standard',
      checkInEvery: '3 months',
      talkedOn: at.weekday(-94),
      notes:
        'Paid one invoice twice over by ten euros and said to keep it for coffee. Two warm referrals so far.',
      governingLaw: 'ES',
      businessOrConsumer: 'business',
      lateFeeKind: 'statutory',
      weekendRule: 'following',
      greetingDays: 'Christmas',
      preferredWay: 'Llamada',
      bigPictureGoal: 'Muebles por encargo sin salir del taller a vender.',
      foundThrough: 'Instagram',
    },
    contacts: [
      {
        key: 'nuria',
        name: 'Nuria Ferrando',
        email: 'nuria@tallerolmo.example',
        phone: '+34 960 555 013',
        role: ['approves', 'pays', 'referrer'],
        preferredWay: 'Llamada',
        timeZone: 'Europe/Madrid',
        inCheckIns: true,
        getsReminders: true,
        birthday: at.birthday(2, 1972),
        likes: 'Olivos, motos antiguas.',
      },
    ],
    projects: [portfolio(at)],
    invoices: [
      {
        key: 'deposit',
        project: 'portfolio',
        issued: -288,
        due: -278,
        total: 1400,
        paid: -280,
        cells: { kind: 'deposit', documentStatus: 'sent' },
      },
      {
        key: 'final',
        project: 'portfolio',
        issued: -186,
        total: 2750,
        payments: [{ on: -161, amount: 2760, note: 'Web, factura final', method: 'Transferencia' }],
        cells: { kind: 'final', documentStatus: 'sent' },
      },
      {
        key: 'prints',
        project: 'portfolio',
        issued: -181,
        total: 320,
        paid: -155,
        cells: { kind: 'extra', documentStatus: 'sent' },
      },
    ],
    touches: [
      talk(-289, 'Primera visita por vídeo al taller; cada mueble tiene un nombre'),
      { ...talk(-214, 'Las fotos se hacen con luz de la mañana, sin modelos'), kind: 'decision' },
      { ...talk(-184, '«Por fin una web que huele a madera»'), kind: 'praise', mayBeQuoted: true },
      {
        ...talk(-94, 'Tres encargos por la web en un mes; pensará en una tienda de tablas de cocina'),
        kind: 'idea',
        roughPrice: 1800,
      },
    ],
  };
}

function talk(on: number, what: string) {
  return { on, project: 'portfolio', contact: 'nuria', what, channel: 'Llamada', kind: 'talk' } as const;
}

function portfolio(at: Calendar): ProjectStory {
  return {
    key: 'portfolio',
    cells: {
      name: 'Web del taller',
      status: 'closed',
      billing: 'fixed',
      rate: 80,
      estimatedHours: 54,
      start: at.weekday(-286),
      due: at.weekday(-190),
      completedOn: at.weekday(-188),
      goal: 'Dos encargos al mes que lleguen por la web.',
      scope: 'Web de doce páginas, textos en español, fotos del cliente.',
      contract: 'https://files.northlight.example/contracts/olmo-web.pdf',
      contractSigned: at.weekday(-290),
      agreed: ['scope', 'price', 'deposit', 'payment-terms', 'revisions', 'rights'],
      depositPercent: 0.33,
      depositDue: at.weekday(-278),
      rightsPassOn: 'payment',
      mayBeShown: true,
      revisionsIncluded: 2,
      revisionsUsed: 2,
      deliveredOn: at.weekday(-188),
      deliveredBy: 'Puesta en línea y llamada',
      receiptConfirmedOn: at.weekday(-188),
      acceptedOn: at.weekday(-184),
      acceptedBy: 'Nuria Ferrando',
    },
    tasks: [
      done(
        'visita',
        'Visita al taller por vídeo',
        [-286, -284, 3],
        ['Visita por vídeo', 'Notas de la visita'],
      ),
      done(
        'estructura',
        'Estructura y textos',
        [-280, -262, 10],
        ['Estructura', 'Textos, primera versión', 'Textos corregidos'],
      ),
      done(
        'diseno',
        'Diseño',
        [-260, -234, 16],
        ['Diseño de la ficha de mueble', 'Diseño de la portada', 'Diseño, segunda ronda'],
      ),
      done('fotos', 'Selección de fotos', [-232, -216, 5], ['Selección de fotos', 'Recorte y color']),
      done(
        'montaje',
        'Montaje',
        [-214, -194, 15],
        ['Montaje de fichas', 'Formulario de encargo', 'Montaje en el móvil'],
        { due: -198 },
      ),
      done('publicacion', 'Publicación', [-192, -188, 4], ['Publicación y redirecciones'], { due: -190 }),
      done('laminas', 'Láminas para la feria', [-187, -182, 4], ['Láminas para la feria'], {
        cells: { scope: 'extra', extraState: 'agreed', price: 320 },
      }),
    ],
  };
}
