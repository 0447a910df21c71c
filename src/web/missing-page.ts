import type { Language } from '../messages/locale.js';

export const missingStyle = `
:root { color-scheme: light dark; }
body { margin: 0 auto; max-width: 34rem; padding: 3rem 1.25rem; font: 1rem/1.55 system-ui, sans-serif; }
h1 { font-size: 1.25rem; }
p { margin: .5rem 0; }
`;

/** One answer for everything that is not there, so that it tells nothing about why. */
const sentences: Readonly<Record<Language, string>> = {
  en: 'Perhaps the link has ended. Please ask for a new one.',
  de: 'Vielleicht ist der Link abgelaufen. Bitten Sie um einen neuen.',
  es: 'Quizá el enlace ha caducado. Pida uno nuevo.',
  pt: 'Talvez o link tenha expirado. Peça um novo.',
  fr: 'Le lien a peut-être expiré. Demandez-en un nouveau.',
  tr: 'Bağlantının süresi dolmuş olabilir. Lütfen yenisini isteyin.',
  ja: 'リンクの有効期限が切れた可能性があります。新しいリンクをお求めください。',
};

const lines = Object.entries(sentences).map(([language, text]) => `<p lang="${language}">${text}</p>`);

export const missingPage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>There is no page here</title>
<style>${missingStyle}</style>
</head>
<body>
<main>
<h1>There is no page here</h1>
${lines.join('\n')}
</main>
</body>
</html>
`;
