import type { HoursEntry, HoursLog } from '../jobs/hours-log.js';
import { amountText, dateText } from './format.js';
import { numberFormat } from './formats.js';
import { type Language, readerOf } from './locale.js';

type Words = {
  /** Heads of the columns: date, project, what, hours, kind, rate. */
  readonly heads: readonly [string, string, string, string, string, string];
  readonly extra: string;
  readonly favour: string;
  readonly notBilled: string;
  readonly total: string;
  readonly labour: string;
};

const words: Readonly<Record<Language, Words>> = {
  en: {
    heads: ['Date', 'Project', 'What', 'Hours', 'Kind', 'Rate'],
    extra: 'extra',
    favour: 'as a favour',
    notBilled: 'not billed',
    total: 'In all',
    labour: 'Work at the agreed rate',
  },
  de: {
    heads: ['Datum', 'Projekt', 'Was', 'Stunden', 'Art', 'Satz'],
    extra: 'zusätzlich',
    favour: 'als Entgegenkommen',
    notBilled: 'nicht berechnet',
    total: 'Insgesamt',
    labour: 'Arbeit zum vereinbarten Satz',
  },
  es: {
    heads: ['Fecha', 'Proyecto', 'Qué', 'Horas', 'Tipo', 'Tarifa'],
    extra: 'adicional',
    favour: 'como cortesía',
    notBilled: 'no facturado',
    total: 'En total',
    labour: 'Trabajo según la tarifa acordada',
  },
  pt: {
    heads: ['Data', 'Projeto', 'O quê', 'Horas', 'Tipo', 'Valor'],
    extra: 'extra',
    favour: 'como cortesia',
    notBilled: 'não cobrado',
    total: 'No total',
    labour: 'Trabalho ao valor combinado',
  },
  fr: {
    heads: ['Date', 'Projet', 'Quoi', 'Heures', 'Type', 'Tarif'],
    extra: 'supplémentaire',
    favour: 'offert',
    notBilled: 'non facturé',
    total: 'Au total',
    labour: 'Travail au tarif convenu',
  },
  tr: {
    heads: ['Tarih', 'Proje', 'Ne', 'Saat', 'Tür', 'Ücret'],
    extra: 'ek',
    favour: 'jest olarak',
    notBilled: 'faturalanmadı',
    total: 'Toplam',
    labour: 'Kararlaştırılan ücretle çalışma',
  },
  ja: {
    heads: ['日付', 'プロジェクト', '内容', '時間', '区分', '単価'],
    extra: '追加',
    favour: '無償対応',
    notBilled: '請求なし',
    total: '合計',
    labour: '合意した単価による作業',
  },
};

/** A log as a table for people, in the client's language. */
export type HoursTable = {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What it comes to. */
  readonly sums: readonly string[];
};

export function hoursTable(log: HoursLog): HoursTable {
  const said = words[log.language];
  const { locale } = readerOf(log.language, log.country);
  const hours = numberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const hasRate = log.entries.some(({ rate }) => rate !== null);
  const currency = log.labour?.currency ?? null;
  return {
    heads: hasRate ? said.heads : said.heads.slice(0, -1),
    rows: log.entries.map((entry) => {
      const { on, project, what, minutes, rate } = entry;
      const told = [dateText(on, locale), project, what, hours.format(minutes / 60), kindOf(entry, said)];
      if (!hasRate) return told;
      return [...told, rate === null ? '' : currency === null ? rate : amountText(rate, currency, locale)];
    }),
    sums: [
      `${said.total}: ${hours.format(log.minutes / 60)}`,
      ...(log.labour
        ? [`${said.labour}: ${amountText(log.labour.amount, log.labour.currency, locale)}`]
        : []),
    ],
  };
}

/**
 * The same as comma-separated values (RFC 4180), numbers with a point. What a spreadsheet would take for a formula
 * stands behind an apostrophe.
 */
export function hoursCsv(log: HoursLog): string {
  const said = words[log.language];
  const rows = log.entries.map((entry) => [
    ...[entry.on, entry.project, entry.what, (entry.minutes / 60).toFixed(2)],
    ...[kindOf(entry, said), entry.rate ?? ''],
  ]);
  return [said.heads, ...rows].map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
}

function csvCell(text: string): string {
  const safe = /^\s*[=+\-@]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function kindOf({ scope, billable }: HoursEntry, said: Words): string {
  if (scope === 'favour') return said.favour;
  if (!billable) return said.notBilled;
  return scope === 'extra' ? said.extra : '';
}
