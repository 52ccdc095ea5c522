/** An upload host that throws bytes away; a process of its own, so that what is measured does not share its thread. */
import { createServer } from 'node:http';

const server = createServer((request, response) => {
  const [, last, total] = /(\d+)\/(\d+)$/.exec(request.headers['content-range'] ?? '') ?? [];
  request.resume().on('end', () => response.writeHead(Number(last) + 1 === Number(total) ? 201 : 206).end());
});
server.listen(0, '127.0.0.1', () => process.send?.(server.address().port));
process.once('disconnect', () => process.exit());
