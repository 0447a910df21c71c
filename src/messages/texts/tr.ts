import type { Texts } from './text.js';

/** Turkish, with siz. Names take no suffix, so that none can be wrong. */
export const tr: Texts = {
  common: {
    greeting: 'Merhaba {name},',
    greetingUnnamed: 'Merhaba,',
    thanks: 'Teşekkür eder, saygılar sunarım',
    wishes: 'Saygılarımla',
    automatic: 'Bu mesaj otomatik olarak gönderilir; yanıtınız doğrudan bana ulaşır.',
    labelled: '{label}: {value}',
    invoices: '{count, plural, =1 {Fatura {number}} other {# fatura}}',
    invoice:
      '{number}{issued, select, none {} other {, düzenleme tarihi {issued}}}{due, select, none {} other {, son ödeme tarihi {due}}}',
    total: 'Toplam ({currency})',
    charge: '{number}, gecikme bedeli',
    mentionedCharge:
      '{number} için bugüne kadar {amount} gecikme bedeli eklenebilirdi; bunu burada talep etmiyorum.',
    rate: '{amount}{per, select, hour { (saatlik)} day { (günlük)} week { (haftalık)} month { (aylık)} other {}}',
    progress: '{project}: {percent} tamamlandı',
    itemBy: '{item} (en geç {date})',
    further: '{count} tane daha',
    hoursSpent:
      '{project}: {used}{all, select, none {} other {{spent, select, none { / {all}} other {, toplam {spent} / {all}}}}}',
  },
  labels: {
    done: 'Yapılanlar',
    next: 'Sırada',
    needed: 'Sizden beklenen',
    goal: 'Hedefiniz',
    reason: 'Nedeni',
    contents: 'İçeriği',
    link: 'Bağlantı',
    hours: 'Saat',
    work: 'Kararlaştırılan ücretle çalışma',
    price: 'Ücret',
    rateNow: 'O tarihe kadar',
    rateThen: 'O tarihten sonra',
    agreed: 'Anlaşılan',
    change: 'Değişen',
    contact: 'Acil durumda',
    instead: 'Belki bunun yerine',
    open: 'Kalanlar',
    finish: 'Bitiş tarihi',
    validUntil: 'Son geçerlilik tarihi',
    month: 'Ay',
  },
  texts: {
    before: {
      subject:
        '{count, plural, =1 {{invoices}: son ödeme tarihi {due}} other {{invoices}: ödeme günü yaklaşıyor}}',
      opening:
        '{count, plural, =1 {{number} numaralı faturanın son ödeme tarihi {due}.} other {Bu faturaların ödeme günü yaklaşıyor.}}',
      ask: 'Ödemeyi yaptıysanız teşekkür ederim; başka bir şey yapmanıza gerek yok. Ödeme için benden bir şeye ihtiyacınız var mı?',
    },
    due: {
      subject: '{count, plural, =1 {{invoices}: ödeme günü {due}} other {{invoices}: ödeme günü geldi}}',
      opening:
        '{count, plural, =1 {{number} numaralı faturanın son ödeme tarihi {due}.} other {Bu faturaların ödeme günü geldi ya da yaklaşıyor.}}',
      ask: 'Ödemeyi yaptıysanız teşekkür ederim; başka bir şey yapmanıza gerek yok. Anlaşılmayan bir nokta var mı?',
    },
    first: {
      subject: '{invoices}: ödeme hatırlatması',
      opening:
        '{count, plural, =1 {{number} numaralı faturanın son ödeme tarihi {due} idi; ödemenin ulaştığını henüz görmedim.} other {Bu faturalar ödeme bekliyor; en eskisinin son ödeme tarihi {due} idi ve ödemenin ulaştığını henüz görmedim.}}',
      ask: 'Ödemeyi yaptıysanız teşekkür ederim; başka bir şey yapmanıza gerek yok. Yapmadıysanız lütfen bildirin: ne zaman bekleyebilirim?',
    },
    second: {
      subject: '{invoices}: ödeme bekliyor',
      opening:
        '{count, plural, =1 {{number} numaralı, son ödeme tarihi {due} olan fatura hâlâ ödeme bekliyor.} other {Bu faturalar hâlâ ödeme bekliyor.}}',
      ask: 'Anlaşılmayan ya da ödemeye engel olan bir şey varsa lütfen söyleyin, bir yol buluruz. Ödeme için hangi günü not edebilirim?',
    },
    firm: {
      subject: '{invoices}: lütfen bir tarih bildirin',
      opening:
        '{count, plural, =1 {{number} numaralı faturanın son ödeme tarihi {due} idi ve fatura ödenmedi.} other {Bu faturalar ödeme bekliyor; en eskisinin son ödeme tarihi {due} idi ve ödenmedi.}}',
      ask: 'Lütfen {payBy, select, none {şimdi} other {en geç {payBy} tarihinde}} ödeyin ya da tutabileceğiniz bir tarih yazın. Hangisini bekleyebilirim?',
    },
    final: {
      subject: '{invoices}: son hatırlatmam',
      opening:
        '{count, plural, =1 {{number} numaralı, son ödeme tarihi {due} olan fatura ödenmedi; bu benim son hatırlatmam.} other {Bu faturalar ödeme bekliyor, en eskisinin son ödeme tarihi {due} idi; bu benim son hatırlatmam.}}',
      more: '{consequence, select, pause {{payBy} tarihinden sonra çalışmaya ara vereceğim.} handon {{payBy} tarihinden sonra konuyu devredeceğim.} both {{payBy} tarihinden sonra çalışmaya ara verecek ve konuyu devredeceğim.} other {}}',
      ask: 'Bunu doğrudan sizinle çözmek isterim. Lütfen {payBy, select, none {şimdi} other {en geç {payBy} tarihinde}} ödeyin ya da tutabileceğiniz bir gün söyleyin. Bu hafta konuşabilir miyiz?',
    },
    'promise-noted': {
      subject: 'Teşekkürler: {invoices}, {promised}',
      opening: 'Haber verdiğiniz için teşekkür ederim: ödeme için {promised} tarihini not ettim.',
      ask: 'O güne kadar bu konuda size yazmayacağım. Bir şey değişirse lütfen bildirin.',
    },
    'promise-broken': {
      subject: '{invoices}: şimdi hangi tarihi not edeyim?',
      opening:
        '{count, plural, =1 {{number} numaralı faturanın ödemesi} other {Ödeme}} için {promised, select, none {bir gün} other {{promised} tarihini}} bildirmiştiniz. Henüz ulaşmadı.',
      ask: 'Bir şey değiştiyse lütfen söyleyin. Şimdi hangi tarihi not edeyim?',
    },
    statement: {
      subject: '{invoices}: hesap özeti',
      opening:
        '{count, plural, =1 {Kayıtlarıma göre {number} numaralı fatura henüz ödenmedi.} other {Kayıtlarıma göre bu faturalar henüz ödenmedi.}}',
      ask: 'Bu arada ödediyseniz teşekkür ederim; ödemeyi bulabilmem için lütfen tarihini bildirin. Kayıtlarınızla uyuşuyor mu?',
    },
    thanks: {
      subject:
        '{left, select, none {Teşekkürler: {number} ödendi} other {Teşekkürler: {number} için ödeme ulaştı}}',
      opening: '{number} numaralı fatura için ödemeniz {paidOn} tarihinde ulaştı.',
      more: '{left, select, none {Böylece fatura kapandı.} other {Kalan tutar {left}.}}',
      ask: 'Teşekkür ederim; bu, işi kolaylaştırıyor.',
    },
    'deposit-awaited': {
      subject: '{project}: ön ödemeyle başlıyoruz',
      opening: 'Ön ödeme ulaşır ulaşmaz “{project}” için çalışma başlıyor.',
      ask: 'Ödemeyi yaptıysanız teşekkür ederim. Ödeme için benden bir şeye ihtiyacınız var mı?',
    },
    'check-in': {
      subject:
        '{projectsCount, plural, =0 {Nasıl gidiyor?} =1 {{project}: son durum} other {Projelerinizde son durum}}',
      opening:
        '{projectsCount, plural, =0 {Bir süredir görüşmedik.} other {Son duruma dair kısa bir bilgi.}}',
      ask: '{talkOn, select, none {{projectsCount, plural, =0 {Sizde durumlar nasıl, yapabileceğim bir şey var mı?} other {{neededCount, plural, =0 {Bu sizin düşündüğünüze uyuyor mu, yoksa konuşalım mı?} other {Lütfen söyleyin: eksik olanları ne zaman bekleyebilirim?}}}}} other {{projectsCount, plural, =0 {{talkOn} tarihinde konuşalım mı?} other {Bunu {talkOn} tarihinde konuşalım mı?}}}}',
    },
    'input-needed': {
      subject: '{by, select, none {{item}: ne zaman bekleyebilirim?} other {{item}, en geç {by}?}}',
      opening: '“{project}” işinin ilerlemesi için sizden bir şeye ihtiyacım var.',
      more: '{finish, select, none {} other {Onsuz geçen her gün bitişi bir gün erteler; bugün itibarıyla bitiş {finish} olur.}}',
      ask: 'Lütfen {by, select, none {eksik olanları gönderebilir ya da ne zaman bekleyebileceğimi} other {eksik olanları en geç {by} tarihinde gönderebilir ya da hangi günün size uyduğunu}} söyleyebilir misiniz?',
    },
    'delay-notice': {
      subject: '{project}: yeni tarih {to}',
      opening:
        '“{project}” {from, select, none {} other {{from} yerine}} {to} tarihinde hazır olacak. Üzgünüm.',
      more: 'Diğer her şey planlandığı gibi; yeni tarihe güvenebilirsiniz. Sabrınız için teşekkür ederim.',
      ask: 'Yeni tarih size uyuyor mu?',
    },
    delivery: {
      subject: '{project} hazır',
      opening: '“{project}” hazır{link, select, none {} other {; bağlantısı aşağıda}}.',
      ask: 'Güzel iş birliği için teşekkür ederim. Lütfen {reviewUntil, select, none {} other {en geç {reviewUntil} tarihinde}} bakıp her şeyin istediğiniz gibi olup olmadığını söyler misiniz?',
    },
    'ready-on-payment': {
      subject: '{project} teslime hazır',
      opening: '“{project}” hazır. Anlaştığımız gibi, ödeme ulaşır ulaşmaz teslim ediyorum.',
      ask: 'Teşekkür ederim. Ödeme için hangi günü not edebilirim?',
    },
    'receipt-and-review': {
      subject: '{project}: hepsi ulaştı mı?',
      opening: '“{project}” teslimatını size {deliveredOn} tarihinde gönderdim.',
      ask: 'Lütfen aldığınızı onaylayıp {reviewUntil, select, none {} other {en geç {reviewUntil} tarihinde}} neyin değişmesi gerektiğini söyler misiniz?',
    },
    'follow-up': {
      subject: '{months, plural, =6 {{project}: altı ay sonra} other {{project} umduğunuzu sağladı mı?}}',
      opening:
        '“{project}” {months, plural, =1 {bir ay} =3 {üç ay} =6 {altı ay} other {# ay}} önce tamamlandı.',
      ask: '{months, plural, =6 {Size ne kazandırdı, sonraki adım ne olurdu?} other {Umduğunuzu ne ölçüde sağlıyor?}}',
    },
    birthday: {
      subject: 'Doğum gününüz kutlu olsun, {person}',
      opening: 'Doğum gününüzü kutlar, güzel bir yıl dilerim.',
      ask: 'Güzel iş birliği için teşekkür ederim. Güzel bir gün geçirin.',
    },
    greeting: {
      subject: '{occasion}: iyi dileklerimle',
      opening: '{occasion} dolayısıyla en iyi dileklerimi gönderiyorum.',
      ask: 'Güzel iş birliği için teşekkür ederim. Bundan sonrasını sevinçle bekliyorum.',
    },
    'referral-ask': {
      subject: '{project} gibi bir iş kime yarar?',
      opening: '“{project}” için sizinle çalışmak bir zevkti; böyle bir iş için daha vaktim var.',
      ask: 'Güveniniz için teşekkür ederim. Aynı şekilde yardımcı olabileceğim birini tanıyor musunuz?',
    },
    testimonial: {
      subject: '{project} üzerine iki cümle',
      opening:
        'Benimle çalışmayı düşünenler, daha önce çalışmış olanları duymak ister; “{project}” hakkında en iyi siz konuşabilirsiniz.',
      ask: 'Şimdiden teşekkür ederim. Adınızla alıntılayabileceğim iki üç cümle yazar mısınız?',
    },
    renewal: {
      subject: '{project}: anlaşmamız {ends} tarihinde bitiyor',
      opening: '“{project}” için anlaşmamız {ends} tarihine kadar sürüyor.',
      more: '{answerBy, select, none {} other {Vaktimi sizin için ayırabilmem için lütfen en geç {answerBy} tarihinde bildirin.}}',
      ask: 'Bugüne kadarki iş için teşekkür ederim. Eskisi gibi devam edelim mi, yoksa değişmesi gereken bir şey var mı?',
    },
    'proposal-expiring': {
      subject: '{project}: teklifim {expires} tarihine kadar geçerli',
      opening:
        '“{project}” için teklifim {expires} tarihine kadar geçerli; o güne kadar vaktimi sizin için ayırıyorum.',
      ask: 'Değerlendirdiğiniz için teşekkür ederim. Lütfen söyleyin: anlaşılmayan bir şey var mı?',
    },
    'rate-review': {
      subject: '{from} tarihinden itibaren ücretim',
      opening: '{from} tarihinden itibaren ücretim değişiyor. O güne kadar anlaştıklarımız aynı kalıyor.',
      ask: 'İş birliği için teşekkür ederim. Öncesinde konuşmak istediğiniz bir şey var mı?',
    },
    'policy-change': {
      subject: '{from} tarihinden itibaren değişenler',
      opening: '{from} tarihinden itibaren çalışma biçimimde bir şey değişiyor.',
      ask: 'O güne kadar anlaştıklarımız aynı kalıyor. Teşekkür ederim; bu konuda sormak istediğiniz bir şey var mı?',
    },
    'pause-notice': {
      subject: '{project}: {from} tarihinden itibaren ara',
      opening:
        '{because, select, payment {Ödeme henüz ulaşmadığı için} input {Sizden hâlâ bir şeye ihtiyacım olduğu için} other {Anlaştığımız gibi}} {from} tarihinden itibaren “{project}” için çalışmaya ara vereceğim.',
      more: 'Bu çözülür çözülmez devam ederim; tarihler o zaman ara verilen gün kadar kayar.',
      ask: 'Lütfen söyleyin: devam etmemize ne yardımcı olur?',
    },
    'extra-work-quote': {
      subject: '{project}: ek iş için teklif',
      opening: '“{project}” için anlaşmamızda henüz olmayan bir şey istediniz. Teklifim şöyle.',
      ask: 'Sorduğunuz için teşekkür ederim. Bu koşullarla başlayayım mı?',
    },
    'as-we-agreed': {
      subject: '{project}: {agreedOn} tarihli anlaşmamız',
      opening: '“{project}” üzerine {agreedOn} tarihli anlaşmamızdan not ettiklerim şunlar.',
      ask: 'Görüşme için teşekkür ederim. Siz de böyle mi anlıyorsunuz?',
    },
    'all-right': {
      subject: 'Her şey yolunda mı?',
      opening:
        '{lastTouch, select, none {Bir süredir sizden haber almadım.} other {Sizden en son {lastTouch} tarihinde haber aldım.}} Bu alışılmış değil, o yüzden soruyorum.',
      ask: 'Lütfen ihtiyacınız olan zamanı ayırın. Sizde her şey yolunda mı?',
    },
    'away-notice': {
      subject: '{from} – {to} arası yokum',
      opening: '{from} ile {to} arasında yokum ve mesajları okumuyorum.',
      ask: 'Bunu planınıza kattığınız için teşekkür ederim. Öncesinde benden bir şeye ihtiyacınız var mı?',
    },
    decline: {
      subject: '{project}: sorduğunuz için teşekkürler',
      opening: '“{project}” için bana sorduğunuz için teşekkür ederim. Bu işi üstlenemiyorum.',
      ask: 'İşinizde başarılar dilerim. Başka bir şey olursa lütfen yine sorun.',
    },
    ending: {
      subject: 'Birlikte çalışmamız {last} tarihinde bitiyor',
      opening: 'Birlikte çalışmamız {last} tarihinde bitiyor. Zamanınız ve güveniniz için teşekkür ederim.',
      ask: 'Her şeyi düzenli bırakmak isterim. Lütfen söyleyin: o güne kadar benden neye ihtiyacınız var?',
    },
    'hand-over': {
      subject: '{project}: devam etmek için gerekenler',
      opening: '“{project}” işini bensiz sürdürmeniz için gereken her şey burada.',
      more: '{helpUntil, select, none {} other {Bir soru çıkarsa {helpUntil} tarihine kadar yanıtlarım.}}',
      ask: 'İş birliği için teşekkür ederim. Lütfen hepsinin açılıp açılmadığına bakar mısınız?',
    },
    'monthly-report': {
      subject: '{month} raporunuz',
      opening: '{month} içinde yapılanlar şöyle.',
      ask: '{neededCount, plural, =0 {Teşekkür ederim. Daha fazlasını duymak istediğiniz bir şey var mı?} other {Teşekkür ederim. Lütfen söyleyin: eksik olanları ne zaman bekleyebilirim?}}',
    },
  },
};
