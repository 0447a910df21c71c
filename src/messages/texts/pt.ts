import type { Texts } from './text.js';

/** Portuguese: the formal address without a pronoun, and the words of the trade by country. */
export const pt: Texts = {
  common: {
    greeting: 'Olá, {name},',
    greetingUnnamed: 'Olá,',
    thanks:
      '{region, select, PT {Agradeço desde já, com os melhores cumprimentos} other {Agradeço e fico à disposição}}',
    wishes: '{region, select, PT {Com os melhores cumprimentos} other {Atenciosamente}}',
    automatic: 'Esta mensagem é enviada automaticamente; a sua resposta chega diretamente a mim.',
    labelled: '{label}: {value}',
    invoices:
      '{count, plural, =1 {{region, select, PT {Fatura} other {Nota fiscal}} {number}} other {# {region, select, PT {faturas} other {notas fiscais}}}}',
    invoice:
      '{number}{issued, select, none {} other {, emitida em {issued}}}{due, select, none {} other {, vencimento em {due}}}',
    total: 'Total em {currency}',
    charge: '{number}, encargo por atraso',
    mentionedCharge:
      'Para {number} já poderia acrescentar-se um encargo por atraso de {amount}; não o peço aqui.',
    rate: '{amount}{per, select, hour { por hora} day { por dia} week { por semana} month { por mês} other {}}',
    progress: '{project}: {percent} concluído',
    itemBy: '{item} (até {date})',
    further: 'mais {count}',
    hoursSpent:
      '{project}: {used}{all, select, none {} other {{spent, select, none { de {all}} other {, no total {spent} de {all}}}}}',
  },
  labels: {
    done: 'Feito',
    next: 'A seguir',
    needed: 'Da sua parte',
    goal: 'O seu objetivo',
    reason: 'O motivo',
    contents: 'Conteúdo',
    link: 'Aqui',
    hours: 'Horas',
    work: 'Trabalho pelo valor combinado',
    price: 'Preço',
    rateNow: 'Até lá',
    rateThen: 'A partir daí',
    agreed: 'Combinado',
    change: 'O que muda',
    contact: 'Em casos urgentes',
    instead: 'Como alternativa',
    open: 'Em aberto',
    finish: 'Pronto até',
    validUntil: 'Válido até',
    month: 'Mês',
  },
  texts: {
    before: {
      subject: '{count, plural, =1 {{invoices}: vence em {due}} other {{invoices}: vencem em breve}}',
      opening:
        '{count, plural, =1 {A {region, select, PT {fatura} other {nota fiscal}} {number} vence em {due}.} other {Estas {region, select, PT {faturas} other {notas fiscais}} vencem em breve.}}',
      ask: 'Se o pagamento já está a caminho, agradeço; não há mais nada a fazer. {region, select, PT {Precisa} other {Você precisa}} de alguma coisa da minha parte?',
    },
    due: {
      subject: '{count, plural, =1 {{invoices}: vencimento em {due}} other {{invoices}: vencem agora}}',
      opening:
        '{count, plural, =1 {A {region, select, PT {fatura} other {nota fiscal}} {number} vence em {due}.} other {Estas {region, select, PT {faturas} other {notas fiscais}} vencem agora ou em breve.}}',
      ask: 'Se o pagamento já está a caminho, agradeço; não há mais nada a fazer. Ficou alguma dúvida?',
    },
    first: {
      subject: '{invoices}: quando posso esperar o pagamento?',
      opening:
        '{count, plural, =1 {A {region, select, PT {fatura} other {nota fiscal}} {number} venceu em {due} e ainda não vi o pagamento chegar.} other {Estas {region, select, PT {faturas} other {notas fiscais}} estão em aberto; a mais antiga venceu em {due} e ainda não vi o pagamento chegar.}}',
      ask: 'Se o pagamento está a caminho, agradeço; não há mais nada a fazer. Caso contrário, quando posso esperar o pagamento?',
    },
    second: {
      subject: '{invoices}: ainda em aberto',
      opening:
        '{count, plural, =1 {A {region, select, PT {fatura} other {nota fiscal}} {number}, com vencimento em {due}, continua em aberto.} other {Estas {region, select, PT {faturas} other {notas fiscais}} continuam em aberto.}}',
      ask: 'Se algo não está claro ou dificulta o pagamento, por favor, avise, e encontraremos uma solução. Que dia posso anotar para o pagamento?',
    },
    firm: {
      subject: '{invoices}: por favor, indique uma data',
      opening:
        '{count, plural, =1 {A {region, select, PT {fatura} other {nota fiscal}} {number} venceu em {due} e não foi paga.} other {Estas {region, select, PT {faturas} other {notas fiscais}} estão em aberto; a mais antiga venceu em {due} e não foi paga.}}',
      ask: 'Por favor, pague {payBy, select, none {agora} other {até {payBy}}} ou escreva uma data que possa cumprir. O que posso esperar?',
    },
    final: {
      subject: '{invoices}: o meu último lembrete',
      opening:
        '{count, plural, =1 {A {region, select, PT {fatura} other {nota fiscal}} {number}, com vencimento em {due}, não foi paga; este é o meu último lembrete.} other {Estas {region, select, PT {faturas} other {notas fiscais}} estão em aberto, a mais antiga desde {due}; este é o meu último lembrete.}}',
      more: '{consequence, select, pause {Depois de {payBy} vou suspender o trabalho.} handon {Depois de {payBy} vou encaminhar o assunto.} both {Depois de {payBy} vou suspender o trabalho e encaminhar o assunto.} other {}}',
      ask: 'Gostaria de resolver isto diretamente {region, select, PT {consigo} other {com você}}. Por favor, pague {payBy, select, none {agora} other {até {payBy}}} ou indique um dia que possa cumprir. Podemos falar sobre isto esta semana?',
    },
    'promise-noted': {
      subject: 'Agradeço: {invoices}, em {promised}',
      opening: 'Agradeço o aviso: anotei {promised} para o pagamento.',
      ask: 'Até lá não volto a escrever sobre isto. Se algo mudar, por favor, avise.',
    },
    'promise-broken': {
      subject: '{invoices}: que data anoto agora?',
      opening:
        'Tínhamos anotado {promised, select, none {um dia} other {o dia {promised}}} para o pagamento{count, plural, =1 { da {region, select, PT {fatura} other {nota fiscal}} {number}} other {}}. O pagamento ainda não chegou.',
      ask: 'Se algo mudou, por favor, avise. Que data anoto agora?',
    },
    statement: {
      subject: '{invoices}: o que está em aberto',
      opening:
        '{count, plural, =1 {Segundo os meus {region, select, PT {registos} other {registros}}, a {region, select, PT {fatura} other {nota fiscal}} {number} está em aberto.} other {Segundo os meus {region, select, PT {registos} other {registros}}, estas {region, select, PT {faturas} other {notas fiscais}} estão em aberto.}}',
      ask: 'Se já pagou, agradeço; por favor, indique quando, para eu localizar o pagamento. Está de acordo com os seus {region, select, PT {registos} other {registros}}?',
    },
    thanks: {
      subject:
        '{left, select, none {Agradeço: {number} está paga} other {Agradeço: chegou um pagamento de {number}}}',
      opening:
        'O seu pagamento da {region, select, PT {fatura} other {nota fiscal}} {number} chegou em {paidOn}.',
      more: '{left, select, none {Com ele, {region, select, PT {fica tudo saldado} other {fica tudo quitado}}.} other {Ficam {left} em aberto.}}',
      ask: 'Agradeço; assim o trabalho fica mais leve.',
    },
    'deposit-awaited': {
      subject: '{project}: com o sinal começamos',
      opening: 'O trabalho em “{project}” começa assim que o sinal chegar.',
      ask: 'Se o pagamento está a caminho, agradeço. {region, select, PT {Precisa} other {Você precisa}} de alguma coisa da minha parte?',
    },
    'check-in': {
      subject:
        '{projectsCount, plural, =0 {Como estão as coisas?} =1 {Como está {project}} other {Como estão os seus projetos}}',
      opening:
        '{projectsCount, plural, =0 {{region, select, PT {Há tempo que} other {Faz tempo que}} não falamos.} other {Algumas linhas sobre como estão as coisas.}}',
      ask: '{talkOn, select, none {{projectsCount, plural, =0 {Como estão as coisas do seu lado, e posso ajudar em algo?} other {{neededCount, plural, =0 {Está de acordo com o que tem em mente, ou vamos conversar?} other {Por favor, quando posso esperar o que falta?}}}}} other {{projectsCount, plural, =0 {Vamos conversar em {talkOn}?} other {Vamos conversar sobre isto em {talkOn}?}}}}',
    },
    'input-needed': {
      subject: '{by, select, none {{item}: quando posso esperar?} other {{item}, até {by}?}}',
      opening: 'O trabalho em “{project}” espera algo da sua parte.',
      more: '{finish, select, none {} other {Cada dia sem isso adia a conclusão um dia; hoje seria {finish}.}}',
      ask: 'Pode enviar o que falta, por favor{by, select, none {, ou dizer quando posso esperar} other {, até {by}, ou dizer que dia é melhor}}?',
    },
    'delay-notice': {
      subject: '{project} passa para {to}',
      opening:
        'O projeto “{project}” fica pronto em {to}{from, select, none {} other {, e não em {from}}}. {region, select, PT {Peço desculpa} other {Peço desculpas}}.',
      more: '{region, select, PT {Tudo o resto} other {Todo o restante}} continua {region, select, PT {como planeado} other {como planejado}}, e pode contar com a nova data. Agradeço a paciência.',
      ask: 'A nova data serve?',
    },
    delivery: {
      subject: 'Projeto pronto: {project}',
      opening: 'O projeto “{project}” está pronto{link, select, none {} other {; aqui está}}.',
      ask: 'Agradeço a boa colaboração. Pode, por favor, ver com calma{reviewUntil, select, none {} other { até {reviewUntil}}} e dizer se está tudo como desejava?',
    },
    'ready-on-payment': {
      subject: '{project}: pronto para entrega',
      opening:
        'O projeto “{project}” está pronto. Como combinado, faço a entrega assim que o pagamento chegar.',
      ask: 'Agradeço. Que dia posso anotar para o pagamento, por favor?',
    },
    'receipt-and-review': {
      subject: '{project}: chegou tudo?',
      opening: 'Em {deliveredOn} enviei “{project}”.',
      ask: 'Pode confirmar, por favor, que recebeu e dizer{reviewUntil, select, none {} other { até {reviewUntil}}} o que falta mudar?',
    },
    'follow-up': {
      subject: '{months, plural, =6 {Seis meses de {project}} other {{project}: o resultado esperado?}}',
      opening:
        'Há {months, plural, =1 {um mês} =3 {três meses} =6 {seis meses} other {# meses}} {region, select, PT {terminámos} other {terminamos}} “{project}”.',
      ask: '{months, plural, =6 {O que já trouxe de bom, e qual seria o próximo passo?} other {Até que ponto o resultado é o que esperava?}}',
    },
    birthday: {
      subject: 'Feliz aniversário, {person}',
      opening: 'Desejo um feliz aniversário e um bom ano.',
      ask: 'Agradeço a boa colaboração. Tenha um ótimo dia.',
    },
    greeting: {
      subject: 'Os melhores votos: {occasion}',
      opening: 'Envio os meus melhores votos por esta ocasião: {occasion}.',
      ask: 'Agradeço a boa colaboração. Que venham boas coisas.',
    },
    'referral-ask': {
      subject: 'Quem mais precisaria de algo como {project}?',
      opening: 'Foi um prazer trabalhar em “{project}”, e tenho tempo para mais um trabalho assim.',
      ask: 'Agradeço a confiança. Conhece alguém a quem eu possa ajudar da mesma forma?',
    },
    testimonial: {
      subject: 'Duas frases sobre {project}',
      opening:
        'Quem pensa em trabalhar comigo gosta de ouvir quem já trabalhou, e ninguém conhece “{project}” melhor.',
      ask: 'Agradeço desde já. Pode escrever duas ou três frases que eu possa citar com o seu nome?',
    },
    renewal: {
      subject: '{project}: o nosso acordo termina em {ends}',
      opening: 'O nosso acordo sobre “{project}” vai até {ends}.',
      more: '{answerBy, select, none {} other {Por favor, responda até {answerBy}, para eu reservar o tempo.}}',
      ask: 'Agradeço o trabalho até aqui. Continuamos como antes, ou há algo a mudar?',
    },
    'proposal-expiring': {
      subject: '{project}: a proposta vale até {expires}',
      opening: 'A minha proposta para “{project}” vale até {expires}; até lá reservo o tempo.',
      ask: 'Agradeço que considere a proposta. Há algo por esclarecer?',
    },
    'rate-review': {
      subject: 'O meu preço a partir de {from}',
      opening: 'A partir de {from} o meu preço muda. O que estiver combinado até lá fica como está.',
      ask: 'Agradeço a colaboração. Há algo de que queira falar antes?',
    },
    'policy-change': {
      subject: 'O que muda a partir de {from}',
      opening: 'A partir de {from} muda algo na minha forma de trabalhar.',
      ask: 'O que estiver combinado até lá fica como está. Agradeço; há alguma pergunta sobre isto?',
    },
    'pause-notice': {
      subject: '{project}: pausa a partir de {from}',
      opening:
        'A partir de {from} vou suspender o trabalho em “{project}”, {because, select, payment {porque o pagamento ainda falta} input {porque ainda preciso de algo da sua parte} other {como combinado}}.',
      more: 'Assim que isso se resolver, retomo o trabalho; as datas mudam então pelos dias da pausa.',
      ask: 'Por favor, diga: o que ajudaria a continuar?',
    },
    'extra-work-quote': {
      subject: '{project}: orçamento do trabalho extra',
      opening: 'Recebi um pedido em “{project}” que o nosso acordo ainda não inclui. Este é o meu orçamento.',
      ask: 'Agradeço o pedido. Posso {region, select, PT {avançar} other {seguir}} nestas condições?',
    },
    'as-we-agreed': {
      subject: '{project}: como {region, select, PT {combinámos} other {combinamos}} em {agreedOn}',
      opening: 'Isto é o que anotei do nosso acordo de {agreedOn} sobre “{project}”.',
      ask: 'Agradeço a conversa. {region, select, PT {É assim que também entende} other {Você também entende assim}}?',
    },
    'all-right': {
      subject: 'Está tudo bem?',
      opening:
        '{lastTouch, select, none {{region, select, PT {Há tempo que} other {Faz tempo que}} não tenho notícias suas.} other {As últimas notícias suas são de {lastTouch}.}} Não é habitual, por isso pergunto.',
      ask: 'Por favor, leve o tempo de que precisar. Está tudo bem do seu lado?',
    },
    'away-notice': {
      subject: 'Ausência de {from} a {to}',
      opening: 'De {from} a {to} estou fora e não leio mensagens.',
      ask: 'Agradeço que conte com isso. Precisa de algo da minha parte antes?',
    },
    decline: {
      subject: '{project}: agradeço o {region, select, PT {contacto} other {contato}}',
      opening: 'Agradeço a consulta sobre “{project}”. Não posso aceitar o trabalho.',
      ask: 'Desejo muito sucesso. Por favor, conte comigo quando surgir outra coisa.',
    },
    ending: {
      subject: 'A nossa colaboração termina em {last}',
      opening: 'A nossa colaboração termina em {last}. Agradeço o tempo e a confiança.',
      ask: 'Quero deixar tudo em ordem. Por favor, diga: de que precisa ainda da minha parte até lá?',
    },
    'hand-over': {
      subject: '{project}: tudo o que é preciso para continuar',
      opening: 'Aqui está tudo o que é preciso para continuar “{project}” sem mim.',
      more: '{helpUntil, select, none {} other {Se surgir uma pergunta, respondo até {helpUntil}.}}',
      ask: 'Agradeço a colaboração. Pode verificar, por favor, se tudo abre?',
    },
    'monthly-report': {
      subject: 'O seu relatório de {month}',
      opening: 'Isto é o que aconteceu em {month}.',
      ask: '{neededCount, plural, =0 {Agradeço. Há algo sobre o qual queira saber mais?} other {Agradeço. Por favor, quando posso esperar o que falta?}}',
    },
  },
};
