import { Component } from '@angular/core';

@Component({ selector: 'fc-post-page', template: '<section class="page"><h1>Post</h1></section>' })
export class PostPage {}
