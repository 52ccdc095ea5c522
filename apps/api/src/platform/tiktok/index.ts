export { isListenedTo, listenToExchanges } from './exchange-scope.ts';
export { tiktokProblem, tiktokProblemCode, type TikTokProblemCode, tiktokProblemOf } from './tiktok-problem.ts';
export { TikTokModule } from './tiktok.module.ts';
