// Completes the names of towns while they are typed. Without it, what is typed is looked up when the form is sent.

type Suggestion = { id: number; label: string };

const LEAST_CHARACTERS = 2;

const complete = (input: HTMLInputElement): void => {
  const list = input.list;
  const picked = input.form?.elements.namedItem(input.dataset['picked'] ?? '');
  if (!list || !(picked instanceof HTMLInputElement)) return;
  let known: Suggestion[] = [];
  let asked = '';
  const settle = (): void => {
    const match = known.find(({ label }) => label === input.value);
    picked.value = match ? String(match.id) : '';
  };
  const ask = async (): Promise<void> => {
    const text = input.value.trim();
    settle();
    if (text.length < LEAST_CHARACTERS || text === asked || picked.value !== '') return;
    asked = text;
    const query = new URLSearchParams({ text, lang: input.dataset['places'] ?? '' });
    const answer = await fetch(`/places?${query}`);
    if (!answer.ok || asked !== text) return;
    known = (await answer.json()) as Suggestion[];
    list.replaceChildren(
      ...known.map(({ label }) => {
        const option = document.createElement('option');
        option.value = label;
        return option;
      }),
    );
    settle();
  };
  input.addEventListener('input', () => void ask().catch(() => {})); // without an answer the form still works
};

for (const input of document.querySelectorAll<HTMLInputElement>('input[data-places]')) complete(input);
