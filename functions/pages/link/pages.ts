// Loaded together: a letter says what a link would.
export * from './letter.tsx';
export * from './page.tsx';
