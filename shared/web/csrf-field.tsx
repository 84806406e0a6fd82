import type { View } from './view.ts';

/** In every form that writes. */
export const CsrfField = ({ view: { csrf } }: { view: View }) => <input type="hidden" name="csrf" value={csrf ?? ''} />;
