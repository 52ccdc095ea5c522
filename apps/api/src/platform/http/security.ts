import type { CsrfProtectionOptions, SecurityHeadersOptions } from '@nestjs/common';
import type { Config } from '../../config/index.ts';

/** Headers of every answer. https-only ones are sent on https only: a local portal is plain http on loopback. */
export function securityHeaders(config: Config): SecurityHeadersOptions {
  const https = config.publicUrl.startsWith('https://');
  return {
    contentSecurityPolicy: {
      directives: {
        imgSrc: ["'self'", 'data:', 'blob:'],
        mediaSrc: ["'self'", 'blob:'],
        fontSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        connectSrc: ["'self'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: https ? [] : null,
      },
    },
    strictTransportSecurity: https,
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
  };
}

/** State-changing requests of foreign pages are refused; TikTok's webhooks come from a server, which sends no Origin. */
export function csrfProtection(config: Config): CsrfProtectionOptions {
  return { trustedOrigins: [new URL(config.publicUrl).origin, ...config.webOrigins] };
}
