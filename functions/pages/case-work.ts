// Loaded together: whoever sees their worklist opens a case.
export * from './calendar/page.tsx';
export * from './cases/page.tsx';
export * from './cases/print-letter.tsx';
export * from './drop-in/page.tsx';
export * from './site/page.tsx';
export * from './worklist/page.tsx';
export * from './worklist/search-page.tsx';
