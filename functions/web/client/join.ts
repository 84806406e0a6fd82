// The token of an invitation stands behind the # of its link, which no server sees. It is put into the form; where
// somebody has to sign in first, the window keeps it until they are back.

const KEPT = 'join-token';

const given = new URLSearchParams(location.hash.slice(1)).get('token');
if (given) {
  sessionStorage.setItem(KEPT, given);
  history.replaceState(null, '', location.pathname); // not for whoever looks over the shoulder, nor for the history
}
const token = given ?? sessionStorage.getItem(KEPT);
const field = document.querySelector<HTMLInputElement>('input[name="token"]');
const group = document.querySelector<HTMLElement>('[data-join-token]');
if (token && field && group) {
  field.value = token;
  group.hidden = true; // nothing is left to type
  field.form?.addEventListener('submit', () => sessionStorage.removeItem(KEPT));
}
