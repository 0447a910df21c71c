import type { Texts } from './text.js';

/** Spanish, with usted. */
export const es: Texts = {
  common: {
    greeting: 'Buenos días, {name}:',
    greetingUnnamed: 'Buenos días:',
    thanks: 'Muchas gracias y un saludo',
    wishes: 'Un cordial saludo',
    automatic: 'Este mensaje se envía automáticamente; su respuesta me llega personalmente.',
    labelled: '{label}: {value}',
    invoices: '{count, plural, =1 {Factura {number}} other {# facturas}}',
    invoice:
      '{number}{issued, select, none {} other {, emitida el {issued}}}{due, select, none {} other {, vencimiento el {due}}}',
    total: 'Total en {currency}',
    charge: '{number}, recargo por demora',
    mentionedCharge: 'Por {number} podría añadirse ya un recargo por demora de {amount}; aquí no lo pido.',
    rate: '{amount}{per, select, hour { por hora} day { por día} week { por semana} month { al mes} other {}}',
    progress: '{project}: {percent} completado',
    itemBy: '{item} (a más tardar el {date})',
    further: '{count} más',
    hoursSpent:
      '{project}: {used}{all, select, none {} other {{spent, select, none { de {all}} other {, en total {spent} de {all}}}}}',
  },
  labels: {
    done: 'Hecho',
    next: 'A continuación',
    needed: 'De su parte',
    goal: 'Su objetivo',
    reason: 'El motivo',
    contents: 'Contenido',
    link: 'Aquí',
    hours: 'Horas',
    work: 'Trabajo a la tarifa acordada',
    price: 'Precio',
    rateNow: 'Hasta entonces',
    rateThen: 'A partir de entonces',
    agreed: 'Acordado',
    change: 'Lo que cambia',
    contact: 'En casos urgentes',
    instead: 'Quizá en su lugar',
    open: 'Pendiente',
    finish: 'Terminado para el',
    validUntil: 'Válido hasta el',
    month: 'Mes',
  },
  texts: {
    before: {
      subject: '{count, plural, =1 {{invoices}: vence el {due}} other {{invoices}: vencen pronto}}',
      opening:
        '{count, plural, =1 {La factura {number} vence el {due}.} other {Estas facturas vencen pronto.}}',
      ask: 'Si el pago ya está en camino, muchas gracias; no tiene que hacer nada más. ¿Necesita algo de mi parte para ello?',
    },
    due: {
      subject: '{count, plural, =1 {{invoices}: vencimiento el {due}} other {{invoices}: vencen ahora}}',
      opening:
        '{count, plural, =1 {La factura {number} vence el {due}.} other {Estas facturas vencen ahora o pronto.}}',
      ask: 'Si el pago ya está en camino, muchas gracias; no tiene que hacer nada más. ¿Hay algo que no esté claro?',
    },
    first: {
      subject: '{invoices}: ¿cuándo puedo esperar el pago?',
      opening:
        '{count, plural, =1 {La factura {number} venció el {due} y todavía no he visto llegar el pago.} other {Estas facturas están pendientes; la más antigua venció el {due} y todavía no he visto llegar el pago.}}',
      ask: 'Si el pago está en camino, muchas gracias; no tiene que hacer nada más. Si no, dígame, por favor: ¿cuándo puedo esperarlo?',
    },
    second: {
      subject: '{invoices}: pendiente de pago',
      opening:
        '{count, plural, =1 {La factura {number}, con vencimiento el {due}, sigue pendiente.} other {Estas facturas siguen pendientes.}}',
      ask: 'Si algo no está claro o impide el pago, dígamelo, por favor, y encontraremos una solución. ¿Qué día puedo anotar para el pago?',
    },
    firm: {
      subject: '{invoices}: indique una fecha, por favor',
      opening:
        '{count, plural, =1 {La factura {number} venció el {due} y no se ha pagado.} other {Estas facturas están pendientes; la más antigua venció el {due} y no se ha pagado.}}',
      ask: 'Le ruego que pague {payBy, select, none {ahora} other {a más tardar el {payBy}}} o que me escriba una fecha que pueda cumplir. ¿Qué puedo esperar?',
    },
    final: {
      subject: '{invoices}: mi último recordatorio',
      opening:
        '{count, plural, =1 {La factura {number}, con vencimiento el {due}, no se ha pagado; este es mi último recordatorio.} other {Estas facturas están pendientes, la más antigua desde el {due}; este es mi último recordatorio.}}',
      more: '{consequence, select, pause {Después del {payBy} interrumpiré el trabajo.} handon {Después del {payBy} pondré el asunto en otras manos.} both {Después del {payBy} interrumpiré el trabajo y pondré el asunto en otras manos.} other {}}',
      ask: 'Me gustaría resolverlo directamente con usted. Le ruego que pague {payBy, select, none {ahora} other {a más tardar el {payBy}}} o que indique un día que pueda cumplir. ¿Podemos hablarlo esta semana?',
    },
    'promise-noted': {
      subject: 'Gracias: {invoices}, el {promised}',
      opening: 'Gracias por avisarme: he anotado el {promised} para el pago.',
      ask: 'Hasta entonces no le escribiré sobre ello. Si algo cambia, dígamelo, por favor.',
    },
    'promise-broken': {
      subject: '{invoices}: ¿qué fecha anoto ahora?',
      opening:
        'Usted había indicado {promised, select, none {un día} other {el {promised}}} para el pago{count, plural, =1 { de la factura {number}} other {}}. Todavía no ha llegado.',
      ask: 'Si algo ha cambiado, dígamelo, por favor. ¿Qué fecha anoto ahora?',
    },
    statement: {
      subject: '{invoices}: lo que está pendiente',
      opening:
        '{count, plural, =1 {Según mis registros, la factura {number} está pendiente.} other {Según mis registros, estas facturas están pendientes.}}',
      ask: 'Si ya ha pagado, gracias; dígame cuándo, por favor, para que pueda localizar el pago. ¿Coincide con sus registros?',
    },
    thanks: {
      subject:
        '{left, select, none {Gracias: {number} está pagada} other {Gracias: ha llegado un pago de {number}}}',
      opening: 'Su pago de la factura {number} llegó el {paidOn}.',
      more: '{left, select, none {Con él queda saldada.} other {Quedan {left} por pagar.}}',
      ask: 'Muchas gracias; así se trabaja mejor.',
    },
    'deposit-awaited': {
      subject: '{project}: con el anticipo empezamos',
      opening: 'El trabajo en «{project}» empieza en cuanto llegue el anticipo.',
      ask: 'Si el pago está en camino, gracias. ¿Necesita algo de mi parte para ello?',
    },
    'check-in': {
      subject:
        '{projectsCount, plural, =0 {¿Cómo va todo?} =1 {Cómo va {project}} other {Cómo van sus proyectos}}',
      opening:
        '{projectsCount, plural, =0 {Hace tiempo que no hablamos.} other {Unas líneas sobre cómo va todo.}}',
      ask: '{talkOn, select, none {{projectsCount, plural, =0 {¿Cómo va todo por su parte, y puedo ayudarle en algo?} other {{neededCount, plural, =0 {¿Coincide con lo que tiene en mente, o prefiere que hablemos?} other {Por favor, ¿cuándo puedo esperar lo que falta?}}}}} other {{projectsCount, plural, =0 {¿Hablamos el {talkOn}?} other {¿Lo hablamos el {talkOn}?}}}}',
    },
    'input-needed': {
      subject: '{by, select, none {{item}: ¿para cuándo?} other {{item}, ¿a más tardar el {by}?}}',
      opening: 'El trabajo en «{project}» espera algo de su parte.',
      more: '{finish, select, none {} other {Cada día sin ello retrasa la entrega un día; hoy sería el {finish}.}}',
      ask: '¿Podría enviarme lo que falta, por favor{by, select, none {, o decirme cuándo puedo esperarlo} other {, a más tardar el {by}, o decirme qué día le conviene}}?',
    },
    'delay-notice': {
      subject: '{project} pasa al {to}',
      opening:
        'El proyecto «{project}» estará listo el {to}{from, select, none {} other {, en lugar del {from}}}. Lo siento.',
      more: 'Todo lo demás sigue según lo previsto, y puede contar con la nueva fecha. Gracias por su paciencia.',
      ask: '¿Le viene bien la nueva fecha?',
    },
    delivery: {
      subject: 'Proyecto listo: {project}',
      opening: 'El proyecto «{project}» está listo{link, select, none {} other {; aquí lo tiene}}.',
      ask: 'Gracias por la buena colaboración. ¿Podría, por favor, revisarlo{reviewUntil, select, none {} other { a más tardar el {reviewUntil}}} y decirme si todo está como deseaba?',
    },
    'ready-on-payment': {
      subject: '{project}: todo listo para la entrega',
      opening: 'El proyecto «{project}» está listo. Como acordamos, se lo entrego en cuanto llegue el pago.',
      ask: 'Muchas gracias. ¿Qué día puedo anotar para el pago, por favor?',
    },
    'receipt-and-review': {
      subject: '{project}: ¿ha llegado todo?',
      opening: 'El {deliveredOn} le envié «{project}».',
      ask: '¿Podría confirmarme, por favor, que lo ha recibido y decirme{reviewUntil, select, none {} other { a más tardar el {reviewUntil}}} qué queda por cambiar?',
    },
    'follow-up': {
      subject: '{months, plural, =6 {Seis meses con {project}} other {¿Cumple {project} lo que esperaba?}}',
      opening:
        'Hace {months, plural, =1 {un mes} =3 {tres meses} =6 {seis meses} other {# meses}} terminamos «{project}».',
      ask: '{months, plural, =6 {¿Qué le ha aportado, y cuál sería el siguiente paso?} other {¿En qué medida cumple lo que esperaba?}}',
    },
    birthday: {
      subject: 'Feliz cumpleaños, {person}',
      opening: 'Le deseo un feliz cumpleaños y un buen año.',
      ask: 'Gracias por la buena colaboración. Que pase un buen día.',
    },
    greeting: {
      subject: 'Mis mejores deseos: {occasion}',
      opening: 'Le envío mis mejores deseos con este motivo: {occasion}.',
      ask: 'Gracias por la buena colaboración. Espero con ganas lo que viene.',
    },
    'referral-ask': {
      subject: '¿A quién más le serviría algo como {project}?',
      opening: 'Ha sido un placer trabajar con usted en «{project}», y tengo tiempo para otro encargo así.',
      ask: 'Gracias por su confianza. ¿Conoce a alguien a quien pueda ayudar del mismo modo?',
    },
    testimonial: {
      subject: 'Dos frases sobre {project}',
      opening:
        'Quien piensa en trabajar conmigo agradece la opinión de quienes ya lo han hecho, y nadie conoce «{project}» mejor que usted.',
      ask: 'Gracias de antemano. ¿Escribiría dos o tres frases que yo pueda citar con su nombre?',
    },
    renewal: {
      subject: '{project}: nuestro acuerdo termina el {ends}',
      opening: 'Nuestro acuerdo sobre «{project}» dura hasta el {ends}.',
      more: '{answerBy, select, none {} other {Dígame, por favor, a más tardar el {answerBy} qué prefiere, para que pueda reservarle el tiempo.}}',
      ask: 'Gracias por la colaboración hasta la fecha. ¿Seguimos igual, o hay algo que cambiar?',
    },
    'proposal-expiring': {
      subject: '{project}: mi propuesta vale hasta el {expires}',
      opening: 'Mi propuesta para «{project}» vale hasta el {expires}; hasta entonces le reservo el tiempo.',
      ask: 'Gracias por considerarla. ¿Queda algo por aclarar?',
    },
    'rate-review': {
      subject: 'Mi tarifa a partir del {from}',
      opening: 'A partir del {from} cambia mi tarifa. Lo acordado hasta entonces se mantiene.',
      ask: 'Gracias por la colaboración. ¿Hay algo que quiera comentar antes?',
    },
    'policy-change': {
      subject: 'Lo que cambia a partir del {from}',
      opening: 'A partir del {from} cambia algo en mi forma de trabajar.',
      ask: 'Lo acordado hasta entonces se mantiene. Gracias; ¿tiene alguna pregunta al respecto?',
    },
    'pause-notice': {
      subject: '{project} queda en pausa a partir del {from}',
      opening:
        'A partir del {from} interrumpiré el trabajo en «{project}», {because, select, payment {porque todavía falta el pago} input {porque todavía necesito algo de su parte} other {como acordamos}}.',
      more: 'En cuanto se resuelva, lo retomo; las fechas se moverán entonces los días de la pausa.',
      ask: 'Dígame, por favor: ¿qué ayudaría a seguir?',
    },
    'extra-work-quote': {
      subject: '{project}: presupuesto del trabajo adicional',
      opening:
        'Usted pidió algo en «{project}» que nuestro acuerdo todavía no incluye. Este es mi presupuesto.',
      ask: 'Gracias por consultarme. ¿Lo hago en estas condiciones?',
    },
    'as-we-agreed': {
      subject: '{project}: lo acordado el {agreedOn}',
      opening: 'Esto es lo que anoté de nuestro acuerdo del {agreedOn} sobre «{project}».',
      ask: 'Gracias por la conversación. ¿Lo entiende usted igual?',
    },
    'all-right': {
      subject: '¿Va todo bien?',
      opening:
        '{lastTouch, select, none {Hace tiempo que no sé de usted.} other {Supe de usted por última vez el {lastTouch}.}} No es lo habitual, por eso pregunto.',
      ask: 'Tómese el tiempo que necesite, por favor. ¿Va todo bien por su parte?',
    },
    'away-notice': {
      subject: 'Ausencia del {from} al {to}',
      opening: 'Del {from} al {to} no estaré y no leeré mensajes.',
      ask: 'Gracias por tenerlo en cuenta. ¿Necesita algo de mi parte antes?',
    },
    decline: {
      subject: '{project}: gracias por su consulta',
      opening: 'Gracias por consultarme sobre «{project}». No puedo aceptarlo.',
      ask: 'Le deseo mucho éxito. Por favor, cuente conmigo cuando surja otra cosa.',
    },
    ending: {
      subject: 'Nuestra colaboración termina el {last}',
      opening: 'Nuestra colaboración termina el {last}. Gracias por el tiempo y la confianza.',
      ask: 'Quiero dejarlo todo en orden. Dígame, por favor: ¿qué necesita todavía de mi parte hasta entonces?',
    },
    'hand-over': {
      subject: '{project}: todo lo que necesita para seguir',
      opening: 'Aquí tiene todo lo que necesita para seguir con «{project}» sin mí.',
      more: '{helpUntil, select, none {} other {Si surge alguna pregunta, la respondo hasta el {helpUntil}.}}',
      ask: 'Gracias por la colaboración. ¿Podría comprobar, por favor, que puede abrirlo todo?',
    },
    'monthly-report': {
      subject: 'Su informe de {month}',
      opening: 'Esto es lo que pasó en {month}.',
      ask: '{neededCount, plural, =0 {Gracias. ¿Hay algo sobre lo que quiera saber más?} other {Gracias. Por favor, ¿cuándo puedo esperar lo que falta?}}',
    },
  },
};
