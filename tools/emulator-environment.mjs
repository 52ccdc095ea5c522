/**
 * The TikTok settings of a process when no keys are given: the emulator's own app at the emulator's addresses. Nothing but
 * addresses differs from the real TikTok.
 *
 * @param {{ browserUrl: string, serverUrl: string }} addresses how browsers and how our processes reach the emulator
 */
export function emulatorEnvironment({ browserUrl, serverUrl }) {
  return {
    TIKTOK_CLIENT_KEY: 'awemulator0000001',
    TIKTOK_CLIENT_SECRET: 'emulator-secret',
    TIKTOK_AUTHORIZE_BASE_URL: browserUrl,
    TIKTOK_API_BASE_URL: serverUrl,
    TIKTOK_UPLOAD_HOSTS: serverUrl,
  };
}
