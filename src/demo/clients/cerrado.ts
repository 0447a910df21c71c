import type { Calendar } from '../calendar.js';
import { type ClientStory, done, fromClient, type ProjectStory, toDo } from '../story.js';

/** A coffee roaster in Goiânia that fell silent: a broken promise, a debt of four months and a project on hold. */
export function cerrado(at: Calendar): ClientStory {
  return {
    key: 'cerrado',
    client: {
      name: 'Cerrado Cafés Especiais Ltda.',
      email: 'contato@cerradocafes.example',
      status: 'paused',
      currency: 'BRL',
      language: 'pt',
      timeZone: 'America/Sao_Paulo',
      country: 'BR',
      paymentTerms: '30 dias',
      reminderPolicy: 'standard',
      checkInEvery: 'monthly',
      talkedOn: at.weekday(-62),
      notes: 'Harvest was bad; they are honest about it. Ask before stopping altogether.',
      governingLaw: 'BR',
      businessOrConsumer: 'business',
      lateFeeKind: 'percent-once',
      lateFeeValue: 2,
      graceDays: 5,
      weekendRule: 'following',
      checkInTopics: 'Retomada do site, pagamento em aberto',
      preferredWay: 'Mensagem de voz',
      workingHours: '09:00–18:00',
      bigPictureGoal: 'Vender direto a cafeterias fora do Brasil.',
      foundThrough: 'Cerrado coffee at a Berlin roastery',
    },
    contacts: [
      {
        key: 'beatriz',
        name: 'Beatriz Nogueira',
        email: 'beatriz@cerradocafes.example',
        phone: '+55 62 5550 0119',
        role: ['approves', 'pays', 'changes-scope'],
        preferredWay: 'Mensagem de voz',
        timeZone: 'America/Sao_Paulo',
        inCheckIns: true,
        getsReminders: true,
        birthday: at.birthday(120, 1984),
        likes: 'Cachorros vira-lata, samba de roda.',
      },
    ],
    projects: [site(at), packaging(at)],
    invoices: [
      {
        key: 'packaging',
        project: 'packaging',
        issued: -262,
        total: 9600,
        payments: [
          { on: -236, amount: 4800, note: 'Embalagens, primeira parcela', method: 'Pix' },
          { on: -203, amount: 4800, note: 'Embalagens, segunda parcela', method: 'Pix' },
        ],
        cells: { kind: 'standard', documentStatus: 'sent' },
      },
      {
        key: 'labels',
        project: 'packaging',
        issued: -312,
        total: 380,
        cells: { kind: 'extra', documentStatus: 'written-off' },
      },
      {
        key: 'site-deposit',
        project: 'site',
        issued: -199,
        due: -189,
        total: 6000,
        paid: -187,
        cells: { kind: 'deposit', documentStatus: 'sent' },
      },
      {
        key: 'site-stage',
        project: 'site',
        issued: -152,
        total: 7500,
        payments: [{ on: -98, amount: 1500, note: 'Parte da etapa do site', method: 'Pix' }],
        cells: {
          kind: 'standard',
          documentStatus: 'sent',
          promisedOn: at.weekday(-48),
          promisedAmount: 6000,
        },
      },
    ],
    touches: [
      talk(-318, 'packaging', 'Primeira conversa: a embalagem precisa caber na caixa do correio'),
      { ...talk(-234, 'packaging', 'Mandou um quilo da nova safra'), channel: 'Correio', kind: 'gift' },
      talk(-198, 'site', 'Começo do site, fotos da fazenda vêm depois da colheita'),
      { ...talk(-120, 'site', 'A colheita foi fraca; pede mais tempo para pagar'), kind: 'open-point' },
      {
        ...talk(-62, 'site', 'Promete o restante para o meio do mês seguinte; projeto parado até lá'),
        kind: 'decision',
      },
    ],
  };
}

function talk(on: number, project: string, what: string) {
  return { on, project, contact: 'beatriz', what, channel: 'Mensagem de voz', kind: 'talk' } as const;
}

function site(at: Calendar): ProjectStory {
  return {
    key: 'site',
    cells: {
      name: 'Site para compradores de fora',
      status: 'on-hold',
      billing: 'fixed',
      rate: 260,
      estimatedHours: 84,
      start: at.weekday(-196),
      due: at.weekday(-20),
      nextStep: 'Retomar quando a etapa em aberto for paga',
      goal: 'Dez cafeterias novas na Europa até a próxima safra.',
      scope: 'Site em português e inglês, fichas de lotes, pedido de amostras.',
      contract: 'https://files.northlight.example/contracts/cerrado-site.pdf',
      contractSigned: at.weekday(-201),
      agreed: ['scope', 'price', 'deposit', 'payment-terms', 'ending'],
      depositPercent: 0.3,
      depositDue: at.weekday(-189),
      ifEndedEarly: 'Horas feitas são pagas; o sinal fica até onde foi trabalhado.',
      rightsPassOn: 'payment',
    },
    tasks: [
      done(
        'mapa',
        'Mapa do site',
        [-196, -186, 8],
        ['Mapa do site', 'O que um comprador quer saber de um lote'],
      ),
      done(
        'desenho',
        'Desenho das páginas',
        [-185, -164, 20],
        ['Página inicial', 'Ficha de lote', 'Amostras', 'Correções'],
      ),
      done('modelos', 'Modelos', [-163, -146, 16], ['Modelo da ficha de lote', 'Modelos das páginas']),
      done(
        'ingles',
        'Textos em inglês',
        [-140, -128, 8],
        ['English texts, first half', 'English texts, second half'],
      ),
      fromClient('fotos', 'Fotos da fazenda', -70),
      fromClient('lotes', 'Fichas dos lotes desta safra', -54),
      toDo('amostras', 'Pedido de amostras', -30, 8, { blockedBy: ['lotes'] }),
      toDo('lancamento', 'Lançamento', -20, 4, { blockedBy: ['amostras', 'fotos'] }),
    ],
  };
}

function packaging(at: Calendar): ProjectStory {
  return {
    key: 'packaging',
    cells: {
      name: 'Embalagens da nova linha',
      status: 'closed',
      billing: 'fixed',
      rate: 240,
      estimatedHours: 42,
      start: at.weekday(-317),
      due: at.weekday(-264),
      completedOn: at.weekday(-264),
      goal: 'Uma embalagem que passa pela fenda do correio.',
      scope: 'Três embalagens, rótulos, arquivos de impressão.',
      contractSigned: at.weekday(-319),
      agreed: ['scope', 'price'],
      mayBeShown: true,
      deliveredOn: at.weekday(-264),
      deliveredBy: 'Arquivos de impressão por link',
      acceptedOn: at.weekday(-260),
      acceptedBy: 'Beatriz Nogueira',
    },
    tasks: [
      done('esbocos', 'Esboços', [-317, -306, 8], ['Esboços', 'Esboços em papel kraft']),
      done('rotulos', 'Rótulos de amostra', [-314, -312, 2], ['Rótulos de amostra'], {
        cells: { scope: 'extra', extraState: 'agreed', price: 380 },
      }),
      done(
        'desenho',
        'Desenho das três embalagens',
        [-305, -282, 18],
        ['Embalagem 250 g', 'Embalagem 500 g', 'Drip'],
      ),
      done('provas', 'Provas de cor', [-281, -272, 6], ['Provas de cor com a gráfica']),
      done(
        'arquivos',
        'Arquivos de impressão',
        [-271, -264, 7],
        ['Arquivos de impressão', 'Correções da gráfica'],
      ),
    ],
  };
}
