// A menu that is open closes by Escape, and as soon as one is elsewhere. Without it, it closes where it was opened.

const menus = () => document.querySelectorAll<HTMLDetailsElement>('details.menu[open]');

document.addEventListener('keydown', ({ key }) => {
  if (key !== 'Escape') return;
  for (const menu of menus()) {
    const wasInside = menu.contains(document.activeElement);
    menu.open = false;
    if (wasInside) menu.querySelector('summary')?.focus();
  }
});

const leave = ({ target }: Event): void => {
  for (const menu of menus()) if (target instanceof Node && !menu.contains(target)) menu.open = false;
};
document.addEventListener('click', leave);
document.addEventListener('focusin', leave);
