// Loaded together: whoever sees a request answers it.
export * from './inbox.tsx';
export * from './numbers.tsx';
export * from './offers.tsx';
export * from './request.tsx';
