import type { Texts } from './text.js';

/** Japanese, in the polite form, with 様. */
export const ja: Texts = {
  common: {
    greeting: '{name} 様\n\nいつもお世話になっております。',
    greetingUnnamed: 'いつもお世話になっております。',
    thanks: '何卒よろしくお願いいたします。',
    wishes: '今後ともよろしくお願いいたします。',
    automatic: 'このメールは自動で送信されていますが、ご返信は私本人に届きます。',
    labelled: '{label}：{value}',
    invoices: '{count, plural, =1 {ご請求書 {number}} other {ご請求書#件}}',
    invoice:
      '{number}{issued, select, none {} other {（{issued}発行）}}{due, select, none {} other { お支払期日 {due}}}',
    total: '合計（{currency}）',
    charge: '{number} 遅延損害金',
    mentionedCharge:
      '{number} には現時点で {amount} の遅延損害金を加算し得ますが、ここではご請求いたしません。',
    rate: '{amount}{per, select, hour {（1時間あたり）} day {（1日あたり）} week {（1週間あたり）} month {（1か月あたり）} other {}}',
    progress: '{project}：{percent}完了',
    itemBy: '{item}（{date}まで）',
    further: 'ほか{count}件',
    hoursSpent:
      '{project}：{used}{all, select, none {} other {{spent, select, none {／{all}} other {（累計{spent}／{all}）}}}}',
  },
  labels: {
    done: '完了',
    next: '次の作業',
    needed: 'お願いしたいもの',
    goal: '当初の目標',
    reason: '理由',
    contents: '内容',
    link: 'リンク',
    hours: '時間',
    work: '合意した単価による作業',
    price: '金額',
    rateNow: 'それまで',
    rateThen: 'それ以降',
    agreed: '合意事項',
    change: '変更点',
    contact: '緊急のご連絡先',
    instead: 'ご紹介',
    open: '残りの件',
    finish: '完了予定日',
    validUntil: '有効期限',
    month: '月',
  },
  texts: {
    before: {
      subject:
        '{count, plural, =1 {{invoices}：お支払期日は{due}です} other {{invoices}：お支払期日のご案内}}',
      opening:
        '{count, plural, =1 {ご請求書 {number} のお支払期日は{due}です。} other {下記のご請求書のお支払期日が近づいております。}}',
      ask: 'すでにお手続きいただいている場合は、ありがとうございます。このままで結構です。お手続きに必要なものはございますか。',
    },
    due: {
      subject: '{count, plural, =1 {{invoices}：お支払期日{due}} other {{invoices}：お支払期日のご連絡}}',
      opening:
        '{count, plural, =1 {ご請求書 {number} のお支払期日は{due}です。} other {下記のご請求書のお支払期日となりました、または近づいております。}}',
      ask: 'すでにお手続きいただいている場合は、ありがとうございます。このままで結構です。ご不明な点はございますか。',
    },
    first: {
      subject: '{invoices}：お支払いのご確認',
      opening:
        '{count, plural, =1 {ご請求書 {number} のお支払期日は{due}でしたが、まだご入金を確認できておりません。} other {下記のご請求書のうち最も古いもののお支払期日は{due}でしたが、まだご入金を確認できておりません。}}',
      ask: 'お手続き済みでしたら、ありがとうございます。このままで結構です。まだの場合は、お手数ですが、いつ頃になるかお知らせいただけますか。',
    },
    second: {
      subject: '{invoices}：未入金のご確認',
      opening:
        '{count, plural, =1 {ご請求書 {number}（お支払期日 {due}）のご入金をまだ確認できておりません。} other {下記のご請求書のご入金をまだ確認できておりません。}}',
      ask: 'ご不明な点やご事情がございましたら、お知らせください。ご一緒に方法を考えます。お支払いのご予定日をお伺いしてもよろしいでしょうか。',
    },
    firm: {
      subject: '{invoices}：お支払日のご連絡のお願い',
      opening:
        '{count, plural, =1 {ご請求書 {number} は、{due}のお支払期日を過ぎ、まだお支払いいただいておりません。} other {下記のご請求書のうち最も古いものは、{due}のお支払期日を過ぎ、まだお支払いいただいておりません。}}',
      ask: '恐れ入りますが、{payBy, select, none {お早めに} other {{payBy}までに}}お支払いいただくか、確実なご予定日をお知らせください。ご都合はいかがでしょうか。',
    },
    final: {
      subject: '{invoices}：最後のご連絡',
      opening:
        '{count, plural, =1 {ご請求書 {number}（お支払期日 {due}）のお支払いをいただいておりません。本件について、こちらからの最後のご連絡となります。} other {下記のご請求書のお支払いを、最も古いものは{due}の期日から、まだいただいておりません。本件について、こちらからの最後のご連絡となります。}}',
      more: '{consequence, select, pause {{payBy}を過ぎましたら、作業を休止いたします。} handon {{payBy}を過ぎましたら、本件の対応を外部に引き継ぎます。} both {{payBy}を過ぎましたら、作業を休止し、本件の対応を外部に引き継ぎます。} other {}}',
      ask: 'できれば直接ご相談のうえ解決したく存じます。恐れ入りますが、{payBy, select, none {お早めに} other {{payBy}までに}}お支払いいただくか、確実なご予定日をお知らせください。今週中にお話しできますでしょうか。',
    },
    'promise-noted': {
      subject: 'ご連絡のお礼：{invoices}、{promised}',
      opening: 'ご連絡ありがとうございます。お支払いのご予定日を{promised}として承りました。',
      ask: 'それまで本件についてこちらからご連絡することはございません。ご変更の際は、お知らせください。',
    },
    'promise-broken': {
      subject: '{invoices}：ご予定日の再確認',
      opening:
        '{promised, select, none {ご予定日にお支払いいただけると} other {{promised}にお支払いいただけると}}伺っておりました{count, plural, =1 {ご請求書 {number} } other {件}}について、まだご入金を確認できておりません。',
      ask: 'ご事情に変わりがございましたら、お知らせください。改めて、いつのご予定と承ればよろしいでしょうか。',
    },
    statement: {
      subject: '{invoices}：未入金の明細',
      opening:
        '{count, plural, =1 {当方の記録では、ご請求書 {number} が未入金となっております。} other {当方の記録では、下記のご請求書が未入金となっております。}}',
      ask: '行き違いでお支払い済みの場合は、ありがとうございます。確認いたしますので、お支払日をお知らせください。ご記録と相違はございませんか。',
    },
    thanks: {
      subject:
        '{left, select, none {ご入金のお礼：{number} のお支払い完了} other {ご入金のお礼：{number} の一部入金}}',
      opening: '{paidOn}に、ご請求書 {number} のご入金を確認いたしました。',
      more: '{left, select, none {これにてお支払いは完了です。} other {残額は{left}です。}}',
      ask: '誠にありがとうございます。おかげさまで気持ちよく仕事ができます。',
    },
    'deposit-awaited': {
      subject: '{project}：着手金のご案内',
      opening: '着手金のご入金を確認でき次第、「{project}」の作業を開始いたします。',
      ask: 'お手続き済みでしたら、ありがとうございます。お手続きに必要なものはございますか。',
    },
    'check-in': {
      subject:
        '{projectsCount, plural, =0 {その後いかがでしょうか} =1 {「{project}」の進み具合} other {各プロジェクトの進み具合}}',
      opening:
        '{projectsCount, plural, =0 {しばらくご連絡しておりませんでした。} other {現在の状況をご報告いたします。}}',
      ask: '{talkOn, select, none {{projectsCount, plural, =0 {その後のご様子や、お手伝いできることがございましたら、お聞かせいただけますか。} other {{neededCount, plural, =0 {ご希望に沿っておりますでしょうか、それとも一度お話しいたしましょうか。} other {お手数ですが、未着のものはいつ頃いただけますでしょうか。}}}}} other {{projectsCount, plural, =0 {{talkOn}にお話しできますでしょうか。} other {この件について、{talkOn}にお話しできますでしょうか。}}}}',
    },
    'input-needed': {
      subject: '{by, select, none {「{item}」のお願い} other {「{item}」のお願い（{by}まで）}}',
      opening: '「{project}」の作業を進めるため、お送りいただきたいものがございます。',
      more: '{finish, select, none {} other {いただくまでの日数だけ完了が後になり、本日時点では{finish}の見込みです。}}',
      ask: 'お手数ですが、{by, select, none {お送りいただくか、いつ頃になるか} other {{by}までにお送りいただくか、ご都合のよい日を}}お知らせいただけますか。',
    },
    'delay-notice': {
      subject: '{project}：完了予定日が{to}になります',
      opening:
        '「{project}」の完了は{from, select, none {} other {{from}ではなく}}{to}となります。申し訳ございません。',
      more: 'そのほかは予定どおりで、新しい日程は必ずお守りいたします。ご理解に感謝いたします。',
      ask: '新しい日程でご都合はよろしいでしょうか。',
    },
    delivery: {
      subject: '{project}：完成のご報告',
      opening: '「{project}」が完成いたしました{link, select, none {} other {ので、お届けいたします}}。',
      ask: 'ご協力ありがとうございました。お手数ですが、{reviewUntil, select, none {} other {{reviewUntil}までに}}ご確認のうえ、ご希望どおりかお知らせいただけますか。',
    },
    'ready-on-payment': {
      subject: '{project}：お引き渡しの準備が整いました',
      opening: '「{project}」が完成いたしました。お約束のとおり、ご入金を確認でき次第お引き渡しいたします。',
      ask: 'ありがとうございます。お支払いのご予定日をお伺いしてもよろしいでしょうか。',
    },
    'receipt-and-review': {
      subject: '{project}：お受け取りのご確認',
      opening: '{deliveredOn}に「{project}」をお送りいたしました。',
      ask: 'お手数ですが、お受け取りのご確認と、{reviewUntil, select, none {} other {{reviewUntil}までに}}修正のご要望をお知らせいただけますか。',
    },
    'follow-up': {
      subject: '{months, plural, =6 {「{project}」から半年} other {「{project}」のその後}}',
      opening: '「{project}」の完了から{months, plural, =6 {半年} other {#か月}}が経ちました。',
      ask: '{months, plural, =6 {どのようにお役に立っているか、また次の一歩について、お聞かせいただけますか。} other {ご期待に沿う成果が出ておりますでしょうか。}}',
    },
    birthday: {
      subject: 'お誕生日おめでとうございます、{person} 様',
      opening: 'お誕生日おめでとうございます。よい一年になりますようお祈りいたします。',
      ask: '日頃のお力添えに感謝いたします。どうぞよい一日をお過ごしください。',
    },
    greeting: {
      subject: '{occasion}のご挨拶',
      opening: '{occasion}に際し、ご挨拶申し上げます。',
      ask: '日頃のお力添えに感謝いたします。これからもご一緒できることを楽しみにしております。',
    },
    'referral-ask': {
      subject: '「{project}」のような仕事をお探しの方',
      opening:
        '「{project}」でご一緒でき、大変うれしく思っております。同じようなお仕事をもう一件お引き受けできます。',
      ask: 'ご信頼に感謝いたします。同じようにお役に立てそうな方をご存じでしょうか。',
    },
    testimonial: {
      subject: '「{project}」についてひとこと',
      opening:
        'ご依頼を検討される方は、実際にご一緒した方のお声を知りたいと思われます。「{project}」を一番よくご存じなのは、ご一緒したお客様ご自身です。',
      ask: '先にお礼を申し上げます。お名前とともに引用できるご感想を、二、三文いただけますか。',
    },
    renewal: {
      subject: '{project}：契約は{ends}までです',
      opening: '「{project}」の契約は{ends}までとなっております。',
      more: '{answerBy, select, none {} other {日程を確保いたしますので、{answerBy}までにお知らせください。}}',
      ask: 'これまでのお仕事に感謝いたします。これまでどおり続けてよろしいでしょうか、それとも変更したい点はございますか。',
    },
    'proposal-expiring': {
      subject: '{project}：ご提案の有効期限は{expires}です',
      opening: '「{project}」のご提案は{expires}まで有効です。それまで日程を確保しております。',
      ask: 'ご検討ありがとうございます。ご不明な点はございますか。',
    },
    'rate-review': {
      subject: '{from}からの料金',
      opening: '{from}から料金を改定いたします。それまでにお約束した内容は変わりません。',
      ask: '日頃のお力添えに感謝いたします。事前にご相談になりたいことはございますか。',
    },
    'policy-change': {
      subject: '{from}からの変更',
      opening: '{from}から、仕事の進め方を一部変更いたします。',
      ask: 'それまでにお約束した内容は変わりません。ご理解に感謝いたします。ご質問はございますか。',
    },
    'pause-notice': {
      subject: '{project}：{from}から作業を休止します',
      opening:
        '{because, select, payment {ご入金をまだ確認できていないため} input {お送りいただきたいものがまだ届いていないため} other {お約束のとおり}}、{from}から「{project}」の作業を休止いたします。',
      more: '解決し次第、作業を再開いたします。日程は休止した日数だけ後になります。',
      ask: '再開のために、こちらでできることをお聞かせいただけますか。',
    },
    'extra-work-quote': {
      subject: '{project}：追加作業のお見積もり',
      opening:
        '「{project}」について、現在の契約に含まれていないご要望をいただきました。お見積もりは次のとおりです。',
      ask: 'ご相談ありがとうございます。この条件で進めてよろしいでしょうか。',
    },
    'as-we-agreed': {
      subject: '{project}：{agreedOn}の合意内容',
      opening: '{agreedOn}に「{project}」について合意した内容を、次のように控えております。',
      ask: 'お話しいただきありがとうございました。ご認識と相違はございませんか。',
    },
    'all-right': {
      subject: 'お変わりございませんか',
      opening:
        '{lastTouch, select, none {しばらくご連絡をいただいておりません。} other {最後にご連絡をいただいたのは{lastTouch}でした。}}いつもより間が空いておりますので、お伺いいたします。',
      ask: 'ご返信はお手すきの際で結構です。お変わりございませんか。',
    },
    'away-notice': {
      subject: '不在のお知らせ：{from}から{to}まで',
      opening: '{from}から{to}まで不在にしており、メールを確認できません。',
      ask: 'ご理解に感謝いたします。それまでに必要なものはございますか。',
    },
    decline: {
      subject: '{project}：お問い合わせのお礼',
      opening:
        '「{project}」についてお問い合わせいただき、ありがとうございます。恐れ入りますが、今回はお引き受けできません。',
      ask: 'ご成功をお祈りいたします。また別の機会がございましたら、お声がけください。',
    },
    ending: {
      subject: 'お取引は{last}までとなります',
      opening: 'お取引は{last}までとなります。これまでのお時間とご信頼に感謝いたします。',
      ask: 'すべてを整えてお渡ししたく存じます。それまでに必要なものをお知らせいただけますか。',
    },
    'hand-over': {
      subject: '{project}：引き継ぎ資料',
      opening: '「{project}」を今後お続けいただくために必要なものを、すべてお渡しいたします。',
      more: '{helpUntil, select, none {} other {ご質問には{helpUntil}までお答えいたします。}}',
      ask: 'ご一緒いただき、ありがとうございました。お手数ですが、すべて開けるかご確認いただけますか。',
    },
    'monthly-report': {
      subject: '{month}のご報告',
      opening: '{month}の状況をご報告いたします。',
      ask: '{neededCount, plural, =0 {ありがとうございました。詳しくお知りになりたい点はございますか。} other {ありがとうございました。お手数ですが、未着のものはいつ頃いただけますでしょうか。}}',
    },
  },
};
