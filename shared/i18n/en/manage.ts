/** What the pages of sites and rooms say to those who keep them. */
export const manage = {} as const;
