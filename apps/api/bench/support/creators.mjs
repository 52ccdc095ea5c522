import { randomUUID } from 'node:crypto';
import { PortalClient } from '../../test/support/portal-client.ts';
import { beginUpload, mediaBytes, sendBytes, uploadForCatalog } from '../../test/support/tus-upload.ts';

/** TikTok's own caps for a day would end a measurement after fifteen posts. */
const caps = { directPostsPer24h: 1_000_000, pendingSharesPer24h: 1_000_000 };

/** Creators with one TikTok account each, signed in by real invitations and consents. */
export async function signInCreators(installation, count) {
  const creators = [];
  for (let number = 1; number <= count; number += 1) {
    const link = creators[0] ? await invite(creators[0].browser) : installation.adminLink;
    creators.push(await signIn(installation, `bench.${number}`, link));
  }
  return creators;
}

async function invite(admin) {
  const answer = await admin.send('POST', '/api/invitations', { role: 'creator' });
  return (await successful(answer)).url;
}

async function signIn({ apiUrl, control }, username, link) {
  await control('/accounts', { username, displayName: username, caps });
  await control('/consent', { auto: true, account: username });
  const browser = new PortalClient(apiUrl);
  const departure = await browser.get(`/api/auth/tiktok?invite=${link.slice(link.lastIndexOf('/') + 1)}`);
  const consent = await fetch(departure.headers.get('location'), { redirect: 'manual' });
  const { searchParams } = new URL(consent.headers.get('location'));
  const callback = { code: searchParams.get('code'), state: searchParams.get('state') };
  const { accounts } = await successful(await browser.send('POST', '/api/exchange_token', callback));
  return { username, browser, accountId: accounts[0].id };
}

/** @returns {Promise<string>} the id of a small video, sent from the creator's device */
export async function uploadSmallVideo({ browser }) {
  const bytes = await mediaBytes('good.mp4');
  const answer = await sendBytes(browser, await beginUpload(browser, bytes.length, { filename: 'good.mp4' }), bytes);
  const id = answer.headers.get('flowcast-video-id');
  if (!id) throw new Error(`The upload became no video: ${answer.status} ${await answer.text()}`);
  return id;
}

/** @returns {Promise<string>} the id of a small video in the catalog, registered by the first creator, who is an admin */
export async function registerSmallVideo({ browser }) {
  const uploadId = await uploadForCatalog(browser, 'good.mp4');
  return (await successful(await browser.send('POST', '/api/videos', { uploadId, title: 'Bench' }))).id;
}

/** Publishes directly, for the creator's own eyes. @returns {Promise<string>} the publication's id */
export async function publish({ browser, accountId }, videoId) {
  const off = { allowComment: false, allowDuet: false, allowStitch: false, yourBrand: false, brandedContent: false };
  const post = { caption: 'Bench', privacyLevel: 'SELF_ONLY', aiGenerated: false, coverTimestampMs: 0, ...off };
  const consent = { declaration: "By posting, you agree to TikTok's Music Usage Confirmation." };
  const body = { mode: 'direct', accountId, videoId, post, consent };
  const answer = await browser.send('POST', '/api/upload', body, { 'Idempotency-Key': randomUUID() });
  return (await successful(answer)).id;
}

async function successful(answer) {
  if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}
