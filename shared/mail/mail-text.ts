import type { MailBlock, MailDocument } from './mail-block.ts';

const blockText = (block: MailBlock): string => {
  switch (block.as) {
    case 'heading':
      return `\n${block.text}\n${'='.repeat(Math.min(72, [...block.text].length))}`;
    case 'title':
      return `\n${block.plate === null ? '' : `${block.plate.text} – `}${block.text}`;
    case 'line':
      return block.text;
    case 'reasons':
      return block.reasons.map(({ text }) => `- ${text}`).join('\n');
    case 'ask':
      return block.text;
    case 'quote':
      return `${block.label}:\n${block.paragraphs.map((line) => `> ${line}`).join('\n')}`;
    case 'open':
      return `${block.text}:\n${block.link}\n`;
  }
};

/** The mail without HTML, complete on its own. */
export const mailText = ({ blocks, foot }: MailDocument): string =>
  [...blocks.map(blockText), '\n-- ', ...foot.lines, ...foot.links.map(({ text, link }) => `${text}\n${link}`), '']
    .join('\n')
    .trimStart();
