/** The names TikTok's servers answer under; uploads have hosts of their own, of which we stand in for one. */
export const tiktokHosts = {
  page: 'www.tiktok.com',
  api: 'open.tiktokapis.com',
  upload: 'open-upload.tiktokapis.com',
} as const;

export interface Origins {
  /** Of what programs fetch: avatars and covers. */
  origin: string;
  /** Of what people open: profiles and posts. */
  publicOrigin: string;
  /** Of `upload_url`. */
  uploadOrigin: string;
}

interface FixedOrigins {
  baseUrl?: string;
  publicUrl?: string;
  uploadUrl?: string;
}

/**
 * What was fixed goes; the rest follows the request. Under TikTok's own names each thing lies where TikTok has it,
 * elsewhere everything lies at the one address that was asked.
 */
export function originsOf(requestUrl: string, { baseUrl, publicUrl, uploadUrl }: FixedOrigins): Origins {
  const url = new URL(requestUrl);
  const isTikToks = Object.values(tiktokHosts).some((host) => host === url.hostname);
  const at = (host: string) => `${url.protocol}//${host}${url.port === '' ? '' : `:${url.port}`}`;
  const origin = baseUrl ?? url.origin;
  const follows = isTikToks && baseUrl === undefined;
  return {
    origin,
    publicOrigin: publicUrl ?? (follows ? at(tiktokHosts.page) : origin),
    uploadOrigin: uploadUrl ?? (follows ? at(tiktokHosts.upload) : origin),
  };
}
