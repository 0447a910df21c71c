/** Text as it is compared with words: small letters without accents, full-width signs made plain, single spaces. */
export function plainWords(text: string): string {
  const lower = text.normalize('NFKC').toLowerCase().normalize('NFD');
  return lower
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/ı/g, 'i')
    .replace(/\s+/g, ' ')
    .trim();
}
