import { describe, expect, it } from '@jest/globals';
import {
  type Answer,
  base64UrlChallenge,
  clientKey,
  clientSecret,
  codeOf,
  Emulated,
  fileSource,
  redirectUri,
  verifier,
} from './kit/emulated.ts';

/** Something wrong with a request or its world, and the answer it gets when nothing that is checked earlier is wrong. */
interface Defect<Request> {
  name: string;
  code: string;
  spoil(request: Request, emulated: Emulated): void | Promise<void>;
}

/** Every two defects together: the one that is listed first must win. */
function pairsOf<Request>(defects: readonly Defect<Request>[]): [string, string, Defect<Request>, Defect<Request>][] {
  return defects.flatMap((first, index) =>
    defects
      .slice(index + 1)
      .map((second): [string, string, Defect<Request>, Defect<Request>] => [first.name, second.name, first, second]),
  );
}

interface InitRequest {
  token: string;
  path: string;
  body: Record<string, unknown>;
}

async function send(emulated: Emulated, { token, path, body }: InitRequest): Promise<Answer> {
  return emulated.call(path, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
}

const patchAva = (emulated: Emulated, patch: unknown) => emulated.control('accounts/ava.studio', patch, 'PATCH');

const wrongToken: Defect<InitRequest> = {
  name: 'a wrong token',
  code: 'access_token_invalid',
  spoil: (request) => {
    request.token = 'act.none';
  },
};

const wrongScope = (scope: string): Defect<InitRequest> => ({
  name: 'a missing scope',
  code: 'scope_not_authorized',
  spoil: async (request, emulated) => {
    if (request.token !== 'act.none') request.token = (await emulated.signIn('ava.studio', scope)).accessToken;
  },
});

const fullWindow = (path: string): Defect<InitRequest> => ({
  name: 'a full minute',
  code: 'rate_limit_exceeded',
  spoil: async (request, emulated) => {
    for (let count = 0; count < 6; count += 1) await send(emulated, { ...request, path, body: {} });
  },
});

const ban: Defect<InitRequest> = {
  name: 'a ban',
  code: 'spam_risk_user_banned_from_posting',
  spoil: async (_request, emulated) => void (await patchAva(emulated, { bannedFromPosting: true })),
};

const wrongSource: Defect<InitRequest> = {
  name: 'a wrong source',
  code: 'invalid_params',
  spoil: ({ body }) => {
    body.source_info = { source: 'MAGIC' };
  },
};

const foreignUrl: Defect<InitRequest> = {
  name: 'an address that is not verified',
  code: 'url_ownership_unverified',
  spoil: ({ body }) => {
    body.source_info ??= { source: 'PULL_FROM_URL', video_url: 'https://foreign.test/a.mp4' };
  },
};

describe('what video/init checks first', () => {
  const path = '/v2/post/publish/video/init/';
  const defects: Defect<InitRequest>[] = [
    wrongToken,
    wrongScope('user.info.basic,video.upload'),
    fullWindow(path),
    ban,
    {
      name: 'too many posts',
      code: 'spam_risk_too_many_posts',
      spoil: async (_request, emulated) => void (await patchAva(emulated, { caps: { directPostsPer24h: 0 } })),
    },
    wrongSource,
    {
      name: 'a level the account does not have',
      code: 'privacy_level_option_mismatch',
      spoil: ({ body }) => {
        body.post_info = { privacy_level: 'FOLLOWER_OF_CREATOR' };
      },
    },
    {
      name: 'no audit',
      code: 'unaudited_client_can_only_post_to_private_accounts',
      spoil: async (_request, emulated) => void (await emulated.control('app', { audited: false })),
    },
    {
      name: 'too many users',
      code: 'reached_active_user_cap',
      spoil: async (_request, emulated) => void (await emulated.control('app', { userCapPer24h: 0 })),
    },
    foreignUrl,
  ];
  const prepare = async (): Promise<[Emulated, InitRequest]> => {
    const emulated = new Emulated();
    const { accessToken } = await emulated.signIn();
    return [emulated, { token: accessToken, path, body: { post_info: { privacy_level: 'SELF_ONLY' } } }];
  };
  const answerOf = async (emulated: Emulated, request: InitRequest) => {
    request.body.source_info ??= fileSource(1000);
    return codeOf(await send(emulated, request));
  };

  it('finds nothing wrong with the request the defects are put into', async () => {
    expect(await answerOf(...(await prepare()))).toBe('ok');
  });

  it.each(defects.map((defect) => [defect.name, defect] as const))('refuses %s', async (_name, defect) => {
    const [emulated, request] = await prepare();
    await defect.spoil(request, emulated);

    expect(await answerOf(emulated, request)).toBe(defect.code);
  });

  it.each(pairsOf(defects))('%s before %s', async (_first, _second, first, second) => {
    const [emulated, request] = await prepare();
    await first.spoil(request, emulated);
    await second.spoil(request, emulated);

    expect(await answerOf(emulated, request)).toBe(first.code);
  });
});

describe('what inbox/video/init checks first', () => {
  const path = '/v2/post/publish/inbox/video/init/';
  const defects: Defect<InitRequest>[] = [
    wrongToken,
    wrongScope('user.info.basic,video.publish'),
    fullWindow(path),
    ban,
    {
      name: 'too many drafts',
      code: 'spam_risk_too_many_pending_share',
      spoil: async (_request, emulated) => void (await patchAva(emulated, { caps: { pendingSharesPer24h: 0 } })),
    },
    wrongSource,
    foreignUrl,
  ];
  const prepare = async (): Promise<[Emulated, InitRequest]> => {
    const emulated = new Emulated();
    const { accessToken } = await emulated.signIn();
    return [emulated, { token: accessToken, path, body: {} }];
  };

  it.each(pairsOf(defects))('%s before %s', async (_first, _second, first, second) => {
    const [emulated, request] = await prepare();
    await first.spoil(request, emulated);
    await second.spoil(request, emulated);
    request.body.source_info ??= fileSource(1000);

    expect(codeOf(await send(emulated, request))).toBe(first.code);
  });
});

describe('what content/init checks first', () => {
  const path = '/v2/post/publish/content/init/';
  const defects: Defect<InitRequest>[] = [
    wrongToken,
    fullWindow(path),
    {
      name: 'the scope of the other mode',
      code: 'scope_not_authorized',
      spoil: async (request, emulated) => {
        if (request.token === 'act.none') return;
        request.token = (await emulated.signIn('ava.studio', 'user.info.basic,video.upload')).accessToken;
      },
    },
    ban,
    {
      name: 'a title that is too long',
      code: 'invalid_params',
      spoil: ({ body }) => {
        body.post_info = { ...(body.post_info as object), title: 'x'.repeat(91) };
      },
    },
    {
      name: 'a level the account does not have',
      code: 'privacy_level_option_mismatch',
      spoil: ({ body }) => {
        body.post_info = { ...(body.post_info as object), privacy_level: 'FOLLOWER_OF_CREATOR' };
      },
    },
    {
      name: 'no audit',
      code: 'unaudited_client_can_only_post_to_private_accounts',
      spoil: async (_request, emulated) => void (await emulated.control('app', { audited: false })),
    },
    {
      name: 'an address that is not verified',
      code: 'url_ownership_unverified',
      spoil: ({ body }) => {
        body.source_info = {
          source: 'PULL_FROM_URL',
          photo_images: ['https://foreign.test/1.jpg'],
          photo_cover_index: 0,
        };
      },
    },
  ];
  const prepare = async (): Promise<[Emulated, InitRequest]> => {
    const emulated = new Emulated({ fetch: () => Promise.reject(new TypeError('offline')) });
    await emulated.control('app', { verifiedPrefixes: ['media.test'] });
    const { accessToken } = await emulated.signIn();
    const body = {
      media_type: 'PHOTO',
      post_mode: 'DIRECT_POST',
      post_info: { privacy_level: 'SELF_ONLY' },
      source_info: { source: 'PULL_FROM_URL', photo_images: ['https://media.test/1.jpg'], photo_cover_index: 0 },
    };
    return [emulated, { token: accessToken, path, body }];
  };

  it('finds nothing wrong with the request the defects are put into', async () => {
    const [emulated, request] = await prepare();

    expect(codeOf(await send(emulated, request))).toBe('ok');
  });

  // The window belongs to a token, so a full one and another token cannot be wrong at once.
  const possible = pairsOf(defects).filter(
    ([first, second]) => !(first === 'a full minute' && second === 'the scope of the other mode'),
  );

  it.each(possible)('%s before %s', async (_first, _second, first, second) => {
    const [emulated, request] = await prepare();
    await first.spoil(request, emulated);
    await second.spoil(request, emulated);

    expect(codeOf(await send(emulated, request))).toBe(first.code);
  });
});

interface TokenRequest {
  contentType: string;
  form: Record<string, string>;
}

describe('what the exchange of a code checks first', () => {
  const malformed = 'Only `application/x-www-form-urlencoded` is accepted as Content-Type.';
  const defects: Defect<TokenRequest>[] = [
    {
      name: 'another content type',
      code: malformed,
      spoil: (request) => {
        request.contentType = 'application/json';
      },
    },
    {
      name: 'no client key',
      code: 'The request is missing a required parameter.',
      spoil: ({ form }) => {
        form.client_key = '';
      },
    },
    {
      name: 'no client secret',
      code: 'Client secret is missed in request.',
      spoil: ({ form }) => {
        form.client_secret = '';
      },
    },
    {
      name: 'no redirect URI',
      code: 'The request is missing a required parameter.',
      spoil: ({ form }) => {
        form.redirect_uri = '';
      },
    },
    {
      name: 'a dead code',
      code: 'Authorization code is expired.',
      spoil: ({ form }) => {
        form.code = 'dead';
      },
    },
    {
      name: 'a wrong secret',
      code: 'Client key or secret is incorrect.',
      spoil: ({ form }) => {
        form.client_secret ||= '';
        if (form.client_secret !== '') form.client_secret = 'wrong';
      },
    },
    {
      name: 'another redirect URI',
      code: 'Redirect_uri is not matched with the uri when requesting code.',
      spoil: ({ form }) => {
        if (form.redirect_uri !== '') form.redirect_uri = 'http://localhost:3001/other';
      },
    },
    {
      name: 'a wrong verifier',
      code: 'Code verifier or code challenge is invalid.',
      spoil: ({ form }) => {
        form.code_verifier = 'x'.repeat(43);
      },
    },
  ];
  const exchange = async (...spoilers: Defect<TokenRequest>[]): Promise<Answer> => {
    const emulated = new Emulated();
    const request: TokenRequest = {
      contentType: 'application/x-www-form-urlencoded',
      form: {
        client_key: clientKey,
        client_secret: clientSecret,
        grant_type: 'authorization_code',
        redirect_uri: redirectUri,
        code: await emulated.code(),
        code_verifier: verifier,
      },
    };
    for (const { spoil } of spoilers) await spoil(request, emulated);
    return emulated.call('/v2/oauth/token/', {
      method: 'POST',
      headers: { 'content-type': request.contentType },
      body: String(new URLSearchParams(request.form)),
    });
  };

  it.each(defects.map((defect) => [defect.name, defect] as const))('refuses %s', async (_name, defect) => {
    expect((await exchange(defect)).body).toMatchObject({ error_description: defect.code });
  });

  it.each(pairsOf(defects))('%s before %s', async (_first, _second, first, second) => {
    expect((await exchange(first, second)).body).toMatchObject({ error_description: first.code });
  });
});

describe('what the authorize page finds', () => {
  const wrongs: [string, Record<string, string | undefined>][] = [
    ['client_key', { client_key: 'awunknown00000001' }],
    ['response_type', { response_type: 'token' }],
    ['redirect_uri', { redirect_uri: 'https://elsewhere.test/callback' }],
    ['scope', { scope: 'research.data' }],
    ['code_challenge', { code_challenge: base64UrlChallenge.slice(1) }],
  ];
  const pairs = wrongs.flatMap(([first, one], index) =>
    wrongs.slice(index + 1).map(([second, other]) => [first, second, { ...one, ...other }] as const),
  );

  it.each(pairs)('%s and %s: both are listed, in this order', async (first, second, overrides) => {
    const emulated = new Emulated();
    const { status, text } = await emulated.call(`/v2/auth/authorize/?${emulated.authorizeQuery(overrides)}`);
    const listed = [...text.matchAll(/<li><code>([a-z_]+)<\/code><\/li>/g)].map(([, name]) => name);

    expect(status).toBe(400);
    expect(listed).toEqual([first, second]);
    expect(text).toContain(`error_type=${first}`);
  });
});
