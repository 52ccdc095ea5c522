/** Container health check: exits 0 exactly if the address answers with success. Usage: node healthy.mjs URL */
const answer = await fetch(process.argv[2]).catch(() => null);
process.exit(answer?.ok ? 0 : 1);
