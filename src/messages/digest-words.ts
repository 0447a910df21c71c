import type { Language } from './locale.js';

/** What the digest says to the freelancer, as ICU messages. */
export type DigestWords = {
  readonly waiting: string;
  readonly owing: string;
  readonly talks: string;
  readonly memos: string;
  readonly problems: string;
  readonly open: string;
  readonly overdue: string;
  /** In the place of a client's name: all of them. */
  readonly together: string;
  readonly since: string;
  readonly more: string;
  /** The subject is made of these, as far as they are so; else of `date`. */
  readonly manyWait: string;
  readonly manyOverdue: string;
  readonly manyTalks: string;
  readonly date: string;
};

export const digestWords: Readonly<Record<Language, DigestWords>> = {
  en: {
    waiting: 'Waiting for your decision',
    owing: 'Who owes what',
    talks: 'Due a check-in',
    memos: 'Not to forget',
    problems: 'Problems',
    open: '{name}: {open} open',
    overdue: '{name}: {open} open, {overdue} overdue',
    together: 'All together',
    since: '{name}: since {date}',
    more: 'And {count, number} more.',
    manyWait: '{count, plural, one {# message waits} other {# messages wait}}',
    manyOverdue: '{count, plural, one {# client is overdue} other {# clients are overdue}}',
    manyTalks: '{count, plural, one {# check-in is due} other {# check-ins are due}}',
    date: 'Your clients on {date}',
  },
  de: {
    waiting: 'Wartet auf deine Entscheidung',
    owing: 'Wer was schuldet',
    talks: 'Zeit für ein Gespräch',
    memos: 'Nicht vergessen',
    problems: 'Probleme',
    open: '{name}: {open} offen',
    overdue: '{name}: {open} offen, davon {overdue} überfällig',
    together: 'Alle zusammen',
    since: '{name}: seit {date}',
    more: 'Und {count, number} weitere.',
    manyWait: '{count, plural, one {# Nachricht wartet} other {# Nachrichten warten}}',
    manyOverdue: '{count, plural, one {# Kunde ist überfällig} other {# Kunden sind überfällig}}',
    manyTalks: '{count, plural, one {# Gespräch steht an} other {# Gespräche stehen an}}',
    date: 'Deine Kunden am {date}',
  },
  es: {
    waiting: 'Esperan tu decisión',
    owing: 'Quién debe qué',
    talks: 'Toca hablar',
    memos: 'Para no olvidar',
    problems: 'Problemas',
    open: '{name}: {open} por cobrar',
    overdue: '{name}: {open} por cobrar, {overdue} con retraso',
    together: 'Todos juntos',
    since: '{name}: desde el {date}',
    more: 'Y {count, number} más.',
    manyWait: '{count, plural, one {# mensaje espera} other {# mensajes esperan}}',
    manyOverdue: '{count, plural, one {# cliente con retraso} other {# clientes con retraso}}',
    manyTalks: '{count, plural, one {# conversación pendiente} other {# conversaciones pendientes}}',
    date: 'Tus clientes el {date}',
  },
  pt: {
    waiting: 'À espera da sua decisão',
    owing: 'Quem deve o quê',
    talks: 'Hora de conversar',
    memos: 'Para não esquecer',
    problems: 'Problemas',
    open: '{name}: {open} em aberto',
    overdue: '{name}: {open} em aberto, {overdue} em atraso',
    together: 'Todos juntos',
    since: '{name}: desde {date}',
    more: 'E mais {count, number}.',
    manyWait: '{count, plural, one {# mensagem espera} other {# mensagens esperam}}',
    manyOverdue: '{count, plural, one {# cliente em atraso} other {# clientes em atraso}}',
    manyTalks: '{count, plural, one {# conversa pendente} other {# conversas pendentes}}',
    date: 'Seus clientes em {date}',
  },
  fr: {
    waiting: 'En attente de votre décision',
    owing: 'Qui doit quoi',
    talks: 'Un point à faire',
    memos: 'À ne pas oublier',
    problems: 'Problèmes',
    open: '{name} : {open} à payer',
    overdue: '{name} : {open} à payer, dont {overdue} en retard',
    together: 'Au total',
    since: '{name} : depuis le {date}',
    more: 'Et {count, number} de plus.',
    manyWait: '{count, plural, one {# message attend} other {# messages attendent}}',
    manyOverdue: '{count, plural, one {# client en retard} other {# clients en retard}}',
    manyTalks: '{count, plural, one {# point à faire} other {# points à faire}}',
    date: 'Vos clients le {date}',
  },
  tr: {
    waiting: 'Kararınızı bekleyenler',
    owing: 'Kimin ne borcu var',
    talks: 'Görüşme zamanı gelenler',
    memos: 'Unutulmasın',
    problems: 'Sorunlar',
    open: '{name}: {open} açık',
    overdue: '{name}: {open} açık, {overdue} gecikmiş',
    together: 'Hepsi birlikte',
    since: '{name}: {date} tarihinden beri',
    more: 'Ve {count, number} tane daha.',
    manyWait: '{count, plural, other {# ileti bekliyor}}',
    manyOverdue: '{count, plural, other {# müşterinin ödemesi gecikti}}',
    manyTalks: '{count, plural, other {# görüşme zamanı geldi}}',
    date: 'Müşterileriniz, {date}',
  },
  ja: {
    waiting: 'ご判断待ち',
    owing: '未収金',
    talks: '連絡の時期',
    memos: '忘れずに',
    problems: '問題',
    open: '{name}：未収 {open}',
    overdue: '{name}：未収 {open}、うち期限超過 {overdue}',
    together: '合計',
    since: '{name}：{date}から',
    more: 'ほか{count, number}件。',
    manyWait: '{count, plural, other {判断待ちのメッセージ#件}}',
    manyOverdue: '{count, plural, other {支払期限を過ぎた取引先#件}}',
    manyTalks: '{count, plural, other {連絡の時期#件}}',
    date: '{date}の取引先',
  },
};
