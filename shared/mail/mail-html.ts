import type { Language } from '#shared/domain/codes.ts';
import type { ScoreWord } from '#shared/i18n/code-name.ts';
import { type Html, html } from './html.ts';
import type { MailBlock, MailDocument } from './mail-block.ts';

// The light tokens of the pages, written out: mail programs know no custom properties.
const PLASTER = '#f0f1ee';
const IRON = '#191d1f';
const ZINC = '#535b5f';
const ENAMEL = '#0f4b4d';
const ENAMEL_TEXT = '#0c5154';
const ON_ENAMEL = '#ffffff';
const GROOVE = '#cfd4d0';
const HAIR = '#cdd1cd';
const RULE = '#798286';
const FONT = "'Sofia Sans',Arial,Helvetica,sans-serif";
const BAR_PX = 72;

const PLATE: Readonly<Record<ScoreWord, string>> = {
  strong: `background-color:${ENAMEL};color:${ON_ENAMEL};border:2px solid ${ENAMEL}`,
  good: `color:${ENAMEL_TEXT};border:2px solid ${ENAMEL}`,
  fair: `color:${IRON};border:1px solid ${IRON}`,
  weak: `color:${IRON};border:1px dashed ${IRON}`,
};

const row = (content: Html, style: string): Html => html`<tr><td style="${style}">${content}</td></tr>`;

/** A bar as two cells; its sentence stands beside it, so it says nothing of its own. */
const bar = (d: number): Html => {
  const filled = Math.round(Math.min(1, Math.max(0, d)) * BAR_PX);
  const cell = (width: number, colour: string): Html =>
    width === 0
      ? html``
      : html`<td width="${width}" height="7" bgcolor="${colour}" style="width:${width}px;height:7px;background-color:${colour};font-size:0;line-height:0">&nbsp;</td>`;
  return html`<table role="presentation" aria-hidden="true" width="${BAR_PX}" cellpadding="0" cellspacing="0" border="0" style="border-collapse:collapse"><tr>${cell(filled, IRON)}${cell(BAR_PX - filled, GROOVE)}</tr></table>`;
};

const reasonRow = ({ text, d }: { text: string; d: number }): Html =>
  html`<tr><td width="${BAR_PX}" valign="top" style="padding:9px 14px 6px 0">${bar(d)}</td><td valign="top" style="padding:0 0 8px;font-size:16px;line-height:24px">${text}</td></tr>`;

const openRow = (block: Extract<MailBlock, { as: 'open' }>): Html =>
  block.isButton
    ? html`<tr><td style="padding:12px 0 24px"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td align="center" bgcolor="${ENAMEL}" style="background-color:${ENAMEL};border-radius:6px"><a href="${block.link}" style="display:block;padding:16px 12px;color:${ON_ENAMEL};font-size:16px;font-weight:bold;text-decoration:none">${block.text}</a></td></tr></table></td></tr>`
    : row(
        html`<a href="${block.link}" style="color:${ENAMEL_TEXT}">${block.text}</a>`,
        'padding:4px 0 20px;font-size:16px',
      );

const blockHtml = (block: MailBlock): Html => {
  switch (block.as) {
    case 'heading':
      return row(
        html`<h1 style="margin:0;font-size:24px;line-height:29px;font-weight:bold">${block.text}</h1>`,
        'padding:16px 0 12px',
      );
    case 'title':
      return html`<tr><td height="8" style="height:8px;font-size:0;line-height:0">&nbsp;</td></tr><tr><td style="border-top:1px solid ${IRON};padding:16px 0 0">${
        block.plate === null
          ? html``
          : html`<span style="display:inline-block;padding:3px 12px;border-radius:6px;font-size:15px;${PLATE[block.plate.word]}">${block.plate.text}</span>`
      }</td></tr><tr><td style="padding:8px 0 2px"><h2 style="margin:0;font-size:19px;line-height:24px"><a href="${block.link}" style="color:${IRON}">${block.text}</a></h2></td></tr>`;
    case 'line':
      return row(
        html`${block.text}`,
        `padding:0 0 4px;font-size:16px;line-height:24px;color:${block.isSecond ? ZINC : IRON}`,
      );
    case 'reasons':
      return html`<tr><td style="padding:12px 0 4px"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">${block.reasons.map(reasonRow)}</table></td></tr>`;
    case 'ask':
      return row(html`${block.text}`, `border-top:1px dotted ${RULE};padding:10px 0;font-size:16px;line-height:24px`);
    case 'quote':
      return row(
        html`<strong>${block.label}</strong>${block.paragraphs.map((line) => html`<p style="margin:4px 0 0">${line}</p>`)}`,
        `border-top:1px solid ${HAIR};border-bottom:1px solid ${HAIR};padding:10px 0;font-size:16px;line-height:24px`,
      );
    case 'open':
      return openRow(block);
  }
};

/** 600 px, tables, colours written out; no meaning in colour alone, since dark mail programs may invert it. */
export const mailHtml = (lang: Language, subject: string, { blocks, foot }: MailDocument, service: string): string => {
  const links = foot.links.map(
    ({ text, link }) => html`<a href="${link}" style="color:${ENAMEL_TEXT};margin-right:12px">${text}</a> `,
  );
  const lines = foot.lines.map((line) => html`<p style="margin:0 0 4px">${line}</p>`);
  return html`<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${subject}</title></head>
<body style="margin:0;padding:0;background-color:${PLASTER}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="${PLASTER}" style="background-color:${PLASTER}"><tr><td align="center" style="padding:24px 18px">
<table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:600px;font-family:${FONT};color:${IRON};text-align:left">
<tr><td style="padding:0 0 12px"><span style="display:inline-block;padding:8px 14px;border-radius:6px;background-color:${ENAMEL};color:${ON_ENAMEL};font-size:16px;font-weight:bold">${service}</span></td></tr>
${blocks.map(blockHtml)}
<tr><td style="border-top:1px solid ${HAIR};padding:16px 0 0;font-size:14px;line-height:21px;color:${ZINC}">${lines}<p style="margin:8px 0 0">${links}</p></td></tr>
</table></td></tr></table>
</body></html>
`.markup;
};
