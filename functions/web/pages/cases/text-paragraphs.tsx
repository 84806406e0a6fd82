/** What somebody typed, paragraph by paragraph; single line breaks stay. */
export const TextParagraphs = ({ text }: { text: string }) => (
  <div class="typed">
    {text.split(/\n{2,}/).map((paragraph) => (
      <p>{paragraph}</p>
    ))}
  </div>
);
