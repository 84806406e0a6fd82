// Never alone: a word stands beside each.

export const AskIcon = () => (
  <svg class="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
    <circle class="icon-dashed" cx="10" cy="10" r="8.5" />
    <path d="M7.6 8a2.4 2.4 0 1 1 3.6 2.1c-.8.5-1.2.9-1.2 1.8M10 14v.6" />
  </svg>
);

export const HazardIcon = () => (
  <svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
    <path d="M12 3.2 22 20.8H2ZM12 9.5v5.5M12 17.2v.8" />
  </svg>
);

export const ProtectionIcon = () => (
  <svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
    <path d="M3 4.2h18V13c0 4-4 6.5-9 8.5C7 19.500 3 17 3 13ZM8.500 11.500a3.500 3.500 0 1 1 7 0c0 1.600-1.200 2.500-2 3h-3c-.8-.5-2-1.400-2-3Z" />
  </svg>
);
