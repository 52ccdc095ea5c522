export { TikTokModule } from './tiktok.module.ts';
