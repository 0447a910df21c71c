import type { Calendar } from '../calendar.js';
import { type ClientStory, done, fromClient, type ProjectStory, toDo } from '../story.js';

/** A ceramics studio in İzmir that asked for a shop: a proposal that expires soon, and questions still open. */
export function lale(at: Calendar): ClientStory {
  return {
    key: 'lale',
    client: {
      name: 'Lale Seramik Atölyesi',
      email: 'merhaba@laleseramik.example',
      status: 'prospect',
      currency: 'EUR',
      language: 'tr',
      timeZone: 'Europe/Istanbul',
      country: 'TR',
      paymentTerms: 'Net 14',
      reminderPolicy: 'standard',
      checkInEvery: '10 days',
      talkedOn: at.weekday(-13),
      notes: 'Recommended by Nuria. Kind and quick to answer; has never bought design before.',
      businessOrConsumer: 'business',
      preferredWay: 'Görüntülü arama',
      workingHours: '10:00–19:00',
      budgetSaid: '3,000–3,500 EUR',
      wantedBy: at.day(64),
      heardAbout: 'Nuria bought forty cups from them: on time, well packed.',
      foundThrough: 'Taller Olmo',
      redFlags: ['scope-unclear'],
      fit: 'trial-first',
    },
    contacts: [
      {
        key: 'defne',
        name: 'Defne Karaca',
        email: 'defne@laleseramik.example',
        phone: '+90 232 555 01 64',
        role: ['approves', 'pays'],
        preferredWay: 'Görüntülü arama',
        timeZone: 'Europe/Istanbul',
      },
    ],
    projects: [shop(at)],
    invoices: [],
    touches: [
      talk(-27, 'İlk görüşme: atölye küçük, stok her hafta değişiyor'),
      { ...talk(-13, 'Teklif konuşuldu; önce küçük bir deneme işi isteniyor'), kind: 'open-point' },
    ],
  };
}

function talk(on: number, what: string) {
  return { on, project: 'shop', contact: 'defne', what, channel: 'Görüntülü arama', kind: 'talk' } as const;
}

function shop(at: Calendar): ProjectStory {
  return {
    key: 'shop',
    cells: {
      name: 'Seramik dükkânı',
      status: 'proposed',
      billing: 'fixed',
      rate: 88,
      estimatedHours: 38,
      nextStep: 'Teklife yanıt bekleniyor',
      goal: 'Atölyeden doğrudan yurt dışına satış.',
      scope: 'Kırk ürünlük küçük bir dükkân; fotoğraflar atölyeden.',
      notIncluded: 'Kargo anlaşmaları, ürün fotoğrafları.',
      proposalExpires: at.day(8),
      depositPercent: 0.4,
      trial: true,
    },
    tasks: [
      done('teklif', 'Teklif', [-26, -14, 3], ['Teklif ve fiyat', 'Teklif, ikinci sürüm'], {
        unbilled: true,
      }),
      fromClient('urunler', 'Ürün listesi', 2),
      toDo('deneme', 'Deneme işi: tek ürün sayfası', 15, 5, { blockedBy: ['urunler'] }),
    ],
  };
}
