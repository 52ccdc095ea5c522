import { Component } from '@angular/core';

@Component({ selector: 'fc-publish-page', template: '<section class="page"><h1>Publish</h1></section>' })
export class PublishPage {}
