import type { Post, Publish } from './publish.ts';
import type { World } from './world.ts';

export interface FoundPost {
  publish: Publish;
  post: Post;
}

/** Everything an account has posted, newest first. */
export function postsOf(world: World, username: string): FoundPost[] {
  return [...world.state.publishes.values()]
    .filter((publish) => publish.username === username)
    .flatMap((publish) => publish.posts.map((post) => ({ publish, post })))
    .sort((left, right) => right.post.createdAt - left.post.createdAt);
}
