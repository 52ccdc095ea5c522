/**
 * Two apps: whoever opens `/login` gets that page alone, without the router and the HTTP client that only the studio
 * needs. Leaving it is a navigation of the whole page anyway.
 */
void (location.pathname === '/login' ? import('./sign-in-main.ts') : import('./studio-main.ts'));
