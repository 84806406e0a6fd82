import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { drawMoves } from '#shared/domain/case-moves.ts';
import * as keys from '#shared/store/dynamo/keys.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const scripts = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).scripts as Record<
  string,
  string
>;

describe('README', () => {
  it('draws the moves that the service obeys', () => {
    expect(readme).toContain(drawMoves().trimEnd());
  });

  it('names every key of the table with what it answers', () => {
    const unnamed = Object.keys(keys).filter(
      (name) => name !== 'scopePk' && !readme.includes(`\`${name}\``) && !readme.includes(`${name}(`),
    );
    expect(unnamed).toEqual([]);
  });

  it('shows only commands that there are', () => {
    const named = [...readme.matchAll(/npm run (?:-s )?([a-z-]+)/g)].map(([, name]) => name!);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});
