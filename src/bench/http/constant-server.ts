/** The yardstick: a bare node:http server that reads the body and always answers the same. `constant-server.js STATUS BYTES` */
import { createServer } from "node:http";

const [status = "200", bytes = "400"] = process.argv.slice(2);
const body = Buffer.alloc(Number(bytes), "x");

const server = createServer((request, response) => {
  request.resume().once("end", () => {
    response.writeHead(Number(status), { "content-type": "application/x-amz-json-1.1", "content-length": body.length });
    response.end(body);
  });
});

server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  console.log(`constant server listening on http://127.0.0.1:${port}`);
});
