/** A part of a mail: a paragraph, a list of facts, or a link that stands on its own. */
export type MailPart =
  | string
  | { readonly facts: readonly (readonly [label: string, value: string])[] }
  | { readonly label: string; readonly href: string };

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign]!);
const lines = (text: string): string => escaped(text).replaceAll('\n', '<br>');

/**
 * One content, written twice: as plain text, which is the mail, and as HTML that says the same. Neither a picture nor a
 * script nor anything from elsewhere: opening it tells nobody.
 */
export function mailTwin(
  locale: 'fr' | 'en',
  subject: string,
  parts: readonly MailPart[],
): { text: string; html: string } {
  return {
    text: `${parts.map((part) => textOf(part, COLON[locale])).join('\n\n')}\n`,
    html: `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escaped(subject)}</title>
</head>
<body style="margin:0;padding:24px 16px;font:16px/1.5 system-ui,sans-serif">
<div style="max-width:36em;margin:0 auto">
${parts.map(htmlOf).join('\n')}
</div>
</body>
</html>
`,
  };
}

const COLON = { fr: '\u00a0: ', en: ': ' } as const;

function textOf(part: MailPart, colon: string): string {
  if (typeof part === 'string') return part;
  if ('href' in part) return `${part.label}\n${part.href}`;
  return part.facts.map(([label, value]) => `${label}${colon}${value}`).join('\n');
}

function htmlOf(part: MailPart): string {
  if (typeof part === 'string') return `<p>${lines(part)}</p>`;
  if ('href' in part) return `<p><a href="${escaped(part.href)}">${lines(part.label)}</a></p>`;
  const rows = part.facts.map(
    ([label, value]) =>
      `<tr><th scope="row" style="padding:2px 16px 2px 0;text-align:left;font-weight:400;vertical-align:top">${lines(label)}</th>` +
      `<td style="padding:2px 0"><strong>${lines(value)}</strong></td></tr>`,
  );
  return `<table style="border-collapse:collapse">\n${rows.join('\n')}\n</table>`;
}
