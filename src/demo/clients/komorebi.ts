import type { Calendar } from '../calendar.js';
import { type ClientStory, doing, done, fromClient, type ProjectStory, toDo } from '../story.js';

/** A small press in Tokyo: pays by the calendar of Japanese companies, and once forgot. */
export function komorebi(at: Calendar): ClientStory {
  return {
    key: 'komorebi',
    client: {
      name: '株式会社こもれび出版',
      email: 'info@komorebi-press.example',
      status: 'active',
      currency: 'JPY',
      language: 'ja',
      timeZone: 'Asia/Tokyo',
      country: 'JP',
      paymentTerms: '翌月末払い',
      reminderPolicy: 'gentle',
      checkInEvery: 'monthly',
      talkedOn: at.weekday(-24),
      notes: 'Write formally, thank first. Seven or eight hours ahead: nothing after their office hours.',
      governingLaw: 'JP',
      businessOrConsumer: 'business',
      lateFeeKind: 'statutory',
      graceDays: 0,
      weekendRule: 'preceding',
      latestCheckInAfter: '6 weeks',
      checkInMinutes: 40,
      checkInTopics: '進捗、確認が必要な点、次の日程',
      greetingDays: 'New Year',
      preferredWay: 'メール',
      workingHours: '10:00–18:00',
      bigPictureGoal: '海外の読者に年間三冊を直接届けること。',
      foundThrough: 'Frankfurt book fair',
    },
    contacts: [
      {
        key: 'haruka',
        name: '森田 遥',
        email: 'morita@komorebi-press.example',
        phone: '+81 3 5550 0176',
        role: ['approves', 'assigns-work'],
        workingHours: '10:00–18:00',
        timeZone: 'Asia/Tokyo',
        inCheckIns: true,
        birthday: at.birthday(0, 1992),
        likes: '山歩き、活版印刷、ほうじ茶。',
      },
      {
        key: 'keiri',
        name: '経理部 佐々木',
        email: 'keiri@komorebi-press.example',
        role: ['pays'],
        getsReminders: true,
      },
    ],
    projects: [series(at), catalogue(at)],
    invoices: [
      {
        key: 'catalogue-1',
        project: 'catalogue',
        issued: -241,
        total: 420000,
        payments: [{ on: -188, amount: 420000, note: 'カタログ制作費', method: 'SWIFT' }],
        cells: { kind: 'standard', documentStatus: 'sent' },
      },
      {
        key: 'series-deposit',
        project: 'series',
        issued: -176,
        due: -155,
        total: 260000,
        payments: [{ on: -156, amount: 260000, note: 'シリーズ装丁 着手金', method: 'SWIFT' }],
        cells: { kind: 'deposit', documentStatus: 'sent' },
      },
      {
        key: 'series-1',
        project: 'series',
        issued: -118,
        due: -75,
        total: 310000,
        cells: { kind: 'standard', documentStatus: 'sent', reminderPolicy: 'standard' },
      },
      {
        key: 'series-2',
        project: 'series',
        issued: -11,
        due: 34,
        total: 310000,
        cells: { kind: 'standard', documentStatus: 'sent' },
      },
    ],
    touches: [
      talk(-270, 'catalogue', '初回打ち合わせ：英語版カタログは写真より文字を主役に'),
      { ...talk(-214, 'catalogue', 'カタログの縦組みは見送り、横組みに決定'), kind: 'decision' },
      talk(-178, 'series', 'シリーズ装丁の打ち合わせ、三冊同時刊行'),
      {
        ...talk(-131, 'series', '紙見本を送ってもらった。手書きの手紙つき'),
        channel: '郵便',
        kind: 'kindness',
      },
      {
        ...talk(-66, 'series', '来年は児童書も頼みたいとのこと'),
        kind: 'idea',
        likelyWhen: '来年春',
        roughPrice: 380000,
      },
      talk(-24, 'series', '二冊目の帯の色、来週までに返事'),
    ],
  };
}

function talk(on: number, project: string, what: string) {
  return { on, project, contact: 'haruka', what, channel: 'オンライン', kind: 'talk' } as const;
}

function series(at: Calendar): ProjectStory {
  return {
    key: 'series',
    cells: {
      name: '翻訳シリーズ三冊の装丁',
      status: 'in-progress',
      billing: 'fixed',
      rate: 11500,
      estimatedHours: 104,
      start: at.weekday(-175),
      due: at.weekday(44),
      nextStep: '三冊目の表紙案二点をお送りします',
      goal: '書店で三冊並んだとき、ひと目でシリーズとわかること。',
      scope: '表紙、帯、背、電子版の表紙。各冊とも修正は二回まで。',
      contractSigned: at.weekday(-180),
      agreed: ['scope', 'price', 'deposit', 'revisions', 'rights'],
      depositPercent: 0.25,
      rightsPassOn: 'payment',
      permittedUse: '日本語版および電子版。海外版は別途。',
      mayBeShown: true,
      revisionsIncluded: 2,
      revisionsUsed: 1,
    },
    tasks: [
      done('yomu', '原稿を読む', [-175, -164, 12], ['First book read', 'Second book read, notes']),
      done('houkou', '方向性三案', [-163, -148, 16], ['Three directions', 'Directions on the shelf']),
      done(
        'hyoushi-1',
        '一冊目 表紙',
        [-147, -126, 16],
        ['First cover', 'First cover, lettering', 'First cover, changes'],
      ),
      done('obi-1', '一冊目 帯と背', [-125, -116, 6], ['Band and spine, first book']),
      done('hyoushi-2', '二冊目 表紙', [-86, -64, 14], ['Second cover', 'Second cover, changes'], {
        due: -70,
      }),
      doing('obi-2', '二冊目 帯と背', 5, 6, [-30, 4], ['Band and spine, second book']),
      doing(
        'hyoushi-3',
        '三冊目 表紙',
        14,
        16,
        [-19, 7],
        ['Third cover, two ideas', 'Third cover, lettering'],
      ),
      fromClient('obi-iro', '二冊目の帯の色を決める', -6),
      fromClient('genkou-3', '三冊目 確定原稿', 10),
      toDo('denshi', '電子版の表紙', 30, 6, { blockedBy: ['hyoushi-3'] }),
      toDo('nyuukou', '入稿', 44, 4, {
        blockedBy: ['hyoushi-3', 'genkou-3'],
        cells: { fixedDeadline: true },
      }),
    ],
  };
}

function catalogue(at: Calendar): ProjectStory {
  return {
    key: 'catalogue',
    cells: {
      name: '英語版カタログ',
      status: 'delivered',
      billing: 'fixed',
      rate: 10500,
      estimatedHours: 40,
      start: at.weekday(-268),
      due: at.weekday(-184),
      completedOn: at.weekday(-183),
      nextStep: '半年後の反響を伺う',
      goal: '見本市で版権担当者が持ち帰るカタログ。',
      scope: '四十八頁、英語、PDFと印刷用データ。',
      contractSigned: at.weekday(-272),
      agreed: ['scope', 'price', 'payment-terms'],
      rightsPassOn: 'payment',
      mayBeShown: true,
      deliveredOn: at.weekday(-183),
      deliveredBy: 'PDF と印刷用データ',
      receiptConfirmedOn: at.weekday(-182),
      acceptedOn: at.weekday(-177),
      acceptedBy: '森田 遥',
    },
    tasks: [
      done('kousei', '構成', [-268, -258, 6], ['Structure of the catalogue']),
      done(
        'kumi',
        '組版',
        [-257, -226, 18],
        ['Typesetting, first half', 'Typesetting, second half', 'Running heads'],
      ),
      done('shashin', '書影の整理', [-226, -214, 5], ['Cover pictures put in order']),
      done('kousei-2', '校正', [-213, -192, 7], ['Corrections, first', 'Corrections, second'], { due: -198 }),
      done('nyuukou', '入稿データ', [-190, -183, 4], ['Print data']),
    ],
  };
}
