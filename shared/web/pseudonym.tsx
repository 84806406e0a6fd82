/** The first four letters of it stand for a need: those who need it whole find it in a form's hidden field. */
export const pseudonymText = (pseudonym: string): string => pseudonym.slice(0, 4).toUpperCase();

export const Pseudonym = ({ pseudonym }: { pseudonym: string }) => (
  <span class="pseudonym">{pseudonymText(pseudonym)}</span>
);
