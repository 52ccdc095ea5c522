import { createContext } from './client-options.ts';
import type { TikTokClientOptions } from './client-options.ts';
import { CreatorInfoResource } from './creator-info/creator-info-resource.ts';
import { OAuthResource } from './oauth/oauth-resource.ts';
import { PostsResource } from './posts/posts-resource.ts';
import { UploadsResource } from './uploads/uploads-resource.ts';
import { UserResource } from './user/user-resource.ts';
import { VideosResource } from './videos/videos-resource.ts';

/** TikTok's open API, typed. Holds no token: each call is told on whose behalf it is made. */
export class TikTokClient {
  readonly oauth: OAuthResource;
  readonly user: UserResource;
  readonly creatorInfo: CreatorInfoResource;
  readonly posts: PostsResource;
  readonly uploads: UploadsResource;
  readonly videos: VideosResource;

  /** @throws TypeError for an option that can not work */
  constructor(options: TikTokClientOptions) {
    const context = createContext(options);
    this.oauth = new OAuthResource(context);
    this.user = new UserResource(context);
    this.creatorInfo = new CreatorInfoResource(context);
    this.posts = new PostsResource(context);
    this.uploads = new UploadsResource(context);
    this.videos = new VideosResource(context);
  }
}
