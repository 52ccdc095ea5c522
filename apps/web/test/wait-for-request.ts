import type { HttpTestingController, TestRequest } from '@angular/common/http/testing';
import { waitFor } from '@testing-library/dom';

/** The next request to `url`, as soon as it is made. */
export function waitForRequest(http: HttpTestingController, url: string): Promise<TestRequest> {
  return waitFor(() => {
    const [request] = http.match((one) => one.url === url);
    if (!request) throw new Error(`Nothing was asked of ${url}.`);
    return request;
  });
}
