import type { Figures } from '#shared/domain/criterion.ts';

/** Figures read by name; a stored match of another release may lack one, or have it in another form. */
export const figuresOf = (figures: Figures) => {
  const value = (name: string) => (Object.hasOwn(figures, name) ? figures[name] : undefined);
  return {
    number(name: string): number | null {
      const figure = value(name);
      return typeof figure === 'number' && Number.isFinite(figure) ? figure : null;
    },
    text(name: string): string | null {
      const figure = value(name);
      return typeof figure === 'string' ? figure : null;
    },
    list(name: string): readonly string[] {
      const figure = value(name);
      return typeof figure === 'object' && figure !== null ? figure : [];
    },
  };
};
