import { expect, it } from 'vitest';
import { scriptJson } from '#shared/web/json-ld.tsx';

it('writes nothing that could end a script, and still the same data', () => {
  const data = { name: '</script><script>alert(1)</script><!-- & \u2028' };
  const written = scriptJson(data);
  expect(written).not.toMatch(/[<>&\u2028]/);
  expect(JSON.parse(written)).toEqual(data);
});
