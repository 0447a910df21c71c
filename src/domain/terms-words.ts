/** What a word or phrase in payment terms stands for, whatever the language; earlier ones win over later ones. */
const termWordKeys = [
  'NEXTEOM',
  'EOM',
  'NEXT',
  'EACH',
  'RECEIPT',
  'INVOICE',
  'DAYS',
  'WEEKS',
  'MONTHS',
  'THEN',
  'AFTER',
  'NET',
  'DISCOUNT',
  'FILLER',
] as const;
export type TermWord = (typeof termWordKeys)[number];

/**
 * Phrases in the languages of the tracker (English, German, Spanish, Portuguese, French, Turkish, Japanese) and in
 * Italian and Dutch; lower case, without accents. Only what is unambiguous: a word that is not here makes the
 * terms unreadable, which is reported.
 */
const phrases: Readonly<Record<TermWord, string>> = {
  NEXTEOM: `
    end of the next month | end of next month | end of the following month | end of following month |
    last day of the following month | last day of next month | ende des folgemonats |
    ende des nachsten monats | fin del mes siguiente | fim do mes seguinte | fin du mois suivant |
    fine del mese successivo | fine mese successivo | einde volgende maand | gelecek ayin sonu |
    sonraki ayin sonu | 月末締め翌月末払い | 月末締翌月末払 | 翌月末払い | 翌月末日 | 翌月末
  `,
  EOM: `
    last day of the month | last day of month | end of the month | end of month | month end |
    month-end | eom | ende des monats | zum monatsende | monatsende | fin del mes | fin de mes |
    final de mes | fim do mes | fim de mes | final do mes | fin du mois | fin de mois | fdm |
    fine del mese | fine mese | dffm | f.m. | fm | einde van de maand | einde maand | ayin sonu | ay sonu |
    月末
  `,
  NEXT: `
    of the month following | of the month after | of the following month | of following month |
    of the next month | of next month | following month | next month | month following | mfi |
    proximo | prox. | prox | des folgemonats | des nachsten monats | del mes siguiente |
    do mes seguinte | du mois suivant | del mese successivo | van de volgende maand | 翌月
  `,
  EACH: `
    of the month | of each month | of every month | each month | every month | des monats | del mes |
    do mes | du mois | del mese | van de maand
  `,
  RECEIPT: `
    upon receipt | on receipt | at receipt | receipt | immediately | immediate | sofort | bei erhalt |
    nach erhalt | bei rechnungserhalt | nach rechnungserhalt | a reception | comptant | al contado | contado | a la recepcion | a vista | no recebimento |
    a ricevimento | alla ricezione | contant | bij ontvangst | na ontvangst | pesin | 即日払い | 即日
  `,
  INVOICE: `
    date of the invoice | date of invoice | the invoice date | invoice date | the invoice | invoice |
    date of issue | issue date | rechnungsdatum | der rechnung | rechnung | fecha de la factura |
    fecha de factura | fecha factura | de la factura | factura | data da fatura | da fatura |
    date de la facture | date de facturation | date de facture | de la facture | la facture | facture |
    data fattura | della fattura | fattura | d.f. | df | factuurdatum | factuur |
    fatura tarihinden itibaren | fatura tarihinden | fatura
  `,
  DAYS: `
    calendar days | calendar day | days | day | d | kalendertagen | kalendertage | tagen | tage |
    tag | dias naturales | dias | dia | jours calendaires | jours | jour | jrs | j | giorni | giorno |
    gg | dagen | dag | gun | 日以内 | 日間
  `,
  WEEKS: `
    weeks | week | wochen | woche | semanas | semana | semaines | semaine | settimane | settimana |
    weken | hafta | 週間以内 | 週間
  `,
  MONTHS: `
    months | month | monate | monaten | monat | meses | mes | mois | mesi | mese | maanden | maand |
    ay | か月以内 | か月 | ヶ月 | カ月
  `,
  THEN: `
    and then | then | plus | dann | danach | luego | despues | depois | puis | poi | daarna | sonra
  `,
  AFTER: `
    after | from | nach | ab | a partir de | desde | apres | a compter de la | a compter de | dalla |
    dopo | vanaf | na
  `,
  NET: 'strictly net | net | netto | nets | neto',
  DISCOUNT: `
    cash discount | discount | skonto | descuento | desconto | escompte | sconto | korting | iskonto
  `,
  FILLER: `
    payment terms | payment | terms | payable | pay | paid | due | within | in full | in | by | if |
    the | of | otherwise | zahlungsziel | zahlbar | fallig | zahlung | innerhalb von | innerhalb |
    binnen | ohne abzug | bei zahlung | von | pago | a | pagamento | em | de | paiement | sous |
    delai | entro | betaling | betaaltermijn | vadeli | vade | icinde
  `,
};

/** Each word with its phrases, in the order in which they are looked for: longer phrases before shorter ones. */
export const termWords: readonly { readonly word: TermWord; readonly forms: readonly string[] }[] =
  termWordKeys.map((word) => ({
    word,
    forms: phrases[word]
      .trim()
      .split(/\s*\|\s*/)
      .sort((a, b) => b.length - a.length),
  }));
